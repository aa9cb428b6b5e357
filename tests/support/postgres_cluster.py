"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, ended by its process id.

usage: postgres_cluster.py [--durable]    starts one, prints "ready URL", and ends it at SIGTERM; --durable syncs each commit

PostgreSQL does not run as root: where the tests do, the server runs as the user "postgres" of Debian's package.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

PATIENCE = 60
READY = "database system is ready to accept"
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]  # for tests that never pull the plug


def programs():
    """The folder of the newest server's programs."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise SystemExit("no PostgreSQL server is installed: deploy/packages names it")
    return found[-1].parent


def as_server(command):
    """The command as a user whom PostgreSQL lets run it; it ends with this program, however that ends."""
    user = ["--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig=QUIT", "--", *command]


class Server:
    """One postgres process over a data folder. `settings`: name=value, beside what every server here has."""

    def __init__(self, folder, settings=(), port=None):
        self.folder, self.settings, self.port = folder, list(settings), port
        self.process = None

    @property
    def data(self):
        return self.folder / "data"

    def url(self, database="postgres"):
        return f"postgresql://postgres@{self.host}/{database}"

    @property
    def host(self):
        return f"127.0.0.1:{self.port}" if self.port else str(self.folder).replace("/", "%2F")

    def start(self):
        options = ["-k", str(self.folder), "-c", f"listen_addresses={'127.0.0.1' if self.port else ''}"]
        if self.port:
            options += ["-p", str(self.port)]
        for each in self.settings:
            options += ["-c", each]
        command = as_server([str(programs() / "postgres"), "-D", str(self.data), *options])
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
                                        env={**os.environ, "LC_ALL": "C"})
        self.log, ready = [], threading.Event()

        def listen():
            for line in self.process.stderr:
                self.log.append(line)
                if READY in line:
                    ready.set()
            ready.set()

        self.listener = threading.Thread(target=listen, daemon=True)
        self.listener.start()
        if not ready.wait(PATIENCE) or not any(READY in line for line in self.log):
            raise RuntimeError("PostgreSQL did not start:\n" + "".join(self.log))
        return self

    def stop(self, how=signal.SIGINT):
        """SIGINT: a fast shutdown; SIGQUIT: at once, as a crash."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.listener.join(PATIENCE)
            self.process.stderr.close()


class Cluster(Server):
    """A new, empty server. With `port` it listens on 127.0.0.1, else on a socket in its folder alone."""

    def __init__(self, settings=QUICK, port=None):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="vekha-pg-"))
        super().__init__(folder, settings, port)
        self.give(folder)
        subprocess.run(as_server([str(programs() / "initdb"), "-D", str(self.data), "-U", "postgres", "-A", "trust",
                                  "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]),
                       check=True, stdout=subprocess.DEVNULL)

    @staticmethod
    def give(folder):
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")

    def end(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.end()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with Cluster([] if "--durable" in sys.argv else QUICK) as server:
        print("ready", server.url(), flush=True)
        while True:
            signal.pause()


if __name__ == "__main__":
    main()
