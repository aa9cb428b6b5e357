"""The other side of the wire: a real SMTP server (aiosmtpd) and a stand-in for Telegram's Bot API. Both keep what they
took, can be slow, and let a test wait for a message."""
import email
import email.policy
import html
import http.server
import json
import random
import re
import threading
import time
import urllib.parse

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


def shown(text):
    """HTML of a message as its reader sees it, with addresses in place of the words that hide them."""
    bare = re.sub(r'<a href="([^"]*)">.*?</a>', r"\1", text)
    return html.unescape(re.sub(r"</?b>", "", bare))


class BotApi(Taken):
    """The Bot API of Telegram; a message is a dict: to, text, buttons (rows of callback data and addresses). What people
    press and send is given with give(); a raw answer to the next question for updates with spoil()."""

    TOKEN = "42:story"

    def __init__(self):
        super().__init__()
        self.updates = []
        self.spoilt = []
        self.files = {}
        self.heard = []  # callbacks that were answered
        taken = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                known = self.path.removeprefix(f"/bot{taken.TOKEN}/")
                if known == "getUpdates" and taken.wait_for_updates(body) and taken.spoilt:
                    return self.answer(200, taken.spoilt.pop(0))
                result = taken.act(known, body)
                if result is None:
                    return self.answer(404, b'{"ok": false, "error_code": 404}')
                self.answer(200, json.dumps({"ok": True, "result": result}).encode())

            def do_GET(self):
                bytes_of = taken.files.get(self.path.removeprefix(f"/file/bot{taken.TOKEN}/"))
                self.answer(200 if bytes_of is not None else 404, bytes_of or b"")

            def answer(self, status, data):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def act(self, method, body):
        """What the API answers; None for a method it does not have."""
        if method == "sendMessage":
            rows = body.get("reply_markup", {}).get("inline_keyboard", [])
            buttons = [[button.get("callback_data") or button["url"] for button in row] for row in rows]
            self.add({"to": str(body["chat_id"]), "text": shown(body["text"]), "buttons": buttons})
            return {"message_id": len(self.messages)}
        if method == "getUpdates":
            return [update for update in self.updates if update["update_id"] >= body.get("offset", 0)]
        if method == "getFile":
            return {"file_id": body["file_id"], "file_path": body["file_id"]}
        if method == "answerCallbackQuery":
            self.heard.append(body["callback_query_id"])
            return True
        return True if method == "deleteWebhook" else None

    def wait_for_updates(self, body):
        """Long polling: until something is there, or the daemon's patience is over."""
        after = body.get("offset", 0)
        with self.changed:
            self.changed.wait_for(
                lambda: self.spoilt or any(one["update_id"] >= after for one in self.updates), body.get("timeout", 0)
            )
        return True

    def give(self, update):
        with self.changed:
            update.setdefault("update_id", len(self.updates) + 1)
            self.updates.append(update)
            self.changed.notify_all()
        return update

    def spoil(self, answer):
        with self.changed:
            self.spoilt.append(answer)
            self.changed.notify_all()

    def press(self, chat, token):
        number = len(self.updates) + 1
        return self.give({"callback_query": {"id": f"press{number}", "from": {"id": int(chat), "is_bot": False}, "data": token,
                                             "message": {"message_id": 1, "chat": {"id": int(chat), "type": "private"}}}})

    def write(self, chat, text=None, **more):
        said = {"message_id": len(self.updates) + 1, "from": {"id": int(chat), "is_bot": False},
                "chat": {"id": int(chat), "type": "private"}, **more}
        return self.give({"message": {**said, "text": text} if text else said})

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class MaxApi(Taken):
    """MAX's Bot API for a bot with a webhook; a message is a dict: to, text, buttons (rows of payloads and addresses)."""

    TOKEN = "max-story"

    def __init__(self):
        super().__init__()
        self.hook = None  # what the daemon asked to have updates brought to
        self.files = {}
        self.heard = []
        taken = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                url = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(url.query))
                if self.headers["Authorization"] != taken.TOKEN:
                    return self.answer(401, b'{"code": "verify.token", "message": "Invalid access_token"}')
                self.answer(200, json.dumps(taken.act(url.path, query, body)).encode())

            def do_GET(self):
                data = taken.files.get(urllib.parse.urlsplit(self.path).path)
                self.answer(404 if data is None else 200, data or b"")

            def answer(self, status, data):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def act(self, path, query, body):
        if path == "/subscriptions":
            self.hook = body
        elif path == "/answers":
            self.heard.append(query["callback_id"])
        elif path == "/messages":
            rows = [row for one in body.get("attachments", []) for row in one["payload"]["buttons"]]
            buttons = [[button.get("payload") or button["url"] for button in row] for row in rows]
            self.add({"to": query["user_id"], "text": body["text"], "buttons": buttons})
            return {"message": {"body": {"mid": f"mid.{len(self.messages)}", "seq": 1, "text": body["text"]}}}
        return {"success": True}

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
