"""A stand-in for the way in of the Bot APIs of Telegram and MAX, prints "ready PORT".

usage: bot_peer.py FOLDER TOKEN [--tls CERT KEY]

POST /give adds an update, which the next question for updates gets. Every other request is a line of JSON in
FOLDER/received.jsonl: method, path, headers, body. Files are named by what they do: "bytes-N" has N bytes, "cut" breaks
off, "gone" is not there, "astray" leads elsewhere; Telegram refuses to tell where "large" lies.
"""

import argparse
import threading
import urllib.parse

import json_peer

changed = threading.Condition()
updates = []  # (number, update)


class Peer(json_peer.JsonPeer):
    def do_GET(self):
        self.serve({})

    def do_DELETE(self):
        self.serve({})

    def do_POST(self):
        self.serve(self.read_body())

    def serve(self, body):
        url = urllib.parse.urlsplit(self.path)
        query = {name: values[0] for name, values in urllib.parse.parse_qs(url.query).items()}
        if url.path == "/give":
            with changed:
                updates.append((body.get("update_id", len(updates) + 1), body))
                changed.notify_all()
            return self.answer(200, {})
        self.keep(body)
        if "/file" in url.path:
            return self.file(url.path.rsplit("/", 1)[1])
        if url.path.startswith(f"/bot{token}/"):
            return self.telegram(url.path.rsplit("/", 1)[1], body)
        if url.path.startswith("/bot"):
            return self.answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        if self.headers.get("Authorization") != token:
            return self.answer(401, {"code": "verify.token", "message": "Invalid access_token"})
        return self.max(url.path, query, body)

    def waiting(self, after, seconds):
        """Updates with a number above `after`, as soon as there is one."""
        with changed:
            changed.wait_for(lambda: any(number > after for number, _ in updates), seconds)
            return [(number, update) for number, update in updates if number > after]

    def telegram(self, method, body):
        if method == "getUpdates":
            came = self.waiting(body.get("offset", 0) - 1, body.get("timeout", 0))
            return self.answer(200, {"ok": True, "result": [update for _, update in came[: body["limit"]]]})
        if method == "getFile" and body["file_id"] == "large":
            return self.answer(400, {"ok": False, "error_code": 400, "description": "Bad Request: file is too big"})
        if method == "getFile":
            path = "../../etc/passwd" if body["file_id"] == "astray" else "docs/" + body["file_id"]
            return self.answer(200, {"ok": True, "result": {"file_id": body["file_id"], "file_path": path}})
        return self.answer(200, {"ok": True, "result": {"message_id": 1}})

    def max(self, path, query, body):
        if path == "/updates":
            came = self.waiting(int(query.get("marker", 0)), int(query.get("timeout", 0)))
            marker = came[-1][0] if came else int(query.get("marker", 0))
            return self.answer(200, {"updates": [update for _, update in came], "marker": marker})
        if path == "/messages":
            return self.answer(200, {"message": {"body": {"mid": "mid.1", "seq": 1, "text": body["text"]}}})
        return self.answer(200, {"success": body.get("url") != "https://refused.example.org/api/v1/hooks/max"})

    def file(self, name):
        if name == "gone":
            return self.answer(404, {})
        if name == "astray":
            return self.answer(302, {}, {"Location": "/file/bytes-5"})
        size = 1000 if name == "cut" else int(name.split("-")[1])
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(size))
        self.end_headers()
        self.wfile.write(b"%PDF-1.4\n".ljust(size, b"x")[: 10 if name == "cut" else size])
        self.close_connection = name == "cut"


wish = json_peer.arguments(argparse.ArgumentParser())
token = wish.token
json_peer.serve(Peer, wish)
