"""Another system hears of everything that happens, however often the daemon dies by SIGKILL in the midst of telling it. A
copy bears the id and the body of the first, and every letter is signed.

VEKHA_LETTERS_KILLS makes it longer; the seed is printed, VEKHA_LETTERS_SEED runs one again."""
import base64
import collections
import datetime as dt
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import random
import re
import sqlite3
import tempfile
import threading
import unittest

import oracle
import peers
from office import Office

MEMBERS = 400
KILLS = int(os.environ.get("VEKHA_LETTERS_KILLS", "10"))
BATCH = 32  # letters that a sender has in hand before it writes down what became of them


class Receiver(peers.Taken):
    """Keeps the id and the body of each letter that is signed, and refuses every other."""

    def __init__(self):
        super().__init__()
        self.secret = b""
        self.forged = 0
        taken = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                signed = taken.is_signed(self.headers, body)
                if signed:
                    taken.add((self.headers["webhook-id"], body))
                else:
                    taken.forged += 1
                self.send_response(204 if signed else 400)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # a killed daemon hangs up in the midst of its words
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def is_signed(self, headers, body):
        words = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        right = base64.b64encode(hmac.new(self.secret, words, hashlib.sha256).digest()).decode()
        return any(hmac.compare_digest(f"v1,{right}", one) for one in headers["webhook-signature"].split())

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Letters(unittest.TestCase):
    seed = int(os.environ.get("VEKHA_LETTERS_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vekha-letters-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.receiver = Receiver()
        self.addCleanup(self.receiver.stop)
        # On a Sunday nobody is written to, and nothing else is sent.
        self.now = oracle.Ladder().at(dt.date(2026, 3, 1), "09:00")
        more = f'[webhooks]\nallow = ["127.0.0.1"]\nports = [{self.receiver.port}]\n'
        self.office = Office(self.folder, self.now, 1, more=more)
        self.addCleanup(self.office.close)
        self.office.command("setup")
        (self.folder / "people.toml").write_text(self.people(), encoding="utf-8")
        self.office.command("people", str(self.folder / "people.toml"))
        said = self.office.command("webhooks", "add", "--name", "СЭД", "--address",
                                   f"http://127.0.0.1:{self.receiver.port}/vekha")
        self.receiver.secret = base64.b64decode(re.search(r"whsec_(\S+)", said).group(1))
        (self.folder / "plan.csv").write_text(
            "Дорожная карта на 2026 год\n\n№ п/п;Наименование мероприятия;Срок исполнения;Ответственный;Результат\n"
            "1;Провести самообследование;до 15 апреля 2026 г.;Руководители школ;Отчёт\n", encoding="utf-8")
        self.office.command("import", str(self.folder / "plan.csv"), "--accept-readings", "--controller", "irina")

    @staticmethod
    def people():
        members = [f"p{number}" for number in range(MEMBERS)]
        lines = ['[[person]]\nlogin = "irina"\nname = "irina"\nemail = "irina@example.org"\nduties = ["controller"]']
        lines += [f'[[person]]\nlogin = "{one}"\nname = "{one}"\nemail = "{one}@example.org"\nduties = ["executor"]'
                  for one in members]
        names = ", ".join(f'"{one}"' for one in members)
        lines.append(f'[[group]]\nname = "Школы"\nmembers = [{names}]\neach_answers = true\n'
                     'parties = ["Руководители школ"]')
        return "\n".join(lines) + "\n"

    def happened(self):
        """What the journal says was planned: the sequences of its entries."""
        with sqlite3.connect(self.office.data / "vekha.db") as database:
            rows = database.execute("SELECT sequence FROM journal WHERE type = 'task_planned'").fetchall()
        database.close()
        return {str(sequence) for (sequence,) in rows}

    def heard(self):
        return {json.loads(body)["id"] for _, body in self.receiver.messages}

    def test_every_event_is_heard_however_often_the_daemon_dies(self):
        print(f"VEKHA_LETTERS_SEED={self.seed}", flush=True)
        dice = random.Random(self.seed)
        owed = self.happened()
        self.assertGreaterEqual(len(owed), MEMBERS)
        gap = len(owed) // (KILLS + 1)
        for kill in range(KILLS):
            self.office.start()
            enough = gap * kill + dice.randrange(1, gap)
            self.receiver.wait(lambda all_, enough=enough: len({one for one, _ in all_}) >= enough, f"{enough} letters")
            self.office.kill()
            self.now += dt.timedelta(minutes=2)  # what the dead had in hand is free then
            self.office.clock.set(self.now)
        self.office.start()
        self.receiver.wait(lambda _: owed <= self.heard(), "a letter of every event")
        self.office.stop()
        self.assert_heard_once(owed)
        self.assertIn("Недоставленных писем нет", self.office.command("webhooks", "letters", "1"))

    def assert_heard_once(self, owed):
        bodies = collections.defaultdict(set)
        for letter, body in self.receiver.messages:
            bodies[letter].add(body)
        self.assertEqual({one: found for one, found in bodies.items() if len(found) > 1}, {}, "one id, two bodies")
        self.assertEqual(len(bodies), len(self.heard()), "one event, two ids")
        self.assertEqual(self.receiver.forged, 0)
        copies = len(self.receiver.messages) - len(bodies)
        print(f"{len(owed)} events, {KILLS} kills, {copies} copies under the same id", flush=True)
        self.assertLessEqual(copies, KILLS * BATCH)


if __name__ == "__main__":
    unittest.main()
