"""A stand-in for the Bot APIs of Telegram and MAX and for a mail gateway: answers by the recipient's name, prints "ready PORT".

usage: http_peer.py FOLDER TOKEN [--tls CERT KEY]

Every request is a line of JSON in FOLDER/received.jsonl: path, headers, body, peer (the client's port).
"""

import argparse
import http.server
import json
import pathlib
import ssl
import threading
import time
import urllib.parse

FOREVER = 3600
# MAX knows people by number alone; tests/notifiers/channels/peers.cpp has the same table.
NAMES_IN_MAX = {
    "101": "reader", "102": "unknown", "103": "spam", "104": "greylisted", "105": "slow", "106": "closing",
    "107": "broken", "108": "astray", "109": "huge", "110": "nonsense", "111": "cut", "112": "limited",
    "113": "blocked", "114": "stumbling", "115": "lying", "116": "mute", "117": "lost", "118": "plain",
}
MAX_CHARACTERS = 4000
lock = threading.Lock()


class Peer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock, open(folder / "received.jsonl", "a", encoding="ascii") as file:
            line = {
                "path": self.path,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": body,
                "peer": self.client_address[1],
            }
            file.write(json.dumps(line) + "\n")
        if self.path.endswith("/v1/messages"):
            self.gateway(body)
        elif self.path.endswith("/sendMessage"):
            self.telegram(body)
        elif self.path.startswith("/messages?"):
            self.max(body)
        else:
            self.answer(404, {})

    def common(self, name):
        """Answers of a peer in trouble; whether one was given."""
        if name == "slow":
            time.sleep(FOREVER)
        elif name == "closing":
            self.close_connection = True
            self.connection.close()
        elif name == "broken":
            self.answer(502, {})
        elif name == "astray":
            self.answer(302, {}, {"Location": "/elsewhere"})
        elif name == "huge":
            self.answer(200, {"ok": True, "message": {"body": {"mid": "mid.1"}}, "filler": "x" * 500_000})
        elif name == "cut":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"ok": true, "message": {"body": {"mid": "mid.1"')
            self.close_connection = True
        elif name == "nonsense":
            self.answer(200, "no object at all")
        else:
            return False
        return True

    def gateway(self, body):
        name = body["to"]["address"].split("@")[0]
        if self.headers["Authorization"] != "Bearer " + token:
            self.answer(401, {})
        elif name == "unknown":
            self.answer(422, {"error": "recipient"})
        elif name == "spam":
            self.answer(422, {"error": "message"})
        elif name == "greylisted":
            self.answer(503, {}, {"Retry-After": "7"})
        elif name == "limited":
            self.answer(429, {}, {"Retry-After": "7"})
        elif not self.common(name):
            self.answer(202, {})

    def telegram(self, body):
        name = body["chat_id"]
        if self.path != "/bot" + token + "/sendMessage":
            self.refuse(401, "Unauthorized")
        elif name == "unknown":
            self.refuse(400, "Bad Request: chat not found")
        elif name == "blocked":
            self.refuse(403, "Forbidden: bot was blocked by the user")
        elif name == "spam" or not body["text"]:
            self.refuse(400, "Bad Request: message text is empty")
        elif len(body["text"].encode("utf-16-le")) // 2 > 4096:
            self.refuse(400, "Bad Request: message is too long")
        elif name == "unmarked" and "parse_mode" in body:
            self.refuse(400, "Bad Request: can't parse entities: unsupported start tag at byte offset 0")
        elif name == "plain" and "url" in json.dumps(body.get("reply_markup")):
            self.refuse(400, "Bad Request: inline keyboard button URL 'http://10.0.0.5/' is invalid: Wrong HTTP URL")
        elif name == "greylisted":
            self.refuse(500, "Internal Server Error")
        elif name == "limited":
            self.refuse(429, "Too Many Requests: retry after 7", {"retry_after": 7})
        elif name == "stumbling" and self.stumbles():
            self.refuse(500, "Internal Server Error")
        elif not self.common(name):
            self.answer(200, {"ok": True, "result": {"message_id": 1}})

    def max(self, body):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        number = query.get("user_id", query.get("chat_id", [""]))[0]
        name = NAMES_IN_MAX.get(number, number)
        if self.headers["Authorization"] != token:
            self.answer(401, {"code": "verify.token", "message": "Invalid access_token"})
        elif not number:
            self.answer(400, {"code": "proto.payload", "message": "Unknown recipient"})
        elif name == "unknown":
            self.answer(404, {"code": "chat.not.found", "message": "dialog.not.found"})
        elif name == "blocked":
            self.answer(403, {"code": "chat.denied", "message": "error.dialog.suspended"})
        elif name == "lost":
            self.answer(404, {})
        elif name == "spam" or not body["text"] or len(body["text"]) > MAX_CHARACTERS:
            self.answer(400, {"code": "proto.payload", "message": "text: size must be between 0 and 4000"})
        elif name == "plain" and "attachments" in body:
            self.answer(400, {"code": "proto.payload", "message": "Invalid button url"})
        elif name == "greylisted":
            self.answer(503, {"code": "service.unavailable", "message": "try later"}, {"Retry-After": "7"})
        elif name == "limited":
            self.answer(429, {"code": "too.many.requests", "message": "slow down"}, {"Retry-After": "7"})
        elif name == "stumbling" and self.stumbles():
            self.answer(500, {"code": "internal.error", "message": "oops"})
        elif name == "lying":
            self.answer(200, {"success": False, "code": "chat.denied", "message": "no"})
        elif name == "mute":
            self.answer(200, {"message": {"recipient": {}, "timestamp": 1, "body": {"seq": 1, "text": ""}}})
        elif not self.common(name):
            body = {"mid": "mid.0000000000000001", "seq": 1, "text": body["text"]}
            self.answer(200, {"message": {"recipient": {"user_id": number}, "timestamp": 1, "body": body}})

    def stumbles(self):
        """Fails the second request to this name and no other."""
        counts["stumbling"] = counts.get("stumbling", 0) + 1
        return counts["stumbling"] == 2

    def refuse(self, code, words, parameters=None):
        body = {"ok": False, "error_code": code, "description": words}
        if parameters:
            body["parameters"] = parameters
        self.answer(code, body)

    def answer(self, code, body, headers=None):
        data = json.dumps(body).encode()
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("token")
parser.add_argument("--tls", nargs=2)
wish = parser.parse_args()
folder, token, counts = wish.folder, wish.token, {}
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Peer)
if wish.tls:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*wish.tls)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print("ready", server.server_address[1], flush=True)
server.serve_forever()
