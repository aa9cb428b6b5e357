"""An executor who lives in a messenger: the reminder's own buttons and the chat are enough to do the work, and nobody can
do another's. Vekha asks for what was answered; no way in from outside is there."""
import datetime as dt
import hashlib
import re
import unittest

import office
from story import Story

CHAT = "1001"
STRANGER = "666"
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"x" * 50_000 + b"\xff\xd9"


class AnswersFromTheMessenger(Story):
    def test_the_work_is_done_from_the_chat_and_strangers_do_none(self):
        message = self.reminder()
        tokens = [data for row in message["buttons"] for data in row if ":" in data and not data.startswith("http")]
        mine = int(tokens[0].split(":")[1])
        self.assertIn(self.me, [one["person"]["name"] for one in self.irina.task(mine)["assignments"]])
        self.assertEqual(tokens[:4], [f"{verb}:{mine}" for verb in ("ack", "report", "extend", "disown")])

        said = self.say(lambda: self.telegram.press(CHAT, f"ack:{mine}"))
        self.assertTrue(said["text"])
        self.assertIn("press1", self.telegram.heard, "the button stops waiting")
        self.assertEqual([one["person"]["name"] for one in self.irina.task(mine)["acknowledgements"]], [self.me])

        self.send_a_photo(mine)
        self.try_another_mans_task(mine)
        self.replay(mine)
        self.send_nonsense()
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def reminder(self):
        """The first message to the one who has no mail."""
        self.me = next(p["login"] for p in self.people if p["telegram"] == CHAT)
        until = max(dt.datetime.fromisoformat(t["due"]) for t in self.tasks.values()) + dt.timedelta(days=45)
        when = next(when for when, told in self.schedule(until).items() if self.me in told)
        self.office.clock.set(when)
        self.telegram.wait(lambda all_of: any(m["to"] == CHAT for m in all_of), "the first reminder")
        self.irina = self.sign_in_again("irina")
        return next(m for m in self.telegram.messages if m["to"] == CHAT)

    def say(self, act, chat=CHAT):
        """What is said back to the chat after `act`."""
        before = len([m for m in self.telegram.messages if m["to"] == chat])
        act()
        self.telegram.wait(lambda all_of: len([m for m in all_of if m["to"] == chat]) > before, f"a reply to {chat}")
        return [m for m in self.telegram.messages if m["to"] == chat][before]

    def send_a_photo(self, task):
        """The task is named by «Отчёт»; the photo then lands as a draft, and what is missing is said."""
        self.say(lambda: self.telegram.press(CHAT, f"report:{task}"))
        self.telegram.files["photos/file_1.jpg"] = PHOTO
        photo = [{"file_id": "photos/file_1.jpg", "width": 1280, "height": 853, "file_size": len(PHOTO)}]
        said = self.say(lambda: self.telegram.write(CHAT, photo=photo, caption="Приказ подписан"))
        slot = next((data for row in said["buttons"] for data in row if data.startswith(f"slot:{task}:")), None)
        if slot:  # two slots fit: the question is answered
            said = self.say(lambda: self.telegram.press(CHAT, slot))
        shown = self.irina.task(task)
        self.assertEqual([one["sha256"] for one in shown["evidence"]], [hashlib.sha256(PHOTO).hexdigest()])
        self.assertEqual(shown["evidence"][0]["media_type"], "image/jpeg")
        self.assertIn(shown["state"], ("planned", "open"), "a draft hands in nothing")
        owed = [one for one in shown["requirements"] if one["state"] == "requested"]
        if owed:
            self.assertRegex(said["text"], re.compile("не хватает|осталось|нужн", re.I))
        large = [{"file_id": "photos/file_2.jpg", "width": 1, "height": 1, "file_size": 2 << 30}]
        said = self.say(lambda: self.telegram.write(CHAT, photo=large))
        self.assertIn("МБ", said["text"], "what was not kept is named")

    def try_another_mans_task(self, mine):
        other = next(number for number, task in self.tasks.items()
                     if self.me not in [one["person"]["name"] for one in task["assignments"]])
        before = self.irina.task(other)
        self.say(lambda: self.telegram.press(CHAT, f"ack:{other}"))
        self.say(lambda: self.telegram.press(STRANGER, f"ack:{mine}"), STRANGER)
        after = self.irina.task(other)
        self.assertEqual(after["acknowledgements"], before["acknowledgements"])
        self.assertEqual(after["version"], before["version"])
        self.assertEqual(len(self.irina.task(mine)["acknowledgements"]), 1)

    def replay(self, mine):
        """The same update once more, by a messenger that forgot what was confirmed."""
        said = len(self.telegram.messages)
        version = self.irina.task(mine)["version"]
        old = dict(self.telegram.updates[0])
        self.telegram.spoil(office.json.dumps({"ok": True, "result": [old]}).encode())
        self.say(lambda: self.telegram.press(CHAT, "drop:0"))
        self.assertEqual(len(self.telegram.messages), said + 1, "the replay said nothing")
        self.assertEqual(self.irina.task(mine)["version"], version)

    def send_nonsense(self):
        """Answers that no messenger gives: the daemon lives and hears what comes after."""
        for spoilt in (b"[" * 100_000, b'{"ok": true, "result": [' + b" " * (5 << 20) + b"]}", b"\xff\xfe", b'{"ok": true}'):
            failures = self.office.log().count("inbox_failed")
            self.telegram.spoil(spoilt)
            office.wait_for(lambda before=failures: self.office.log().count("inbox_failed") > before, "a refusal in the log")
            said = self.say(lambda: self.telegram.write(CHAT, "Помощь"))
            self.assertTrue(said["text"])


if __name__ == "__main__":
    unittest.main()
