"""One task answered from beginning to end without opening the page: a digest in the messenger, «Принял», a photo, handed
in; returned; the answer comes by mail with a PDF; accepted; silence."""
import datetime as dt
import email.message
import email.policy
import unittest

import office
from story import Story

CHAT = "2002"
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"y" * 20_000 + b"\xff\xd9"
PAPER = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class WholeAnswer(Story):
    def settings(self):
        return {"more": '[answers]\nsource = "maildir"\naddress = "otvet@example.org"\npoll_seconds = 5\n'}

    def test_a_task_is_done_from_messages_alone(self):
        self.choose_an_executor()
        self.link_the_chat()
        task = self.digest_in_the_chat()
        self.hand_in_from_the_chat(task)
        self.return_it(task)
        self.answer_by_mail(task)
        self.accept_it(task)
        self.silence(task)
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def choose_an_executor(self):
        """The lead of the first task that somebody with mail leads alone and that asks for proof."""
        self.task = next(t for t in self.tasks.values() if t["requirements"] and not t["indicators"]
                         and len(t["assignments"]) == 1 and self.email_of(t["assignments"][0]["person"]["name"]))
        self.me = self.task["assignments"][0]["person"]["name"]
        self.executor = self.sign_in(self.me)

    def email_of(self, login):
        return next(p["email"] for p in self.people if p["login"] == login)

    def contact(self, **choice):
        path = f"/api/v1/people/{self.ids[self.me]}/contact"
        self.executor.must("PUT", path, {"channels": [], "language": "ru", "declined": [], **choice})

    def link_the_chat(self):
        made = self.executor.must("POST", f"/api/v1/people/{self.ids[self.me]}/link-codes", {"kind": "telegram"})
        said = self.say(lambda: self.telegram.write(CHAT, "/start " + made["code"]))
        self.assertIn("Готово", said["text"])
        self.contact(channels=["telegram", "smtp"])

    def digest_in_the_chat(self):
        """The clock goes to the next moment when this task is spoken of."""
        rungs = [when for when, told in sorted(self.schedule(self.begin + dt.timedelta(days=400)).items())
                 if self.me in told and when > self.office.clock.moment]
        for when in rungs:
            before = len(self.to_chat())
            self.office.clock.set(when)
            self.telegram.wait(lambda _, before=before: len(self.to_chat()) > before, f"a message of {when}")
            self.irina = self.sign_in_again("irina")
            for message in self.telegram.messages:
                tokens = [data for row in message.get("buttons", []) for data in row]
                if message["to"] == CHAT and f"ack:{self.task['id']}" in tokens:
                    return self.task["id"]
        raise AssertionError("the task is never spoken of in the chat")

    def idle(self):
        self.irina = self.sign_in_again("irina")
        return not any(self.irina.must("GET", f"/api/v1/deliveries?state={state}")["items"]
                       for state in ("leased", "waiting"))

    def to_chat(self):
        return [message for message in self.telegram.messages if message["to"] == CHAT]

    def say(self, act):
        before = len(self.to_chat())
        act()
        self.telegram.wait(lambda _: len(self.to_chat()) > before, "a reply")
        return self.to_chat()[before]

    def hand_in_from_the_chat(self, task):
        self.say(lambda: self.telegram.press(CHAT, f"ack:{task}"))
        self.say(lambda: self.telegram.press(CHAT, f"report:{task}"))
        self.telegram.files["photos/1.jpg"] = PHOTO
        photo = [{"file_id": "photos/1.jpg", "width": 800, "height": 600, "file_size": len(PHOTO)}]
        said = self.say(lambda: self.telegram.write(CHAT, photo=photo, caption="Проведено, документ подписан"))
        slot = next((data for row in said["buttons"] for data in row if data.startswith(f"slot:{task}:")), None)
        if slot:
            said = self.say(lambda: self.telegram.press(CHAT, slot))
        shown = self.irina.task(task)
        self.assertEqual(len(shown["evidence"]), 1)
        self.assertIn(shown["state"], ("planned", "open"), "the draft waits")
        self.assertIn(f"submit:{task}", [data for row in said["buttons"] for data in row])
        said = self.say(lambda: self.telegram.press(CHAT, f"submit:{task}"))
        self.assertIn("Отчёт сдан на контроль", said["text"])
        report = self.irina.task(task)["submissions"][0]
        self.assertEqual(report["words"], "Проведено, документ подписан")

    def return_it(self, task):
        """The coordinator returns it; by now the executor prefers mail."""
        self.executor = self.sign_in_again(self.me)
        self.contact(channels=["smtp", "telegram"])
        self.irina.step(task, "return", {"reason": "Фото не читается, нужен скан"})
        self.mail.wait(lambda all_of: any(self.is_mine(m) and "Фото не читается" in m["text"] for m in all_of),
                       "the return by mail")

    def is_mine(self, message):
        return message["to"] == self.email_of(self.me)

    def answer_by_mail(self, task):
        returned = next(m for m in self.mail.messages if self.is_mine(m) and "Фото не читается" in m["text"])
        reply = email.message.EmailMessage(policy=email.policy.SMTP)
        reply["From"], reply["To"] = returned["to"], returned["headers"]["Reply-To"]
        reply["Subject"], reply["Message-ID"] = "Re: " + returned["subject"], "<scan@school.example.org>"
        reply.set_content("Исполнено\nСкан во вложении.\n\n-- \nС уважением\n")
        reply.add_attachment(PAPER, maintype="application", subtype="pdf", filename="скан.pdf")
        draft = self.office.data / "answers" / "tmp" / "1"
        draft.write_bytes(reply.as_bytes())
        draft.rename(self.office.data / "answers" / "new" / "1")
        def handed_in():
            self.office.clock.set(self.office.clock.moment + dt.timedelta(seconds=6))
            return self.irina.task(task)["state"] == "submitted"
        office.wait_for(handed_in, "the mail's report")
        shown = self.irina.task(task)
        self.assertIn("скан.pdf", [paper["title"] for paper in shown["evidence"]])
        self.assertTrue(shown["submissions"][-1]["words"].startswith("Скан во вложении."))

    def accept_it(self, task):
        owed = [one["number"] for one in self.irina.task(task)["requirements"] if one["state"] == "requested"]
        self.irina.step(task, "accept", {"waivers": [{"requirement": n, "reason": "Входит в скан"} for n in owed]})
        self.assertEqual(self.irina.task(task)["state"], "accepted")

    def silence(self, task):
        office.wait_for(self.idle, "what was under way has left")
        before = {(n["rung"], n["person"]["name"]) for n in self.irina.task(task)["notices"]}
        letters = len(self.mail.messages)
        self.office.clock.set(self.office.clock.moment + dt.timedelta(days=60))
        self.mail.wait(lambda all_of: len(all_of) > letters, "others hear of theirs")
        office.wait_for(self.idle, "two months have passed")
        after = {(n["rung"], n["person"]["name"]) for n in self.irina.task(task)["notices"]}
        self.assertEqual(after, before, "nothing more is said of an accepted task")
        way = [line["step"] for line in self.irina.must("GET", f"/api/v1/tasks/{task}/dispatches?limit=200")["items"]]
        self.assertTrue({"digested", "sent", "pressed"} <= set(way), way)


if __name__ == "__main__":
    unittest.main()
