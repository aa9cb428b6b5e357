"""A mail server for tests: answers by the recipient's name, keeps what it took, prints "ready PORT".

usage: smtp_peer.py FOLDER [--tls CERT KEY | --starttls CERT KEY] [--auth USER PASSWORD]

Every message taken is a line of JSON in FOLDER/received.jsonl: from, to, peer (the client's port, which tells
connections apart), secure, user, mail (its bytes as latin-1).
"""

import argparse
import asyncio
import json
import pathlib
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

FOREVER = 3600
DROP = 0.05  # seconds


class Script:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("forbidden"):
            return "550 5.7.1 this sender may not send here"
        envelope.mail_from = address
        return "250 2.1.0 fine"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "unknown":
            return "550 5.1.1 no such mailbox"
        if name == "greylisted":
            return "451 4.7.1 come again later"
        if name in ("busy", "broken"):
            return "421 4.3.2 going down"
        if name == "closing":
            server.transport.abort()
            return "421 4.3.2 closing"
        if name == "astray":
            return "551 5.1.6 he has moved, try <reader@example.org>"
        if name == "cut":
            server.transport.write(b"250-2.1.5 fi")
            server.transport.close()
            await asyncio.sleep(FOREVER)
        if name == "drip":
            while not server.transport.is_closing():
                server.transport.write(b"250-2.1.5 wait\r\n")
                await asyncio.sleep(DROP)
        if name == "huge":
            await self.talk_without_end(server.transport)
        if name == "slow":
            await asyncio.sleep(FOREVER)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "spam":
            return "554 5.6.0 not these words"
        if name == "full":
            return "552 5.2.2 mailbox full"
        if name == "nospace":
            return "452 4.3.1 no room for now"
        if name == "lying":
            return "250-2.0.0 taken\r\n554 5.3.0 not at all"
        self.keep(session, envelope)
        if name == "hangup":
            server.transport.abort()
        if name == "mute":
            await asyncio.sleep(FOREVER)
        if name == "onlyonce":
            # The answer leaves, then the idle connection ends as a server's own time-out would end it.
            asyncio.get_running_loop().call_soon(server.transport.close)
        return "250 2.0.0 taken"

    async def talk_without_end(self, transport):
        """One reply of more and more lines, as fast as the client reads them."""
        while not transport.is_closing():
            if transport.get_write_buffer_size() < 1_000_000:
                transport.write(b"250-2.1.5 and more of it\r\n" * 1000)
            await asyncio.sleep(0.01)

    def keep(self, session, envelope):
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "peer": session.peer[1],
            "secure": session.ssl is not None,
            "user": getattr(session, "auth_data", None) and session.auth_data.login.decode(),
            "mail": envelope.content.decode("latin-1"),
        }
        with open(self.folder / "received.jsonl", "a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")


def context(files):
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(*files)
    return made


async def serve():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--starttls", nargs=2)
    parser.add_argument("--auth", nargs=2)
    wish = parser.parse_args()
    script = Script(wish.folder)

    def check(server, session, envelope, mechanism, data):
        good = [data.login.decode(), data.password.decode()] == wish.auth
        return AuthResult(success=good, handled=good, auth_data=data)

    def connection():
        return SMTP(
            script,
            hostname="peer.example.org",
            enable_SMTPUTF8=False,
            tls_context=context(wish.starttls) if wish.starttls else None,
            require_starttls=bool(wish.starttls),
            authenticator=check if wish.auth else None,
            auth_required=bool(wish.auth),
            auth_require_tls=False,
        )

    loop = asyncio.get_running_loop()
    outer = context(wish.tls) if wish.tls else None
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=outer)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
