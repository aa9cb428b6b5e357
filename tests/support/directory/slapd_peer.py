"""Debian's slapd with the people of an office in it, on loopback; prints "ready PORT TLS_PORT" and ends at SIGTERM.

usage: slapd_peer.py CERTIFICATE KEY [--ad]    --ad: entries have the attributes of Active Directory

The package's own service is neither needed nor touched. The program is run from a copy, for where AppArmor watches over
it, it may read no other folder than the service's.
"""
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).parent
PROGRAM = pathlib.Path("/usr/sbin/slapd")
SUFFIX = "dc=office,dc=local"
ADMIN, PASSWORD = f"cn=admin,{SUFFIX}", "of the administrator"
PATIENCE = 20
TRIES = 5

OPENLDAP = """
moduleload memberof
moduleload ppolicy
"""
OPENLDAP_OVERLAYS = f"""
overlay memberof
overlay ppolicy
ppolicy_default cn=policy,ou=services,{SUFFIX}
"""
# Where there is no entryUUID to be seen, objectGUID names the person.
AD_ACCESS = "access to attrs=entryUUID by * none\n"


def settings(folder, certificate, key, ad):
    schemas = ["core", "cosine", "inetorgperson", "nis"] + ["msuser"] * ad
    return "\n".join([
        *(f"include /etc/ldap/schema/{each}.schema" for each in schemas),
        "modulepath /usr/lib/ldap\nmoduleload back_mdb", "" if ad else OPENLDAP,
        f"TLSCertificateFile {certificate}\nTLSCertificateKeyFile {key}\nTLSCACertificateFile {certificate}",
        f'pidfile {folder}/slapd.pid\ndatabase mdb\nsuffix "{SUFFIX}"\ndirectory {folder}/data\nmaxsize 16777216\ndbnosync',
        f'rootdn "{ADMIN}"\nrootpw "{PASSWORD}"',
        AD_ACCESS if ad else "",
        # Nobody finds anything but the account of Vekha.
        "access to attrs=userPassword by anonymous auth by * none",
        f'access to * by dn.exact="cn=vekha,ou=services,{SUFFIX}" read by anonymous auth by * none',
        "" if ad else OPENLDAP_OVERLAYS])


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start(folder):
    """The process and its ports; nothing where another took a port meanwhile."""
    plain, tls = free_port(), free_port()
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig=KILL", "--", str(folder / "slapd"), "-f", str(folder / "slapd.conf"), "-d", "conns", "-h",
         f"ldap://127.0.0.1:{plain}/ ldaps://127.0.0.1:{tls}/"],
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, errors="replace")
    log, listening = [], 0
    for line in process.stderr:
        log.append(line)
        # It says so of each listener when it has begun to listen.
        if "daemon: added" in line and "listener=(nil)" not in line and "listener=0x" in line:
            listening += 1
        if listening == 2:
            threading.Thread(target=lambda: [None for _ in process.stderr], daemon=True).start()
            return process, plain, tls
    process.wait(PATIENCE)
    if any("Address already in use" in line for line in log):
        return None
    raise SystemExit("slapd did not start:\n" + "".join(log))


def main():
    arguments = [each for each in sys.argv[1:] if each != "--ad"]
    ad = "--ad" in sys.argv
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="vekha-ldap-"))
    process = None
    try:
        (folder / "data").mkdir()
        shutil.copy2(PROGRAM, folder / "slapd")
        (folder / "slapd.conf").write_text(settings(folder, *arguments, ad), encoding="utf-8")
        started = next((one for one in (start(folder) for _ in range(TRIES)) if one), None)
        if not started:
            raise SystemExit("no free port for slapd")
        process, plain, tls = started
        subprocess.run(["ldapadd", "-x", "-H", f"ldap://127.0.0.1:{plain}", "-D", ADMIN, "-w", PASSWORD, "-f",
                        str(HERE / ("office_ad.ldif" if ad else "office.ldif"))],
                       check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
        print("ready", plain, tls, flush=True)
        process.wait()
    finally:
        if process and process.poll() is None:
            process.kill()
            process.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
