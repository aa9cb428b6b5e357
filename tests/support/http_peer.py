"""A stand-in for the Bot APIs of Telegram and MAX, a mail gateway, a mail provider and a receiver of webhooks: answers by
the recipient's name, prints "ready PORT".

usage: http_peer.py FOLDER TOKEN [--tls CERT KEY]

Every request is a line of JSON in FOLDER/received.jsonl: path, headers, body (JSON, or the parts of a form), peer (the
client's port).
"""

import argparse
import json
import time
import urllib.parse

import json_peer

FOREVER = 3600
DROP = 0.05  # seconds
# MAX knows people by number alone; tests/notifiers/channels/peers.cpp has the same table.
NAMES_IN_MAX = {
    "101": "reader", "102": "unknown", "103": "spam", "104": "greylisted", "105": "slow", "106": "closing",
    "107": "broken", "108": "astray", "109": "huge", "110": "nonsense", "111": "cut", "112": "limited",
    "113": "blocked", "114": "stumbling", "115": "lying", "116": "mute", "117": "lost", "118": "plain",
    "119": "drip",
}
MAX_CHARACTERS = 4000


class Peer(json_peer.JsonPeer):
    def do_GET(self):
        """Who follows a redirect comes here and is seen."""
        self.keep({})
        self.answer(200, {"ok": True, "message": {"body": {"mid": "mid.1"}}})

    def do_POST(self):
        body = self.read_body()
        self.keep(body)
        if self.path.endswith("/v1/messages"):
            self.gateway(body)
        elif self.path.endswith("/send.json"):
            self.provider(body)
        elif self.path.startswith("/hook/"):
            self.hook()
        elif self.path.endswith("/sendMessage"):
            self.telegram(body)
        elif self.path.endswith("/sendDocument"):
            self.document(body)
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
        elif name == "drip":
            self.drip()
        elif name == "nonsense":
            self.answer(200, "no object at all")
        else:
            return False
        return True

    def drip(self):
        """An answer that comes by drops and has no end."""
        self.send_response(200)
        self.send_header("Content-Length", "10000")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b" ")
            time.sleep(DROP)

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
        elif name == "lying":
            self.answer(202, {"error": "message"})
        elif not self.common(name):
            self.answer(202, {})

    def provider(self, body):
        name = body["to"].split("@")[0]
        if self.headers["X-API-KEY"] != token:
            self.answer(401, {})
        elif name == "unknown":
            self.answer(422, {"error": "recipient"})
        elif name == "greylisted":
            self.answer(503, {})
        elif name == "lying":
            self.answer(200, {"status": "success", "failed_emails": {body["to"]: "invalid"}})
        elif not self.common(name):
            self.answer(200, {"status": "success", "job_id": "1"})

    def hook(self):
        name = self.path.rsplit("/", 1)[1]
        if name == "unknown":
            self.answer(410, {})
        elif name == "greylisted":
            self.answer(503, {})
        elif name == "lying":
            self.answer(200, {"error": "not taken"})
        elif not self.common(name):
            self.answer(200, {})

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
        elif name == "lying":
            self.answer(200, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"})
        elif name == "stumbling" and self.stumbles():
            self.refuse(500, "Internal Server Error")
        elif not self.common(name):
            self.answer(200, {"ok": True, "result": {"message_id": 1}})

    def document(self, form):
        name = form["chat_id"]["content"]
        if self.path != "/bot" + token + "/sendDocument":
            self.refuse(401, "Unauthorized")
        elif not form["document"]["file_name"] or len(form["caption"]["content"]) > 1024:
            self.refuse(400, "Bad Request: there is no document in the request")
        elif name == "wordsonly":
            self.refuse(400, "Bad Request: not enough rights to send documents to the chat")
        elif name == "oldserver":
            self.refuse(404, "Not Found: method not found")
        elif name == "stumbling" and self.stumbles():
            self.refuse(500, "Internal Server Error")
        else:
            self.answer(200, {"ok": True, "result": {"message_id": 2, "document": {"file_id": "1"}}})

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


wish = json_peer.arguments(argparse.ArgumentParser())
token, counts = wish.token, {}
json_peer.serve(Peer, wish)
