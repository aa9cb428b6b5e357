"""The main job on the real program: a year of a real plan, every rung once, in order, at the right person; proof closes a
task and it falls silent."""
import collections
import datetime as dt
import hashlib
import re
import unittest

import office
from story import LINK, Story

PROTOCOL = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def folded(text):
    return re.sub(r"\s+", " ", text)


class YearOfAPlan(Story):
    def test_every_rung_arrives_once_and_proof_ends_them(self):
        until = max(dt.datetime.fromisoformat(t["due"]) for t in self.tasks.values()) + dt.timedelta(days=45)
        plan = self.schedule(until)
        chosen = self.choose()
        counts = collections.Counter()
        expected_keys = collections.defaultdict(set)
        closed = False
        self.assertGreater(len(plan), 20, "the year must be worth watching")
        for when, told in plan.items():
            if closed:
                told = {login: {t: r for t, r in tasks.items() if t != chosen["id"]} for login, tasks in told.items()}
                told = {login: tasks for login, tasks in told.items() if tasks}
                if not told:
                    continue
            self.office.clock.set(when)
            for login, tasks in told.items():
                counts[login] += 1
                for task, rung in tasks.items():
                    expected_keys[task].add((rung, login))
                self.wait_for_message(login, counts[login], f"{when} {login} {tasks}")
                self.assert_speaks_of(login, tasks)
            self.wait_until_settled(counts)
            if any(chosen["id"] in tasks and tasks[chosen["id"]] == "T-3" for tasks in told.values()):
                self.close_with_proof(chosen, counts, expected_keys)
                closed = True
        self.assertTrue(closed, "the chosen task must have been closed on the way")
        self.assert_nothing_else_was_said(counts)
        self.assert_every_notice(expected_keys)
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def choose(self):
        """A task that wants proof and whose lead has mail."""
        for task in self.tasks.values():
            lead = task["assignments"][0]["person"]["name"]
            if task["requirements"] and "@" in self.address(lead):
                return task
        raise AssertionError("no task wants proof")

    def wait_for_message(self, login, count, what):
        address = self.address(login)
        self.peer(login).wait(lambda all_of: sum(m["to"] == address for m in all_of) >= count, what)

    def wait_until_settled(self, counts):
        office.wait_for(lambda: self.office.settled() >= sum(counts.values()), "every message marked as sent")

    def assert_speaks_of(self, login, tasks):
        text = folded(self.messages_to(login)[-1]["text"])
        missing = [task for task in tasks if folded(self.tasks[task]["title"])[:60] not in text]
        # A long digest names the first fifty and counts the rest.
        counted = re.search(r" и ещё (\d+) задач", text)
        self.assertLessEqual(len(missing), int(counted[1]) if counted else 0, f"to {login}, of {missing}: {text[:300]}")

    def close_with_proof(self, task, counts, expected):
        self.irina = self.sign_in_again("irina")
        lead = task["assignments"][0]["person"]["name"]
        owners = [one["person"]["name"] for one in task["assignments"]]
        executor = self.follow_the_link(lead, task)
        self.assertEqual(executor.call("GET", "/api/v1/people")[0], 403, "a personal link opens its task alone")
        attached = executor.must(
            "POST", f"/api/v1/tasks/{task['id']}/evidence?name=protokol.pdf&requirement=1", raw=PROTOCOL,
            headers={"Content-Type": "application/octet-stream"},
        )
        self.assertEqual(attached["evidence"][0]["sha256"], hashlib.sha256(PROTOCOL).hexdigest())
        self.assertEqual(attached["evidence"][0]["media_type"], "application/pdf")
        self.hand_in(executor, task, 1, counts, expected)
        status, _, _ = self.irina.step(task["id"], "return", {"reason": "Нет подписи председателя"})
        self.assertEqual(status, 200)
        for login in owners:
            counts[login] += 1
            expected[task["id"]].add(("returned:1", login))
            self.wait_for_message(login, counts[login], f"the return, to {login}")
        self.assertIn("Нет подписи председателя", folded(self.messages_to(lead)[-1]["text"]))
        self.hand_in(executor, task, 2, counts, expected)
        open_slots = [r["number"] for r in self.irina.task(task["id"])["requirements"] if r["state"] == "requested"]
        if open_slots:
            status, problem, _ = self.irina.step(task["id"], "accept", {"waivers": []})
            self.assertEqual((status, problem["code"]), (409, "requirement_open"))
        waivers = [{"requirement": number, "reason": "Уже в деле"} for number in open_slots]
        acceptance = {"waivers": waivers}
        if any(one["falls_short"] for one in self.irina.task(task["id"])["indicators"]):
            acceptance["shortfall"] = "Больше, чем было в плане"
        status, accepted, _ = self.irina.step(task["id"], "accept", acceptance)
        self.assertEqual((status, accepted["state"]), (200, "accepted"))
        self.wait_until_settled(counts)

    def hand_in(self, executor, task, number, counts, expected):
        shown = executor.task(task["id"])
        report = {"words": "Сделано, протокол приложен"}
        if shown["indicators"]:
            status, problem, _ = executor.step(task["id"], "submit", report)
            self.assertEqual((status, problem["code"]), (409, "requirement_open"), "a number is owed")
            report["values"] = [{"indicator": one["number"], "value": 1e6, "note": "По отчётам"} for one in shown["indicators"]]
        if shown["silent"]:
            report["without"] = "Соисполнитель в отпуске"
        status, problem, _ = executor.step(task["id"], "submit", report)
        self.assertEqual(status, 200, problem)
        counts["irina"] += 1
        expected[task["id"]].add((f"submitted:{number}", "irina"))
        self.wait_for_message("irina", counts["irina"], "the report, to the controller")

    def follow_the_link(self, login, task):
        text = self.messages_to(login)[-1]["text"]
        for token in LINK.findall(text):
            executor = self.office.api()
            if executor.follow(token)["only_task"] == task["id"]:
                return executor
        raise AssertionError(f"no link to task {task['id']} in:\n{text}")

    def assert_nothing_else_was_said(self, counts):
        for login in [p["login"] for p in self.people]:
            self.assertEqual(len(self.messages_to(login)), counts[login], f"messages to {login}")
        ids = [m["id"] for m in self.mail.messages]
        self.assertEqual(len(ids), len(set(ids)), "each message arrived once")
        for message in self.mail.messages:
            self.assertEqual(message["headers"]["Auto-Submitted"], "auto-generated")
            self.assertIn("List-Id", message["headers"])

    def assert_every_notice(self, expected):
        self.irina = self.sign_in_again("irina")
        for number in self.tasks:
            notices = self.irina.task(number)["notices"]
            self.assertEqual({(n["rung"], n["person"]["name"]) for n in notices}, expected[number], f"task {number}")
            self.assertEqual({n["state"] for n in notices}, {"sent"}, f"task {number}")
        links = LINK.findall("".join(m["text"] for m in self.mail.messages))
        self.assertGreater(len(links), 0)
        for token in links[:20]:
            self.assertNotIn(token, self.office.log(), "no secret in the log")


class BadTimes(Story):
    def test_an_unreachable_mail_server_delays_and_loses_nothing(self):
        self.mail.wait(lambda messages: len(messages) > 0, "the first messages")
        before = len(self.mail.messages)
        self.mail.pause()
        when = next(iter(sorted(set(w for w in self.schedule(self.begin + dt.timedelta(days=60)) if w > self.begin))))
        self.office.clock.set(when)
        self.irina = self.sign_in_again("irina")
        waiting = office.wait_for(
            lambda: [d for d in self.irina.must("GET", "/api/v1/deliveries?state=waiting")["items"] if d["outcome"] == "unreachable"],
            "a delivery that waits for its next try",
        )
        self.assertGreater(len(waiting), 0)
        self.mail.resume()
        self.office.clock.set(when + dt.timedelta(minutes=10))
        self.mail.wait(lambda messages: len(messages) > before, "the message after the server came back")


if __name__ == "__main__":
    unittest.main(verbosity=2)
