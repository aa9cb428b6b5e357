"""Dovecot on loopback for a test, as a process without rights: imap_peer.py FOLDER CERTIFICATE KEY

Its mailbox is FOLDER/Maildir; any user comes in with the password "secret". Says "ready PORT TLS_PORT" once it
answers. The process is Dovecot itself: it ends when it is ended.
"""

import grp
import os
import pwd
import shutil
import socket
import sys
import time

PATIENCE_SECONDS = 30

CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = {uid}
mail_location = maildir:{folder}/Maildir
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
"""


def free_ports(count):
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as one:
            return one.recv(4) == b"* OK"
    except OSError:
        return False


def prepare(folder, certificate, key):
    """Everything belongs to whom Dovecot runs as: nobody where the test is root."""
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    for part in ("run", "state", "Maildir/new", "Maildir/cur", "Maildir/tmp"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    shutil.copy(certificate, os.path.join(folder, "cert.pem"))
    shutil.copy(key, os.path.join(folder, "key.pem"))
    if os.geteuid() == 0:
        for at, folders, files in os.walk(folder):
            for name in [""] + folders + files:
                os.chown(os.path.join(at, name), user.pw_uid, user.pw_gid)
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
    return user


def tell_when_ready(port, tls_port):
    if os.fork() != 0:
        return
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and not answers(port):
        time.sleep(0.05)
    print("ready", port, tls_port, flush=True)
    os._exit(0)


def main():
    folder, certificate, key = sys.argv[1:4]
    user = prepare(folder, certificate, key)
    port, tls_port = free_ports(2)
    config = os.path.join(folder, "dovecot.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(CONFIG.format(folder=folder, user=user.pw_name, uid=user.pw_uid, gid=user.pw_gid,
                                 group=grp.getgrgid(user.pw_gid).gr_name, port=port, tls_port=tls_port))
    tell_when_ready(port, tls_port)
    os.execv("/usr/sbin/dovecot", ["dovecot", "-F", "-c", config])


if __name__ == "__main__":
    main()
