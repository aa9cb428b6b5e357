"""Strange clients at the door: HTTP/2 by nghttp and the same questions as HTTP/1.1 by h2load and curl, on the real program.

Vekha speaks HTTP/1.1 alone; a proxy in front of it may speak HTTP/2. Who comes with another protocol gets an answer or the door,
never a thread of the server for good, and nobody else notices."""
import datetime as dt
import re
import shutil
import socket
import subprocess
import tempfile
import unittest

import office

DAY = dt.datetime(2026, 4, 1, 9, 0)
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"  # RFC 9113, 3.4: and an empty SETTINGS frame


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=office.PATIENCE, check=False, errors="replace")


class StrangeClients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not shutil.which("nghttp"):
            raise unittest.SkipTest("no nghttp here (package nghttp2-client)")
        cls.folder = tempfile.TemporaryDirectory(prefix="vekha-story-")
        cls.office = office.Office(cls.folder.name, DAY, smtp_port=9)
        cls.office.command("setup")
        cls.office.start()
        cls.address = f"http://127.0.0.1:{cls.office.port}"

    @classmethod
    def tearDownClass(cls):
        cls.office.close()
        cls.folder.cleanup()

    def tearDown(self):
        status, health, _ = self.office.api().call("GET", "/healthz")
        self.assertEqual(status, 200, health)

    def test_http_2_without_asking_is_refused_at_once(self):
        """nghttp begins with the preface of HTTP/2, which is no request of HTTP/1.1."""
        said = run("nghttp", "-nv", f"{self.address}/healthz")
        self.assertNotIn(":status", said.stdout)
        self.assertRegex(said.stdout + said.stderr, "(?i)failed|error|not processed|closed|goaway")
        with socket.create_connection(("127.0.0.1", self.office.port), timeout=office.PATIENCE) as door:
            door.sendall(PREFACE)
            answer = b""
            while piece := door.recv(65536):
                answer += piece
        self.assertRegex(answer, rb"^HTTP/1\.1 (400|405|505) ")
        self.assertEqual(answer.count(b"HTTP/1.1 "), 1, "what follows the preface is not taken for a request")

    def test_an_upgrade_to_http_2_is_not_taken_and_the_request_is_answered(self):
        """RFC 9110, 7.8: a server may ignore Upgrade. nghttp -u wants 101 and says that it got another answer."""
        said = run("nghttp", "-nvu", f"{self.address}/healthz")
        self.assertNotIn("101 Switching", said.stdout)
        self.assertIn("HTTP/1.1 200 OK", said.stdout + said.stderr)
        said = run("curl", "-sS", "-i", "--http2", f"{self.address}/healthz")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertTrue(said.stdout.startswith("HTTP/1.1 200 OK"), said.stdout[:200])

    def test_thousands_of_requests_over_kept_connections_are_all_answered(self):
        said = run("h2load", "--h1", "-n", "4000", "-c", "40", "-t", "1", f"{self.address}/healthz")
        counted = re.search(r"requests: 4000 total, .* (\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout", said.stdout)
        self.assertIsNotNone(counted, said.stdout + said.stderr)
        self.assertEqual([int(number) for number in counted.groups()], [4000, 0, 0, 0], said.stdout)
        self.assertIn("status codes: 4000 2xx", said.stdout)


if __name__ == "__main__":
    unittest.main()
