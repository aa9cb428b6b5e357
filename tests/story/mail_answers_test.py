"""Answers by mail on the real program: a PDF sent in reply lands with its task as proof, and the writer is told so; what
nobody signed changes nothing."""
import datetime as dt
import email.message
import email.policy
import re
import unittest

import office
from story import Story

ORDER = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ROOT = re.compile(r"<task-(\d+)@")


class AnswersByMail(Story):
    def settings(self):
        return {"more": '[answers]\nsource = "maildir"\naddress = "otvet@example.org"\npoll_seconds = 5\n'}

    def test_an_order_in_reply_is_proof_and_a_forged_one_is_nothing(self):
        message, task = self.message_about_one_task()
        reply_to = message["headers"]["Reply-To"]
        self.assertRegex(reply_to, r"^otvet\+[\w-]+@example\.org$")
        login = task["assignments"][0]["person"]["name"]
        before = len(self.messages_to(login))

        forged = re.sub(r"\+.*@", "+1-1-1-aaaaaaaaaaaaaaaaaaaaaaaaaa@", reply_to)
        self.deliver("1", self.answer(message["to"], forged, "forged@there.example.org", "podlog.pdf"))
        self.deliver("2", self.answer(message["to"], reply_to, "true@there.example.org", "приказ.pdf"))
        self.deliver("3", self.answer(message["to"], reply_to, "true@there.example.org", "приказ.pdf"))
        self.until(lambda: not any((self.mailbox() / "new").iterdir()), "the mailbox is read")

        self.irina = self.sign_in_again("irina")
        titles = [one["title"] for one in self.irina.task(task["id"])["evidence"]]
        self.assertEqual(titles, ["приказ.pdf"], "once, and only the signed one")
        self.until(lambda: len(self.messages_to(login)) > before, "the reply")
        self.assertIn("приказ.pdf", self.messages_to(login)[-1]["text"])
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def message_about_one_task(self):
        """The first mail whose conversation is one task's, to that task's lead, where proof is owed."""
        for when, told in self.schedule(self.begin + dt.timedelta(days=120)).items():
            before = {login: len(self.messages_to(login)) if when > self.begin else 0 for login in told}
            if when > self.office.clock.moment:
                self.office.clock.set(when)
            office.wait_for(lambda before=before: all(len(self.messages_to(one)) > n for one, n in before.items()),
                            f"messages of {when}")
            for message in self.mail.messages:
                found = ROOT.search(message["headers"].get("References", ""))
                task = self.tasks.get(int(found[1])) if found else None
                if task and task["requirements"] and self.address(self.lead(task)) == message["to"]:
                    return message, task
        raise AssertionError("no message about one task")

    @staticmethod
    def lead(task):
        return task["assignments"][0]["person"]["name"]

    def until(self, condition, what):
        """The clock goes on by itself as people wait."""
        def moved():
            self.office.clock.set(self.office.clock.moment + dt.timedelta(seconds=6))
            return condition()
        office.wait_for(moved, what)

    def mailbox(self):
        return self.office.data / "answers"

    def deliver(self, name, bytes_of):
        draft = self.mailbox() / "tmp" / name
        draft.write_bytes(bytes_of)
        draft.rename(self.mailbox() / "new" / name)

    @staticmethod
    def answer(sender, to, number, file):
        mail = email.message.EmailMessage(policy=email.policy.SMTP)
        mail["From"], mail["To"], mail["Subject"] = sender, to, "Re: Дорожная карта"
        mail["Message-ID"] = f"<{number}>"
        mail.set_content("Приказ подписан, прилагаю.\n\n02.03.2026 09:00, Веха пишет:\n> Чем подтвердить: приказ\n")
        mail.add_attachment(ORDER, maintype="application", subtype="pdf", filename=file)
        return mail.as_bytes()


if __name__ == "__main__":
    unittest.main()
