"""What both stories share: an office with a real document imported, its people, and what must be said when."""
import collections
import datetime as dt
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import district
import office
import oracle
import peers
import postgres_cluster

LINK = re.compile(r"http://vekha\.example\.org/go#([\w.~-]+)")


def moment(text):
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")


class Story(unittest.TestCase):
    seed = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="vekha-story-")
        self.addCleanup(self.folder.cleanup)
        self.mail = peers.MailServer(self.seed)
        self.addCleanup(self.mail.stop)
        self.telegram = peers.BotApi()
        self.addCleanup(self.telegram.stop)
        self.ladder = oracle.Ladder()
        self.database = self.new_database()
        self.import_document()

    def settings(self):
        """More of the office's settings, where a story needs them."""
        return {}

    def people_for(self, reading):
        return district.people_for(reading)

    def new_database(self):
        """Where the daemon keeps everything: a file of its own, or a server of this story's own (VEKHA_STORE)."""
        if os.environ.get("VEKHA_STORE") != "postgres":
            return "vekha.db"
        server = postgres_cluster.Cluster()
        self.addCleanup(server.end)
        return server.start().url()

    def import_document(self):
        """Setup, people and import at the command line, a month before the first term; then the daemon."""
        document = office.document()
        if document is None:
            document = pathlib.Path(self.folder.name) / "roadmap.txt"
            document.write_text(office.Office.run("sample", "2026-03-02"), encoding="utf-8")
        reading = json.loads(office.Office.run("read", str(document)))
        first = min(window[1] for item in reading["items"] for window in item["deadline"]["windows"])
        begin = dt.date.fromisoformat(first) - dt.timedelta(days=40)
        while not self.ladder.works(begin):
            begin += oracle.DAY
        self.begin = self.ladder.at(begin, "09:00")
        self.office = office.Office(self.folder.name, self.begin, self.mail.port, self.telegram.port,
                                    database=self.database, **self.settings())
        self.addCleanup(self.office.close)
        self.office.command("setup")
        self.people = self.people_for(reading)
        people_file = pathlib.Path(self.folder.name) / "people.toml"
        people_file.write_text(district.as_toml(self.people), encoding="utf-8")
        self.office.command("people", str(people_file))
        self.office.command("import", str(document), "--accept-readings", "--controller", "irina")
        self.office.start()
        admin = self.office.api().sign_in("admin", self.office.password())
        self.ids = {p["login"]: p["id"] for p in admin.must("GET", "/api/v1/people")["items"]}
        self.admin = admin
        self.irina = self.sign_in("irina")
        self.tasks = self.all_tasks()

    def sign_in(self, login):
        """Gives a password and signs in. A session ends with the day: after the clock has moved, sign_in_again()."""
        return self.office.api().given_password(self.admin, self.ids[login], login, self.password_of(login))

    def sign_in_again(self, login):
        return self.office.api().sign_in(login, self.password_of(login))

    @staticmethod
    def password_of(login):
        return f"{login} and some more words"

    def all_tasks(self):
        tasks = {}
        for name in ("overdue", "upcoming", "to_accept", "suspended", "closed"):
            after = ""
            while True:
                page = self.irina.must("GET", f"/api/v1/tasks?list={name}&limit=200{after}")
                for card in page["items"]:
                    tasks[card["id"]] = self.irina.task(card["id"])
                if page["next"] is None:
                    break
                after = "&after=" + page["next"]
        return tasks

    def rungs(self, task, until, delays=()):
        """[(moment, rung, logins)] that the task must see, by the oracle."""
        due = dt.date.fromisoformat(task["due"])
        created = moment(task["created_at"])
        laid = self.ladder.rungs(due, delays)
        if laid[0][0] > created:
            laid.insert(0, (created, "assigned", self.ladder.policy["announce"]))
        laid = [rung for rung in laid if rung[0] <= until]
        return [(when, rung, oracle.audience(names, task, self.people)) for when, rung, names in laid]

    def schedule(self, until):
        """{moment: {login: {task: rung}}} in order."""
        plan = collections.defaultdict(lambda: collections.defaultdict(dict))
        for task in self.tasks.values():
            for when, rung, logins in self.rungs(task, until):
                for login in logins:
                    plan[when][login][task["id"]] = rung
        return dict(sorted(plan.items()))

    def address(self, login):
        person = next(p for p in self.people if p["login"] == login)
        return person["email"] or person["telegram"]

    def peer(self, login):
        return self.mail if next(p for p in self.people if p["login"] == login)["email"] else self.telegram

    def messages_to(self, login):
        return [m for m in self.peer(login).messages if m["to"] == self.address(login)]
