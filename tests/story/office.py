"""A real installation for the stories: the program, its clock, its people, its API, on loopback and in a folder of its own."""
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import time
import tomllib

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("VEKHA_PROGRAM", str(SOURCE / "build" / "vekha"))
PATIENCE = 30  # seconds that any wait for an event may take


class Clock:
    """The file that the daemon's clock stands at."""

    def __init__(self, path, moment):
        self.path = path
        self.set(moment)

    def set(self, moment):
        fresh = self.path.with_suffix(".new")
        fresh.write_text(moment.strftime("%Y-%m-%dT%H:%M:%SZ") + "\n", encoding="ascii")
        fresh.replace(self.path)
        self.moment = moment


class Api:
    """One signed-in browser."""

    devices = {}  # what each person's browser is known by, whichever daemon it signs in at: nobody is told of a new one

    def __init__(self, port, host="127.0.0.1"):
        self.port, self.host = port, host
        self.cookie = self.csrf = self.device = None

    def call(self, method, path, body=None, headers=None, raw=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            return self.talk(connection, method, path, body, headers, raw)
        finally:
            connection.close()

    def talk(self, connection, method, path, body, headers, raw):
        sent = {"Content-Type": "application/json"} if body is not None else {}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.csrf and method != "GET":
            sent["X-CSRF-Token"] = self.csrf
        sent.update(headers or {})
        connection.request(method, path, raw if raw is not None else (json.dumps(body) if body is not None else None), sent)
        answer = connection.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            pair = cookie.split(";")[0]
            if "vekha_session=" in pair:
                self.cookie = pair
            else:
                self.device = pair
        kind = answer.getheader("Content-Type") or ""
        return answer.status, json.loads(data) if "json" in kind else data, answer.headers

    def must(self, method, path, body=None, **more):
        status, value, _ = self.call(method, path, body, **more)
        assert 200 <= status < 300, f"{method} {path}: {status} {value}"
        return value

    def sign_in(self, login, password):
        known = {"Cookie": self.devices[login]} if login in self.devices else None
        me = self.must("POST", "/api/v1/session", {"login": login, "password": password}, headers=known)
        self.csrf = me["csrf"]
        self.devices[login] = self.device
        return self

    def given_password(self, admin, person, login, password):
        """An administrator gives a password; the person signs in and sets their own, before which nothing is open."""
        given = f"given: {password}"
        admin.must("PUT", f"/api/v1/people/{person}/password", {"password": given})
        self.sign_in(login, given)
        both = {"Cookie": f"{self.cookie}; {self.device}"}  # as a browser: or it would be forgotten with the others
        self.must("PUT", "/api/v1/session/password", {"old": given, "new": password}, headers=both)
        return self

    def follow(self, token):
        me = self.must("POST", "/api/v1/session/link", {"token": token})
        self.csrf = me["csrf"]
        return me

    def task(self, number):
        return self.must("GET", f"/api/v1/tasks/{number}")

    def step(self, number, step, body=None):
        version = self.task(number)["version"]
        return self.call("POST", f"/api/v1/tasks/{number}/{step}", body, headers={"If-Match": f'"{version}"'})


def ladder_text():
    """The ladder that is shipped, without the digest in which heads first hear of a slip: whether that one or the next
    message of its own leaves first, where both fall on one moment, is nothing to hold a story to."""
    text = (SOURCE / "config" / "policies" / "default.toml").read_text(encoding="utf-8")
    return re.sub(r"^\[slip_digest\]\n(?:\w+ = .*\n)+", "", text, flags=re.MULTILINE)


class Office:
    def __init__(self, folder, moment, smtp_port, telegram_port=None, server="", database="vekha.db",
                 public_url="http://vekha.example.org", more=""):
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.data.mkdir()
        self.clock = Clock(self.folder / "clock", moment)
        telegram = (
            f'[telegram]\nenabled = true\nbase_url = "http://127.0.0.1:{telegram_port}"\ntoken = "42:story"\n'
            if telegram_port
            else ""
        )
        (self.data / "ladder.toml").write_text(ladder_text(), encoding="utf-8")
        (self.data / "vekha.toml").write_text(
            '[organization]\nname = "Отдел образования"\nzone = "Europe/Moscow"\n'
            f'[server]\nport = 0\npublic_url = "{public_url}"\n{server}[store]\ndata = "."\n'
            f'database = "{database}"\n'
            f'[policy]\nfile = "{self.data / "ladder.toml"}"\n'
            '[mail]\ntransport = "smtp"\nfrom = "Веха <vekha@example.org>"\n'
            f'[mail.smtp]\nhost = "127.0.0.1"\nport = {smtp_port}\nsecurity = "none"\n{telegram}{more}',
            encoding="utf-8",
        )
        self.process = None
        self.port = None

    @staticmethod
    def run(*words, expect=0):
        """What the command printed; for one that must fail, what it said of it."""
        made = subprocess.run(
            [PROGRAM, *words], capture_output=True, text=True, timeout=PATIENCE * 4, check=False, encoding="utf-8"
        )
        assert made.returncode == expect, f"{words}: {made.returncode}\n{made.stdout}{made.stderr}"
        return made.stdout + (made.stderr if expect else "")

    def command(self, name, *words, expect=0):
        return self.run(name, *words, "--data", str(self.data), "--clock", str(self.clock.path), expect=expect)

    def start(self, prepare=None, before=()):
        """`prepare` runs in the child before the program: limits of the process. `before`: words before the program's."""
        log = open(self.folder / "serve.log", "a", encoding="utf-8")
        self.process = subprocess.Popen(
            [*before, PROGRAM, "serve", "--data", str(self.data), "--clock", str(self.clock.path)],
            stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8", preexec_fn=prepare,
        )
        log.close()
        line = self.process.stdout.readline()
        found = re.search(r"порт (\d+)", line)
        assert found, f"the daemon did not start: {line!r}\n{self.log()}"
        self.port = int(found.group(1))

    def log(self):
        return (self.folder / "serve.log").read_text(encoding="utf-8")

    def settled(self):
        """How many messages the daemon has marked as sent. A story moves the clock only after that: a lease that a jump
        of days ends would rightly be taken over, and the message sent again under the same Message-ID."""
        return self.log().count('outcome="sent"')

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            code = self.process.wait(PATIENCE)
            assert code == 0, f"stopped with {code}\n{self.log()[-2000:]}"
        self.close()

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.close()

    def close(self):
        if self.process:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait(PATIENCE)
            self.process.stdout.close()
            self.process = None

    def password(self):
        text = (self.data / "first-sign-in.txt").read_text(encoding="utf-8")
        return re.search(r"Пароль[^:]*: (\S+)", text).group(1)

    def api(self):
        return Api(self.port)


def wait_for(condition, what, patience=PATIENCE, between=0.01):
    """Waits until the condition gives something true; the daemon has no channel back to a test but its doors."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        pause(between)
    raise AssertionError(f"waited in vain: {what}")


def pause(seconds=0.01):
    """Between two looks at the daemon's doors."""
    time.sleep(seconds)


def document():
    """A real roadmap where the test data is there, else the sample that the project ships, laid around a fixed day."""
    real = SOURCE.parent / "shared" / "roadmaps" / "004_d4e2d23ac67644b9.txt"
    return real if real.exists() else None


def calendar():
    """day → works, for the days that differ from Monday to Friday; read without the program's own parser."""
    days = {}
    for file in sorted((SOURCE / "config" / "calendars").glob("*.toml")):
        year = tomllib.loads(file.read_text(encoding="utf-8"))
        days.update({day: False for day in year["off"]})
        days.update({day: True for day in year["work"]})
    return days
