"""Slow clients beside people, and connections that do nothing: `/usr/bin/python3 tests/bench/doors_bench.py build/vekha`.

Starts the real daemon on loopback. A person asks for the page's first answer over and over, on one connection, alone and
while slowhttptest holds the doors in each of its ways; told is the 99th part's time of both and their ratio, in one run.
Then ten thousand connections that have asked once stand idle, and the daemon's memory is read from /proc.
"""
import http.client
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import time

SECONDS = 15
IDLE = 10_000
SLOW = 1_000
WAYS = {
    "slow heads (-H)": ["-H", "-i", "5"],
    "slow bodies (-B)": ["-B", "-i", "5", "-s", "8192"],
    "slow readers (-X)": ["-X", "-w", "1", "-y", "10", "-n", "5", "-z", "1"],
    "ranges (-R)": ["-R", "-a", "10", "-b", "3000"],
}


class Daemon:
    def __init__(self, program, folder):
        self.port = free_port()
        settings = pathlib.Path(folder) / "vekha.toml"
        subprocess.run([program, "setup", "--data", folder], check=True, stdout=subprocess.DEVNULL)
        settings.write_text(
            '[organization]\nname = "Отдел"\n[server]\nlisten = "127.0.0.1"\n'
            f'port = {self.port}\npublic_url = "http://127.0.0.1:{self.port}"\n'
            f"connections = {IDLE + 2000}\nconnections_per_address = 0\nidle_timeout_seconds = 600\n"
            f'[store]\ndata = "{folder}"\n', encoding="utf-8")
        self.log = pathlib.Path(folder) / "log.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([program, "serve", "--config", str(settings)], stdout=log, stderr=log)
        for _ in range(600):
            if self.process.poll() is not None:
                sys.exit(self.log.read_text(encoding="utf-8"))
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("the daemon does not listen")

    def memory(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait(30)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def p99(port, seconds):
    """Milliseconds within which 99 of 100 answers came, and how many came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.monotonic()
        connection.request("GET", "/readyz")
        connection.getresponse().read()
        took.append(time.monotonic() - begun)
        time.sleep(0.005)
    took.sort()
    return took[int(len(took) * 0.99)] * 1000, len(took)


def slow_clients(daemon):
    print(f"| {SLOW} clients | p99 alone, ms | p99 beside them, ms | ratio | answers |\n|---|---|---|---|---|")
    for name, words in WAYS.items():
        alone, _ = p99(daemon.port, SECONDS)
        slow = subprocess.Popen(["slowhttptest", "-c", str(SLOW), "-r", "500", "-l", str(SECONDS + 5), "-u",
                                 f"http://127.0.0.1:{daemon.port}/", *words],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(3)
        beside, answers = p99(daemon.port, SECONDS)
        slow.terminate()
        slow.wait()
        print(f"| {name} | {alone:.2f} | {beside:.2f} | {beside / alone:.2f} | {answers} |", flush=True)


def idle_connections(daemon):
    before = daemon.memory()
    kept = []
    for _ in range(IDLE):
        one = socket.create_connection(("127.0.0.1", daemon.port), 10)
        one.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        kept.append(one)
    answered = sum(one.recv(4096).startswith(b"HTTP/1.1 200") for one in kept)
    after = daemon.memory()
    alone, _ = p99(daemon.port, 5)
    print(f"\n{answered} of {IDLE} connections answered and idle: {before:.1f} MiB before, {after:.1f} MiB with them, "
          f"{(after - before) * 1024 / IDLE:.1f} KiB each; p99 beside them {alone:.2f} ms")
    for one in kept:
        one.close()


def main():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/vekha")
    with tempfile.TemporaryDirectory(prefix="vekha-doors-") as folder:
        daemon = Daemon(program, folder)
        try:
            slow_clients(daemon)
            idle_connections(daemon)
        finally:
            daemon.end()


if __name__ == "__main__":
    main()
