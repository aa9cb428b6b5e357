"""Three daemons on one primary with a standby, a mass of tasks that fall due in waves, a load of changes through each."""
import datetime as dt
import pathlib
import tempfile
import time

import nodes
import office
import oracle
import peers
import postgres_cluster

LARGEST_PLAN = 5000  # rows that one document may have
FIRST_DAY = dt.date(2026, 3, 2)
FAR = dt.date(2026, 12, 15)
LOAD = 200  # tasks of each who posts changes
RUNG = "T-10"  # the rung that each wave climbs; the announcement of a task made ten minutes before it is superseded
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
HEAD = """Управление образования

ПРИКАЗ

23 декабря 2025 года\t№ {number}

Об утверждении плана мероприятий («дорожной карты») на 2026 год

План мероприятий («дорожная карта») на 2026 год

№ п/п\tМероприятие\tСрок исполнения\tОжидаемый результат\tОтветственные исполнители
"""


class Fleet:
    """`island`: a wire.Island for the last of the daemons, or None."""

    def __init__(self, tasks, waves, island):
        self.island = island
        self.size = tasks // waves
        self.persons = max(1, self.size // max(4, tasks // 5000))
        self.waves = waves
        self.ladder = oracle.Ladder()
        self.temporary = tempfile.TemporaryDirectory(prefix="vekha-fault-")
        self.folder = pathlib.Path(self.temporary.name)
        self.opened = [self.temporary.cleanup]
        self.expected = set()  # (person, thing) that a message must speak of
        self.loads = []

    def open(self):
        networks = [self.island.database[0] + "/24"] if self.island else []
        self.primary = self.opening(postgres_cluster.Cluster(postgres_cluster.DURABLE, peers.free_port(), networks), "end")
        self.primary.start()
        self.standby = self.opening(postgres_cluster.Standby(self.primary, peers.free_port()), "end")
        self.standby.start()
        self.primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.sql("SELECT pg_reload_conf()")
        self.database = self.primary
        self.clock = self.opening(nodes.RunningClock(self.folder / "clock", self.moment(0, "08:40")), "stop")
        self.mail = self.opening(nodes.CopiesServer("0.0.0.0" if self.island else "127.0.0.1"), "stop")
        self.nodes = [self.make_node(name) for name in ("anna", "boris", "clara")]
        self.nodes[0].command("setup")
        people = self.folder / "people.toml"
        people.write_text(self.people(), encoding="utf-8")
        self.nodes[0].command("people", str(people))
        for node in self.nodes:
            node.start()
        return self

    def opening(self, part, end):
        self.opened.append(getattr(part, end))
        return part

    def make_node(self, name):
        there = self.island if name == "clara" else None
        host = there.database[0] if there else "127.0.0.1"
        database = (f"postgresql://postgres@{host}:{self.primary.port},{host}:{self.standby.port}/postgres"
                    f"?application_name={name}")
        smtp = (there.world[0] if there else "127.0.0.1", self.mail.port)
        node = nodes.Node(name, self.folder, self.clock, smtp, database, there.world[1] if there else "127.0.0.1",
                          there.enter if there else ())
        return self.opening(node, "close")

    def people(self):
        """A controller, and executors each named by a party of the plans."""
        lines = ['[[person]]\nlogin = "irina"\nname = "irina"\nemail = "irina@example.org"\nduties = ["controller"]']
        lines += [f'[[person]]\nlogin = "{n}"\nname = "{n}"\nemail = "{n}@example.org"\nparties = ["Методист {n}"]'
                  for n in [f"p{at}" for at in range(self.persons)] + [node.name for node in self.nodes]]
        return "\n".join(lines) + "\n"

    def day(self, wave):
        return self.ladder.add(FIRST_DAY, wave) if wave else FIRST_DAY

    def moment(self, wave, time_of_day):
        return self.ladder.at(self.day(wave), time_of_day)

    def import_wave(self, wave):
        """Its tasks, by the program's own command, which stands ten minutes before the wave: until the daemons' clock is
        there too, none of them is due."""
        clock = office.Clock(self.folder / "import-clock", self.moment(wave, "08:50"))
        due = self.ladder.add(self.day(wave), 10)
        for begin in range(0, self.size, LARGEST_PLAN):
            owners = [n % self.persons for n in range(begin, min(begin + LARGEST_PLAN, self.size))]
            things = [(f"дело-{wave}-{begin + at}", f"p{n}") for at, n in enumerate(owners)]
            self.expected.update((owner, thing) for thing, owner in things)
            self.import_plan(clock, f"{wave}-{begin}", due, things)

    def import_load(self):
        """Tasks of a far term for those who post changes: an item takes no more than forty links."""
        clock = office.Clock(self.folder / "import-clock", self.moment(0, "08:50"))
        owners = [node.name for node in self.nodes for _ in range(LOAD)]
        self.import_plan(clock, "load", FAR, [(f"новость-{n}", owner) for n, owner in enumerate(owners)])

    def import_plan(self, clock, number, due, things):
        words = f"До {due.day} {MONTHS[due.month - 1]} {due.year} года"
        rows = [f"{n}\tПроверка журнала {thing}\t{words}\tСправка\tМетодист {owner}\n"
                for n, (thing, owner) in enumerate(things, 1)]
        document = self.folder / f"roadmap-{number}.txt"
        document.write_text(HEAD.format(number=number) + "".join(rows), encoding="utf-8")
        office.Office.run("import", str(document), "--accept-readings", "--controller", "irina",
                          "--data", str(self.nodes[0].data), "--clock", str(clock.path))

    def begin_wave(self, wave):
        if wave > 0:
            self.clock.set(self.moment(wave, "08:40"))
            self.sign_in_loads()
        self.before = len(self.mail.messages)
        self.began = time.monotonic()
        self.clock.set(self.moment(wave, "09:00"))

    def start_loads(self):
        """Through each daemon its own executor posts changes."""
        admin = self.nodes[0].api().sign_in("admin", self.nodes[0].password())
        ids = dict(self.database.sql("SELECT login, id FROM people"))
        for node in self.nodes:
            self.nodes[0].api().given_password(admin, ids[node.name], node.name, self.password_of(node))
            tasks = [int(row[0]) for row in self.database.sql(f"SELECT id FROM tasks WHERE lead_id = {ids[node.name]}")]
            self.loads.append(nodes.Load(node, tasks))
        self.sign_in_loads()
        for load in self.loads:
            load.start()
            self.opened.append(load.stop)

    @staticmethod
    def password_of(node):
        return f"{node.name} and some more words"

    def sign_in_loads(self):
        """A session ends with the day."""
        for load in self.loads:
            load.session = load.node.api().sign_in(load.node.name, self.password_of(load.node))

    def load_of(self, node):
        return next(load for load in self.loads if load.node is node)

    def node_called(self, name):
        return next(node for node in self.nodes if node.name == name)

    # What is under way, asked at the database.

    def writer_amid_a_batch(self):
        """The daemon whose transaction has held the writers' lock for a while: the engine's, which plans hundreds."""
        rows = self.database.sql(
            "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND "
            "granted AND clock_timestamp() - xact_start > '30 ms'")
        return self.node_called(rows[0][0]) if rows else None

    def freeze_amid_a_batch(self):
        """A daemon that stands still and is sure to hold the writers' lock."""
        amid = self.writer_amid_a_batch()
        if amid is None:
            return None
        amid.freeze()
        if self.writer_amid_a_batch() is amid:
            return amid
        amid.thaw()
        return None

    def leased(self):
        return {row[0] for row in self.database.sql("SELECT id FROM deliveries WHERE state = 'leased'")}

    def all_sent(self, deliveries):
        return not deliveries or self.database.sql(
            f"SELECT count(*) FROM deliveries WHERE state <> 'sent' AND id IN ({','.join(deliveries)})") == [["0"]]

    def drained(self):
        moment = int(self.clock.moment.replace(tzinfo=dt.timezone.utc).timestamp() * 1000)
        return self.database.sql(
            f"SELECT (SELECT count(*) FROM tasks WHERE next_action_at <= {moment}), (SELECT count(*) FROM outbox WHERE "
            "state IN ('waiting', 'taken')), (SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'leased'))"
        ) == [["0", "0", "0"]]

    def close(self):
        for end in reversed(self.opened):
            end()
