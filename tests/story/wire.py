"""Networks of a test's own. The whole test moves into a network namespace; a second one behind two wires holds a daemon
that is to be cut from the database and still reached by mail and by the test. Both are gone with the test's process."""
import ctypes
import os
import subprocess

CLONE_NEWNET = 0x40000000


def step_aside():
    """Moves this process, and what it will start, into a namespace of its own. Why it can't, or an empty text."""
    if os.geteuid() != 0:
        return "only root may make network namespaces"
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        return "network namespaces: " + os.strerror(ctypes.get_errno())
    try:
        ip("link", "set", "lo", "up")
        ip("link", "add", "probe", "type", "veth", "peer", "name", "eborp")
        ip("link", "del", "probe")
    except (OSError, subprocess.CalledProcessError) as error:
        return f"network namespaces: {error}"
    return ""


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Island:
    """A namespace reached by two wires: `database` can be cut, `world` stays. Each is (this side, that side)."""
    database = ("10.201.1.1", "10.201.1.2")
    world = ("10.201.2.1", "10.201.2.2")

    def __init__(self):
        # Holds the namespace until its input ends, at the latest with this process.
        self.holder = subprocess.Popen(["unshare", "--net", "--", "sh", "-c", "echo there; cat"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.holder.stdout.readline()
        self.enter = ["nsenter", f"--net=/proc/{self.holder.pid}/ns/net", "--"]
        subprocess.run([*self.enter, "ip", "link", "set", "lo", "up"], check=True)
        for name, (here, there) in (("database", self.database), ("world", self.world)):
            ip("link", "add", name, "type", "veth", "peer", "name", name, "netns", str(self.holder.pid))
            ip("addr", "add", here + "/24", "dev", name)
            ip("link", "set", name, "up")
            subprocess.run([*self.enter, "ip", "addr", "add", there + "/24", "dev", name], check=True)
            subprocess.run([*self.enter, "ip", "link", "set", name, "up"], check=True)

    @staticmethod
    def cut():
        ip("link", "set", "database", "down")

    @staticmethod
    def mend():
        ip("link", "set", "database", "up")

    def end(self):
        self.holder.stdin.close()
        self.holder.stdout.close()
        self.holder.wait(10)
