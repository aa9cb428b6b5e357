"""The other side of the wire: a real SMTP server (aiosmtpd) and a stand-in for Telegram's Bot API. Both keep what they
took, can be slow, and let a test wait for a message."""
import email
import email.policy
import http.server
import json
import random
import threading
import time

from aiosmtpd.controller import Controller

PATIENCE = 30


class Taken:
    """Messages in the order of their arrival."""

    def __init__(self):
        self.messages = []
        self.changed = threading.Condition()

    def add(self, message):
        with self.changed:
            self.messages.append(message)
            self.changed.notify_all()

    def wait(self, condition, what):
        """Waits until `condition` holds for the list."""
        with self.changed:
            if not self.changed.wait_for(lambda: condition(self.messages), PATIENCE):
                raise AssertionError(f"waited in vain: {what}; {len(self.messages)} messages came")


class MailServer(Taken):
    """A message is a dict: to, id, subject, text, html, headers."""

    def __init__(self, seed=None):
        super().__init__()
        self.dice = random.Random(seed) if seed is not None else None
        self.port = free_port()
        self.controller = None
        self.resume()

    def resume(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=PATIENCE)
        self.controller.start()

    def pause(self):
        self.controller.stop()
        self.controller = None

    async def handle_DATA(self, _server, _session, envelope):
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        if self.dice is not None:
            time.sleep(self.dice.random() * 0.05)  # a slow server: the kill may come while a message is under way
        self.add(
            {
                "to": envelope.rcpt_tos[0],
                "id": parsed["Message-ID"],
                "subject": parsed["Subject"],
                "text": parsed.get_body(("plain",)).get_content(),
                "html": parsed.get_body(("html",)).get_content(),
                "headers": dict(parsed.items()),
            }
        )
        return "250 2.0.0 taken"

    def stop(self):
        if self.controller:
            self.pause()


def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class BotApi(Taken):
    """sendMessage of the Bot API; a message is a dict: to, text."""

    def __init__(self):
        super().__init__()
        taken = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                known = self.path == "/bot42:story/sendMessage"
                if known:
                    taken.add({"to": str(body["chat_id"]), "text": body["text"]})
                answer = json.dumps({"ok": True, "result": {"message_id": 1}} if known else {"ok": False, "error_code": 404}).encode()
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
