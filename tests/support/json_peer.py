"""What the stand-ins that speak JSON over HTTP share: how a request is kept, how it is answered, how the server starts."""

import email
import email.policy
import http.server
import json
import pathlib
import ssl
import threading

lock = threading.Lock()


def form_of(kind, body):
    """The parts of a form, read by Python's own reader: name to file_name, type, content."""
    message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
    if message.defects or any(part.defects for part in message.iter_parts()):
        raise ValueError("no form")
    return {
        part.get_param("name", header="content-disposition"): {
            "file_name": part.get_filename(),
            "type": part.get("Content-Type"),
            "content": part.get_payload(decode=True).decode(),
        }
        for part in message.iter_parts()
    }


class JsonPeer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = None  # set by serve()

    def read_body(self):
        """The request's JSON, or the parts of its form; {} where there is none."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kind = self.headers.get("Content-Type", "")
        return form_of(kind, body) if kind.startswith("multipart/form-data") else json.loads(body or b"{}")

    def keep(self, body):
        line = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body,
            "peer": self.client_address[1],
        }
        with lock, open(self.folder / "received.jsonl", "a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")

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


def arguments(parser):
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("token")
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"))
    return parser.parse_args()


class Server(http.server.ThreadingHTTPServer):
    """Shakes hands in the connection's own thread: who stops in the middle of it holds up nobody else."""

    context = None

    def finish_request(self, request, address):
        if self.context:
            try:
                request = self.context.wrap_socket(request, server_side=True)
            except OSError:  # the client does not trust this certificate
                return
        super().finish_request(request, address)


def serve(peer, wish):
    """Serves until killed, prints "ready PORT"."""
    peer.folder = wish.folder
    server = Server(("127.0.0.1", 0), peer)
    if wish.tls:
        server.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        server.context.load_cert_chain(*wish.tls)
    print("ready", server.server_address[1], flush=True)
    server.serve_forever()
