"""A morning's thousands of messages, and the daemon dies by SIGKILL again and again in the midst of sending them. Every
person is told; a second copy is one that was on the wire at a kill, and bears the Message-ID of the first.

VEKHA_FLOOD_GROUPS (of 500 people each) and VEKHA_FLOOD_KILLS make it as large as wanted; the seed is printed,
VEKHA_FLOOD_SEED runs one again."""
import collections
import datetime as dt
import os
import pathlib
import random
import tempfile
import unittest

import oracle
import peers
from office import Office

GROUPS = int(os.environ.get("VEKHA_FLOOD_GROUPS", "4"))
MEMBERS = 500
KILLS = int(os.environ.get("VEKHA_FLOOD_KILLS", "20"))
SENDERS = 2  # of the daemon: so many messages are on the wire at once


class Envelopes(peers.MailServer):
    """Takes only who a mail is for and its Message-ID: there are many."""

    async def handle_DATA(self, _server, _session, envelope):
        head = envelope.content.split(b"\r\n\r\n", 1)[0].replace(b"\r\n ", b" ").split(b"\r\n")
        ids = [line.split(b":", 1)[1].strip() for line in head if line.lower().startswith(b"message-id:")]
        self.add((envelope.rcpt_tos[0], ids[0].decode()))
        return "250 2.0.0 taken"


class Flood(unittest.TestCase):
    seed = int(os.environ.get("VEKHA_FLOOD_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vekha-flood-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.mail = Envelopes()
        self.addCleanup(self.mail.stop)
        begin = dt.date(2026, 3, 2)
        self.now = oracle.Ladder().at(begin, "09:00")
        self.office = Office(self.folder, self.now, self.mail.port)
        self.addCleanup(self.office.close)
        self.office.command("setup")
        (self.folder / "people.toml").write_text(self.people(), encoding="utf-8")
        self.office.command("people", str(self.folder / "people.toml"))
        (self.folder / "plan.csv").write_text(self.plan(), encoding="utf-8")
        self.office.command("import", str(self.folder / "plan.csv"), "--accept-readings", "--controller", "irina")

    @staticmethod
    def people():
        lines = ['[[person]]\nlogin = "irina"\nname = "irina"\nemail = "irina@example.org"\nduties = ["controller"]']
        for group in range(GROUPS):
            members = [f"g{group}p{number}" for number in range(MEMBERS)]
            lines += [f'[[person]]\nlogin = "{one}"\nname = "{one}"\nemail = "{one}@example.org"\nduties = ["executor"]'
                      for one in members]
            names = ", ".join(f'"{one}"' for one in members)
            lines.append(f'[[group]]\nname = "Школы {group}"\nmembers = [{names}]\neach_answers = true\n'
                         f'parties = ["Руководители школ округа {group}"]')
        return "\n".join(lines) + "\n"

    @staticmethod
    def plan():
        rows = ["№ п/п;Наименование мероприятия;Срок исполнения;Ответственный;Результат"]
        rows += [f"{group + 1};Провести самообследование;до 15 апреля 2026 г.;Руководители школ округа {group};Отчёт"
                 for group in range(GROUPS)]
        return "Дорожная карта на 2026 год\n\n" + "\n".join(rows) + "\n"

    def test_every_person_is_told_however_often_the_daemon_dies(self):
        print(f"VEKHA_FLOOD_SEED={self.seed}", flush=True)
        dice = random.Random(self.seed)
        told = GROUPS * MEMBERS
        gap = told // (KILLS + 1)
        for kill in range(KILLS):
            self.office.start()
            enough = gap * kill + dice.randrange(1, gap)
            self.mail.wait(lambda all_, enough=enough: len(all_) >= enough, f"{enough} messages")
            self.office.kill()
            self.now += dt.timedelta(minutes=1)  # what the dead had in hand is free then
            self.office.clock.set(self.now)
        self.office.start()
        self.office.clock.set(self.now + dt.timedelta(hours=1))  # the last leases of the dead run out
        self.mail.wait(lambda all_: len({to for to, _ in all_}) >= told, "a message for everybody")
        self.office.stop()
        self.assert_told_once(told)
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))

    def assert_told_once(self, told):
        ids = collections.defaultdict(set)
        for to, message_id in self.mail.messages:
            ids[to].add(message_id)
        self.assertEqual(len(ids), told)
        self.assertEqual({to: found for to, found in ids.items() if len(found) > 1}, {}, "two messages to one person")
        copies = len(self.mail.messages) - told
        print(f"{told} people told, {KILLS} kills, {copies} second copies under the same Message-ID", flush=True)
        self.assertLessEqual(copies, KILLS * SENDERS)


if __name__ == "__main__":
    unittest.main()
