"""The daemon dies by SIGKILL at fifty random moments in the midst of engine, outbox and requests. Nothing that was answered
is lost, nothing is planned twice, every task equals its journal. The seed is printed; VEKHA_KILL_SEED runs one again."""
import collections
import datetime as dt
import os
import random
import threading
import unittest

import office
from story import Story, moment

KILLS = 50
LONGEST_LIFE = 0.12  # seconds from the moment something is due to the kill


class Attacher(threading.Thread):
    """An executor who keeps attaching links while the daemon dies; remembers what was answered with success."""

    def __init__(self, api, tasks, number):
        super().__init__()
        self.api, self.tasks, self.number = api, tasks, number
        self.answered = []

    def run(self):
        for step, task in enumerate(self.tasks):
            link = f"https://example.org/proof/{self.number}/{step}"
            try:
                status, _, _ = self.api.call("POST", f"/api/v1/tasks/{task}/links", {"title": "новость", "link": link})
            except (OSError, ValueError):
                return
            except Exception as error:  # http.client's own exceptions for a connection that died
                if type(error).__module__ != "http.client":
                    raise
                return
            if status == 201:
                self.answered.append((task, link))


class Kills(Story):
    known = set()  # leads who have a password
    seed = int(os.environ.get("VEKHA_KILL_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)

    def test_fifty_kills_lose_nothing_and_double_nothing(self):
        print(f"VEKHA_KILL_SEED={self.seed}", flush=True)
        dice = random.Random(self.seed)
        until = max(dt.datetime.fromisoformat(t["due"]) for t in self.tasks.values()) + dt.timedelta(days=45)
        moments = list(self.schedule(until))[:KILLS]
        answered = []
        self.assertEqual(len(moments), KILLS)
        for number, when in enumerate(moments):
            self.office.clock.set(when - dt.timedelta(minutes=1))
            executor, tasks = self.executor(dice)
            self.office.clock.set(when)
            attacher = Attacher(executor, tasks, number)
            attacher.start()
            attacher.join(dice.random() * LONGEST_LIFE)
            self.office.kill()
            attacher.join()
            answered += attacher.answered
            self.office.start()
        print(f"{KILLS} kills, {len(answered)} answered changes, {len(self.mail.messages)} messages", flush=True)
        self.calm_down(moments[-1])
        self.assertGreater(len(answered), KILLS // 2, "the kills must come in the midst of changes")
        self.assert_answered_changes_are_there(answered)
        self.assert_every_rung_is_settled_once(moments[-1])
        self.assert_sent_messages_arrived()
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def executor(self, dice):
        """A lead, signed in, and some of this person's tasks that can still take a link."""
        by_lead = collections.defaultdict(list)
        for task in self.tasks.values():
            by_lead[task["assignments"][0]["person"]["name"]].append(task["id"])
        lead = dice.choice(sorted(by_lead))
        if lead in self.known:
            return self.sign_in_again(lead), dice.sample(by_lead[lead], min(3, len(by_lead[lead])))
        self.known.add(lead)
        self.admin = self.office.api().sign_in("admin", self.office.password())
        return self.sign_in(lead), dice.sample(by_lead[lead], min(3, len(by_lead[lead])))

    def calm_down(self, last):
        """Leases of the dead run out, what they held is sent; then all is settled."""
        self.office.clock.set(last + dt.timedelta(hours=1))
        self.irina = self.sign_in_again("irina")
        def settled():
            open_ones = [self.irina.must("GET", f"/api/v1/deliveries?state={state}")["items"] for state in ("leased", "waiting")]
            rows = [n for number in self.tasks for n in self.irina.task(number)["notices"] if n["state"] in ("waiting", "taken")]
            return not any(open_ones) and not rows
        office.wait_for(settled, "every delivery settled")

    def assert_answered_changes_are_there(self, answered):
        kept = {(number, e["link"]) for number in self.tasks for e in self.irina.task(number)["evidence"]}
        self.assertEqual(set(answered) - kept, set(), "changes that were answered and are gone")

    def assert_every_rung_is_settled_once(self, last):
        for number, task in self.tasks.items():
            reached, superseded, delays = [], [], []
            for event in self.irina.must("GET", f"/api/v1/tasks/{number}/journal")["items"]:
                if event["type"] == "rung_reached":
                    reached.append(event["payload"]["rung"])
                    superseded += event["payload"].get("superseded", [])
                # The clock jumps while the daemon is dead: to it that was an outage, and it says so.
                if event["type"] == "escalation_delayed":
                    delay = event["payload"]["delay"]
                    delays.append((moment(delay["from"]), moment(delay["to"]), delay["working_days"]))
            due = self.rungs(task, last + dt.timedelta(hours=1), delays)
            expected = [rung for _, rung, _ in due]
            self.assertEqual(sorted(reached + superseded), sorted(expected), f"task {number}")
            people = {rung: set(logins) for _, rung, logins in due}
            told = collections.defaultdict(set)
            for notice in self.irina.task(number)["notices"]:
                told[notice["rung"]].add(notice["person"]["name"])
                if notice["state"] != "sent":
                    self.fail(f"task {number}, {notice['rung']} is {notice['state']}: {self.delivery(notice)}")
            self.assertEqual(dict(told), {rung: people[rung] for rung in reached}, f"task {number}")

    def delivery(self, notice):
        """What became of the message that carried the notice."""
        if notice["delivery"] is None:
            return "no delivery"
        return self.irina.must("GET", f"/api/v1/deliveries/{notice['delivery']}")["delivery"]

    def assert_sent_messages_arrived(self):
        """Every sent delivery arrived; a second copy bears the same Message-ID, so a receiver can drop it."""
        sent, before = {}, ""
        while True:
            page = self.irina.must("GET", f"/api/v1/deliveries?state=sent&limit=200{before}")
            for card in page["items"]:
                if card["channel"] == "smtp":
                    view = self.irina.must("GET", f"/api/v1/deliveries/{card['id']}")
                    sent[view["message_id"]] = card["person"]["name"]
            if page["next"] is None:
                break
            before = "&after=" + page["next"]
        arrived = {m["id"].strip("<>"): m["to"].split("@")[0] for m in self.mail.messages}
        self.assertEqual({k: v for k, v in sent.items() if arrived.get(k) != v}, {}, "marked sent and never arrived")
        copies = len(self.mail.messages) - len(arrived)
        print(f"{len(arrived)} messages, {copies} second copies after a kill", flush=True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
