"""Signing in with the password of a directory that is not ours (Debian's slapd), at the real program: the settings file, the
session, the duties of a group, a stranger, `vekha ldap check`, a directory that is gone."""
import datetime as dt
import os
import shutil
import subprocess
import sys
import unittest

import office
import outside

PEER = office.SOURCE / "tests" / "support" / "directory" / "slapd_peer.py"
SERVICE = "of the service"
OLEGS = "пароль Олега"


class Directory(outside.Peer):
    def __init__(self, folder):
        self.certificate, key = folder / "directory.pem", folder / "directory.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out",
                        str(self.certificate), "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"],
                       check=True, capture_output=True)
        super().__init__([sys.executable, "-B", str(PEER), str(self.certificate), str(key)])
        self.address = f"ldaps://127.0.0.1:{self.places[1]}"


@unittest.skipUnless(shutil.which("slapd", path=os.environ["PATH"] + ":/usr/sbin"), "there is no directory to run")
class SignInByTheDirectory(outside.SignInFromOutside):
    def setUp(self):
        super().setUp()
        self.directory = Directory(self.folder)
        self.addCleanup(self.directory.stop)
        self.open_office(dt.datetime(2026, 2, 2, 7, tzinfo=dt.timezone.utc), ("ldap.secret", SERVICE), (
            f'[ldap]\nservers = ["{self.directory.address}"]\nca_file = "{self.directory.certificate}"\n'
            'bind_dn = "cn=vekha,ou=services,dc=office,dc=local"\npassword_file = "ldap.secret"\n'
            'base = "dc=office,dc=local"\n'
            '[ldap.groups]\n"cn=Координаторы,ou=groups,dc=office,dc=local" = "controller"\n'))

    def check(self, login, password, expect):
        made = subprocess.run([office.PROGRAM, "ldap", "check", login, "--data", str(self.office.data)], input=password + "\n",
                              capture_output=True, text=True, timeout=office.PATIENCE, check=False, encoding="utf-8")
        self.assertEqual(made.returncode, expect, made.stdout + made.stderr)
        self.assertNotIn(password, made.stdout + made.stderr)
        self.assertNotIn(SERVICE, made.stdout + made.stderr)
        return made.stdout + made.stderr

    def sign_in(self, login, password):
        status, value, _ = self.office.api().call("POST", "/api/v1/session", {"login": login, "password": password})
        return status, value

    def test_people_of_the_directory_come_in_and_others_are_told_why_not(self):
        said = self.check("oleg", OLEGS, 0)
        self.assertIn("Ответил " + self.directory.address, said)
        self.assertIn("cn=Координаторы,ou=groups,dc=office,dc=local → controller", said)
        self.assertIn("Веха впустит: Олегов О.О. (oleg), обязанности: executor controller", said)
        self.assertIn("Каталог не принял пароль", self.check("oleg", "wrong", 1))
        self.assertIn("Записи с таким логином нет", self.check("nobody", "wrong", 1))
        self.assertIn("Записей с таким логином несколько", self.check("twin", "of the twin", 1))
        self.assertIn("Вас в Вехе ещё нет", self.check("stranger", "of the stranger", 1))
        self.assertNotIn("внешн", self.office.run("audit", "list", "--data", str(self.office.data)), "nothing was changed")

        self.office.start()
        browser = self.office.api().sign_in("Oleg", OLEGS)
        self.assert_is_oleg(browser)
        for login, password, status in (("oleg", "wrong", 401), ("oleg", "", 400), ("*", OLEGS, 401),
                                        ("stranger", "of the stranger", 403)):
            self.assertEqual(self.sign_in(login, password)[0], status, login)
        self.assertIn("вход по каталогу", self.office.run("audit", "list", "--data", str(self.office.data)))

        self.directory.stop()
        status, told = self.sign_in("oleg", OLEGS)
        self.assertEqual(status, 503)
        self.assertIn("Каталог организации сейчас не отвечает", told["detail"])
        self.office.api().sign_in("admin", self.office.password())
        self.assertIn("ldap_failed", self.office.log())
        for secret in (SERVICE, OLEGS, "of the stranger"):
            self.assertNotIn(secret, self.office.log())
        self.assertIn("Каталог спросить не удалось", self.check("oleg", OLEGS, 1))


if __name__ == "__main__":
    unittest.main()
