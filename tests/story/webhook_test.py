"""An executor who lives in MAX, and a MAX that brings what is answered: only what bears the secret is heard, and 200 means
that it is kept."""
import datetime as dt
import hashlib
import unittest

import district
import office
import peers
from story import Story

USER = "1001"
SECRET = "story-secret-of-the-hook"
SCAN = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class AnswersThatAreBrought(Story):
    def setUp(self):
        self.max = peers.MaxApi()
        self.addCleanup(self.max.stop)
        super().setUp()

    def settings(self):
        return {
            "public_url": "https://vekha.example.org",
            "more": f'[max]\nenabled = true\nbase_url = "http://127.0.0.1:{self.max.port}"\ntoken = "{self.max.TOKEN}"\n'
                    f'receive = "webhook"\nwebhook_secret = "{SECRET}"\n',
        }

    def people_for(self, reading):
        people = district.people_for(reading)
        people[-1].update(telegram="", max=USER)
        return people

    def test_what_bears_the_secret_is_done_and_kept(self):
        office.wait_for(lambda: self.max.hook, "MAX is told where to bring updates")
        self.assertEqual(self.max.hook["url"], "https://vekha.example.org/api/v1/hooks/max")
        self.assertEqual(self.max.hook["secret"], SECRET)
        task = self.reminded_of()

        press = {"update_type": "message_callback", "timestamp": 1,
                 "callback": {"timestamp": 1, "callback_id": "cb.1", "payload": f"ack:{task}",
                              "user": {"user_id": int(USER), "is_bot": False}}}
        for wrong in ("", "story-secret-of-the-hooK", SECRET * 20):
            self.assertEqual(self.bring(press, wrong), 401)
        self.assertEqual(self.irina.task(task)["acknowledgements"], [])
        self.assertEqual(self.bring(press), 200)
        self.assertEqual(len(self.irina.task(task)["acknowledgements"]), 1, "200 means that it is kept")
        said = len(self.max.messages)
        self.assertEqual(self.bring(press), 200, "a replay is no error")
        self.assertEqual(len(self.max.messages), said, "and nothing is said twice")
        self.assertIn("cb.1", self.max.heard)

        self.send_a_scan(task)
        self.assertEqual(self.bring(raw=b"[" * 100_000), 400)
        self.assertEqual(self.bring(raw=b" " * (2 << 20)), 413)
        self.office.kill()
        self.office.start()
        self.assertEqual(self.bring(press), 200, "a replay after a kill")
        self.irina = self.sign_in_again("irina")
        self.assertEqual(len(self.irina.task(task)["acknowledgements"]), 1)
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def reminded_of(self):
        """The task of the first reminder to the one who is in MAX alone."""
        me = self.people[-1]["login"]
        until = max(dt.datetime.fromisoformat(t["due"]) for t in self.tasks.values()) + dt.timedelta(days=45)
        self.office.clock.set(next(when for when, told in self.schedule(until).items() if me in told))
        self.max.wait(lambda all_of: any(m["to"] == USER for m in all_of), "the first reminder")
        self.irina = self.sign_in_again("irina")
        row = self.max.messages[0]["buttons"][0]
        self.assertEqual([data.split(":")[0] for data in row], ["ack", "report", "extend", "disown"])
        return int(row[0].split(":")[1])

    def bring(self, update=None, secret=SECRET, raw=None):
        headers = {"X-Max-Bot-Api-Secret": secret, "Content-Type": "application/json"}
        return self.office.api().call("POST", "/api/v1/hooks/max", update, headers=headers, raw=raw)[0]

    def message(self, number, **body):
        return {"update_type": "message_created", "timestamp": number,
                "message": {"sender": {"user_id": int(USER), "is_bot": False}, "timestamp": number,
                            "recipient": {"chat_id": 5, "chat_type": "dialog", "user_id": 9},
                            "body": {"mid": f"in.{number}", "seq": number, "text": "", **body}}}

    def send_a_scan(self, task):
        """From MAX's own address it is taken; from inside the office it is not, and the reply says so."""
        self.assertEqual(self.bring({"update_type": "message_callback", "timestamp": 2,
                                     "callback": {"timestamp": 2, "callback_id": "cb.2", "payload": f"report:{task}",
                                                  "user": {"user_id": int(USER), "is_bot": False}}}), 200)
        self.max.files["/getfile"] = SCAN
        inside = {"type": "file", "filename": "чужое.pdf", "size": 10,
                  "payload": {"token": "t", "url": f"http://127.0.0.1:{self.office.port}/healthz"}}
        scan = {"type": "file", "filename": "протокол.pdf", "size": len(SCAN),
                "payload": {"token": "t", "url": f"http://127.0.0.1:{self.max.port}/getfile?sig=1"}}
        self.assertEqual(self.bring(self.message(3, text="Протокол", attachments=[scan, inside])), 200)
        said = self.max.messages[-1]
        self.assertIn("чужое.pdf", said["text"])
        slot = next((data for row in said["buttons"] for data in row if data.startswith(f"slot:{task}:")), None)
        if slot:
            self.assertEqual(self.bring({"update_type": "message_callback", "timestamp": 4,
                                         "callback": {"timestamp": 4, "callback_id": "cb.3", "payload": slot,
                                                      "user": {"user_id": int(USER), "is_bot": False}}}), 200)
        kept = self.irina.task(task)["evidence"]
        self.assertEqual([one["sha256"] for one in kept], [hashlib.sha256(SCAN).hexdigest()])
        self.assertEqual(kept[0]["title"], "протокол.pdf")


if __name__ == "__main__":
    unittest.main()
