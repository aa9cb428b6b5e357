"""Several daemons on one database: their settings, a clock that runs, a load of changes, a mail server that tells who sent
which copy."""
import asyncio
import collections
import datetime as dt
import email
import email.policy
import pathlib
import re
import secrets
import signal
import threading
import time

from aiosmtpd.controller import Controller

import office
import peers

Copy = collections.namedtuple("Copy", "id to node at things")
THING = re.compile(r"дело-\d+-\d+")
TIMEOUT = 2  # seconds of the mail server; the daemons derive the length of their leases from it


class RunningClock(office.Clock):
    """Goes on at the pace of the real time from where it was set."""

    def __init__(self, path, moment):
        self.lock, self.ended = threading.Lock(), threading.Event()
        super().__init__(path, moment)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def set(self, moment):
        with self.lock:
            self.start, self.began = moment, time.monotonic()
            self.write()

    def write(self):
        moment = self.start + dt.timedelta(seconds=time.monotonic() - self.began)
        fresh = self.path.with_suffix(".new")
        fresh.write_text(moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z\n", encoding="ascii")
        fresh.replace(self.path)
        self.moment = moment

    def run(self):
        while not self.ended.wait(0.1):
            with self.lock:
                self.write()

    def stop(self):
        self.ended.set()
        self.thread.join()


class Node(office.Office):
    """One daemon: settings and log of its own; database, evidence and clock of all. `enter`: the words before the
    program that put it into its namespace."""

    def __init__(self, name, folder, clock, smtp, database, host="127.0.0.1", enter=()):
        self.name, self.host, self.enter, self.clock = name, host, list(enter), clock
        self.folder = pathlib.Path(folder) / name
        self.data = self.folder / "data"
        self.data.mkdir(parents=True)
        evidence = pathlib.Path(folder) / "evidence"
        keys = pathlib.Path(folder) / "secrets.key"
        if not keys.exists():
            keys.touch(mode=0o600)
            keys.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        (self.data / "ladder.toml").write_text(office.ladder_text(), encoding="utf-8")
        (self.data / "vekha.toml").write_text(
            '[organization]\nname = "Отдел образования"\nzone = "Europe/Moscow"\n'
            f'[server]\nlisten = "{host}"\nport = 0\npublic_url = "http://vekha.example.org"\n'
            f'secrets_key = "{keys}"\n'
            f'[store]\ndata = "."\nevidence = "{evidence}"\ndatabase = "{database}"\n'
            f'[policy]\nfile = "{self.data / "ladder.toml"}"\n'
            f'[mail]\ntransport = "smtp"\nfrom = "Веха <{name}@example.org>"\n'
            f'[mail.smtp]\nhost = "{smtp[0]}"\nport = {smtp[1]}\nsecurity = "none"\ntimeout_seconds = {TIMEOUT}\n'
            f'[mail.gateway]\ntimeout_seconds = {TIMEOUT}\n[telegram]\ntimeout_seconds = {TIMEOUT}\n',
            encoding="utf-8",
        )
        self.process = self.port = None

    def start(self):
        super().start(before=self.enter)

    def api(self):
        return office.Api(self.port, self.host)

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)


class Load(threading.Thread):
    """Somebody who keeps attaching links through one daemon; remembers what was answered with success, and when it was
    asked."""

    def __init__(self, node, tasks):
        super().__init__()
        self.node, self.tasks, self.session = node, tasks, None
        self.answered, self.refused = [], collections.Counter()
        self.ended = threading.Event()

    def run(self):
        step = 0
        while not self.ended.wait(0.05):
            step += 1
            self.attach(self.tasks[step % len(self.tasks)], f"https://example.org/{self.node.name}/{step}")

    def attach(self, task, link):
        api = office.Api(self.node.port, self.node.host)
        session = self.session
        api.cookie, api.csrf = session.cookie, session.csrf
        asked = time.monotonic()
        try:
            status, _, _ = api.call("POST", f"/api/v1/tasks/{task}/links", {"title": "новость", "link": link})
        except (OSError, ValueError):
            status = 0
        except Exception as error:  # http.client's own exceptions for a connection that died
            if type(error).__module__ != "http.client":
                raise
            status = 0
        if status == 201:
            self.answered.append((asked, task, link))
        else:
            self.refused[status] += 1

    def answers_since(self, moment):
        return bool(self.answered) and self.answered[-1][0] > moment

    def stop(self):
        self.ended.set()
        self.join()


class CopiesServer(peers.Taken):
    """A mail server that keeps who sent which copy of a message when, and can hold its
    answers: what it took then is taken, and the sender does not know."""

    def __init__(self, host):
        super().__init__()
        self.port = peers.free_port()
        self.held = collections.Counter()
        self.holding = False
        self.controller = Controller(self, hostname=host, port=self.port, ready_timeout=peers.PATIENCE)
        self.controller.start()
        self.released = None

    async def handle_DATA(self, _server, _session, envelope):
        node = envelope.mail_from.split("@")[0]
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text = parsed.get_body(("plain",)).get_content()
        self.add(Copy(parsed["Message-ID"].strip("<>"), envelope.rcpt_tos[0].split("@")[0], node, time.monotonic(),
                      frozenset(THING.findall(text))))
        if self.holding:
            self.held[node] += 1
            await self.released.wait()
        return "250 2.0.0 taken"

    def hold(self):
        async def begin():
            self.released, self.holding, self.began = asyncio.Event(), True, time.monotonic()
            self.held.clear()
        asyncio.run_coroutine_threadsafe(begin(), self.controller.loop).result(peers.PATIENCE)

    def release(self):
        """Whether the senders had to wait longer than they do: they send a second copy then, and rightly."""
        too_long = time.monotonic() - self.began > TIMEOUT

        async def end():
            self.holding = False
            self.released.set()
        asyncio.run_coroutine_threadsafe(end(), self.controller.loop).result(peers.PATIENCE)
        return too_long

    def stop(self):
        if self.holding:
            self.release()
        self.controller.stop()
