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
# For tests that do: every commit is on both disks before it is answered. wal_keep_size lets a standby fall behind;
# wal_retrieve_retry_interval has it look for its primary soon after a restart.
DURABLE = ["fsync=on", "synchronous_commit=on", "wal_keep_size=1GB", "wal_retrieve_retry_interval=200ms",
           "shared_buffers=256MB"]


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
    """One postgres process over a data folder. `settings`: name=value, beside what every server here has. `networks`:
    addresses with their prefix (10.0.0.1/30) where it listens and trusts, beside 127.0.0.1."""

    def __init__(self, folder, settings=(), port=None, networks=()):
        self.folder, self.settings, self.port, self.networks = folder, list(settings), port, list(networks)
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
        listens = ["127.0.0.1", *(each.split("/")[0] for each in self.networks)] if self.port else []
        options = ["-k", str(self.folder), "-c", "listen_addresses=" + ",".join(listens)]
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

    def sql(self, text):
        """The answer's rows, each a list of texts."""
        made = subprocess.run([str(programs() / "psql"), "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                               "-p", str(self.port), "-U", "postgres", "-c", text],
                              capture_output=True, text=True, timeout=PATIENCE, check=False, encoding="utf-8")
        if made.returncode != 0:
            raise RuntimeError(f"{text}: {made.stderr}")
        return [line.split("\t") for line in made.stdout.splitlines()]

    @staticmethod
    def new_folder():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="vekha-pg-"))
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        return folder

    def end(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)


class Standby(Server):
    """Follows a running `primary` that listens on a port; a full copy of it, ready to be promoted."""

    def __init__(self, primary, port):
        super().__init__(self.new_folder(), DURABLE, port, primary.networks)
        subprocess.run(as_server([str(programs() / "pg_basebackup"), "-h", "127.0.0.1", "-p", str(primary.port), "-U",
                                  "postgres", "-D", str(self.data), "-R", "-X", "stream", "-c", "fast"]), check=True)

    def promote(self):
        """Returns when the server takes writes."""
        if self.sql(f"SELECT pg_promote(true, {PATIENCE})") != [["t"]]:
            raise RuntimeError("the standby was not promoted:\n" + "".join(self.log))


class Cluster(Server):
    """A new, empty server. With `port` it listens on 127.0.0.1, else on a socket in its folder alone."""

    def __init__(self, settings=QUICK, port=None, networks=()):
        super().__init__(self.new_folder(), settings, port, networks)
        subprocess.run(as_server([str(programs() / "initdb"), "-D", str(self.data), "-U", "postgres", "-A", "trust",
                                  "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]),
                       check=True, stdout=subprocess.DEVNULL)
        with open(self.data / "pg_hba.conf", "a", encoding="utf-8") as trusted:
            trusted.writelines(f"host all all {each.rsplit('.', 1)[0]}.0/24 trust\n" for each in self.networks)

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
