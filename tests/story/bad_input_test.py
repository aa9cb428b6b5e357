"""What people get wrong, on the real program: each has one clear message that names the place, and nothing is half done."""
import datetime as dt
import pathlib
import resource
import socket
import sqlite3
import tempfile
import unittest

import office
import peers

NOON = dt.datetime(2026, 3, 2, 9)
PLAN = (
    "План мероприятий («дорожная карта») по поддержке школ Лесного района на 2026 год\n\n"
    "№ п/п\tНаименование мероприятия\tСрок исполнения\tОжидаемый результат\tОтветственный\n"
    "1.\tНазначить координатора\tДо 15 марта 2026 года\tПриказ о назначении\tНачальник отдела\n"
    "2.\tПровести семинар\t{deadline}\tПротокол семинара\t{party}\n"
)
MEBIBYTE = 1024 * 1024


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="vekha-bad-")
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def file(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def office(self, server=""):
        made = office.Office(self.folder.name, NOON, peers.free_port(), server=server)
        self.addCleanup(made.close)
        made.command("setup")
        return made

    def assert_says(self, text, *words):
        for word in words:
            self.assertIn(word, text)
        self.assertNotIn("exception", text.lower())


class Documents(BadInput):
    def test_an_empty_file(self):
        file = self.file("пусто.txt", b"")
        self.assert_says(office.Office.run("read", file, expect=1), "пусто.txt", "пуст")

    def test_a_file_that_is_no_roadmap(self):
        file = self.file("письмо.txt", "Уважаемые коллеги!\n\nПриглашаем вас на совещание.\n")
        self.assert_says(office.Office.run("read", file, expect=1), "письмо.txt", "таблиц")

    def test_broken_utf8_is_named_by_its_line(self):
        file = self.file("битый.txt", PLAN.format(deadline="Май", party="Методист").encode() + b"3.\t\xff\xfe\tx\n")
        self.assert_says(office.Office.run("read", file, expect=1), "битый.txt", "строка 6")

    def test_a_file_that_is_not_there(self):
        self.assert_says(office.Office.run("read", str(self.path / "нет.txt"), expect=1), "нет.txt")


class Import(BadInput):
    def decide(self, deadline, party, *words):
        place = self.office()
        people = self.file("люди.toml", '[[person]]\nlogin = "egor"\nname = "Егор"\nparties = ["Начальник отдела"]\n')
        place.command("people", people)
        plan = self.file("план.txt", PLAN.format(deadline=deadline, party=party))
        self.assert_says(place.command("import", plan, expect=3), "№ 2", *words)
        place.start()
        admin = place.api().sign_in("admin", place.password())
        self.assertEqual(admin.must("GET", "/api/v1/roadmaps")["items"], [], "nothing is half imported")
        return place, plan

    def test_a_deadline_that_cannot_be_read_asks_for_a_decision_and_takes_it(self):
        place, plan = self.decide("как только, так сразу", "Начальник отдела", "как только, так сразу", "Укажите срок")
        decisions = self.file("решения.toml", '[[row]]\nitem = 2\ndue = "2026-05-20"\n')
        self.assertIn("задач 2", place.command("import", plan, "--decisions", decisions))

    def test_a_party_bound_to_nobody_asks_who_it_is(self):
        self.decide("Май 2026 года", "Звездочёт района", "Звездочёт района", "Закрепите")


class Settings(BadInput):
    def test_every_fault_is_named_by_line_and_key(self):
        place = self.office()
        settings = place.data / "vekha.toml"
        settings.write_text('[server]\nport = 99999\nlisten_on = "x"\n[organization]\nzone = "Europe/Moskva"\n', encoding="utf-8")
        said = place.run("serve", "--data", str(place.data), "--check", expect=2)
        self.assert_says(said, "vekha.toml:2", "server.port", "65535", "vekha.toml:3", "listen_on")

    def test_an_unknown_zone_stops_the_start(self):
        place = self.office()
        (place.data / "vekha.toml").write_text('[organization]\nzone = "Europe/Moskva"\n[store]\ndata = "."\n', encoding="utf-8")
        self.assert_says(place.command("serve", expect=2), "Europe/Moskva", "organization.zone")

    def test_a_port_in_use(self):
        place = self.office()
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            holder.listen()
            port = holder.getsockname()[1]
            settings = place.data / "vekha.toml"
            settings.write_text(settings.read_text(encoding="utf-8").replace("port = 0", f"port = {port}"), encoding="utf-8")
            self.assert_says(place.command("serve", expect=1), str(port), "занят")

    def test_a_database_from_a_newer_version(self):
        place = self.office()
        database = sqlite3.connect(place.data / "vekha.db")
        database.execute("PRAGMA user_version = 9999")
        database.commit()
        database.close()
        self.assert_says(place.command("serve", expect=1), "vekha.db", "9999")


class Requests(BadInput):
    def started(self, server="", prepare=None):
        place = self.office(server)
        people = self.file("люди.toml", '[[person]]\nlogin = "egor"\nname = "Егор"\nparties = ["Начальник отдела"]\n')
        place.command("people", people)
        plan = self.file("план.txt", PLAN.format(deadline="Май 2026 года", party="Начальник отдела"))
        place.command("import", plan, "--controller", "admin")
        place.start(prepare)
        admin = place.api().sign_in("admin", place.password())
        person = next(p for p in admin.must("GET", "/api/v1/people")["items"] if p["login"] == "egor")
        return place, place.api().given_password(admin, person["id"], "egor", "egor and some words")

    def attach(self, api, size):
        return api.call("POST", "/api/v1/tasks/1/evidence?name=order.pdf", raw=b"x" * size,
                        headers={"Content-Type": "application/octet-stream"})

    def test_a_full_disk_while_storing_evidence_keeps_nothing_and_goes_on(self):
        limit = 3 * MEBIBYTE  # no file of the daemon may grow past it: the disk is full for a larger one
        place, egor = self.started(prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        status, problem, _ = self.attach(egor, limit + MEBIBYTE)
        self.assertEqual((status, problem["code"]), (507, "storage_full"))
        left = [f for f in (place.data / "evidence").rglob("*") if f.is_file() and f.name != "lock"]
        self.assertEqual(left, [], "nothing is left behind but the lock of the running daemon")
        self.assertEqual(egor.task(1)["evidence"], [])
        self.assertEqual(self.attach(egor, 1000)[0], 201, "and the daemon goes on")

    def test_a_request_too_large_and_one_that_is_no_json(self):
        _, egor = self.started()
        status, problem, _ = egor.call("POST", "/api/v1/session", raw=b"{" + b" " * (8 * MEBIBYTE), headers={"Content-Type": "application/json"})
        self.assertEqual((status, problem["code"]), (413, "too_large"))
        status, problem, _ = egor.call("POST", "/api/v1/session", raw=b'{"login": oleg}', headers={"Content-Type": "application/json"})
        self.assertEqual((status, problem["code"]), (400, "invalid_input"))
        self.assertRegex(problem["where"] + problem["detail"], r"\d", "the place is named")

    def test_a_request_too_slow_is_ended(self):
        place, _ = self.started("read_timeout_seconds = 1\n")
        with socket.create_connection(("127.0.0.1", place.port), timeout=office.PATIENCE) as slow:
            slow.sendall(b"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            answer = b""
            while part := slow.recv(4096):
                answer += part
        self.assertTrue(answer == b"" or b" 408 " in answer.split(b"\r\n")[0], answer[:100])
        self.assertEqual(place.api().call("GET", "/healthz")[0], 200)


if __name__ == "__main__":
    unittest.main(verbosity=2)
