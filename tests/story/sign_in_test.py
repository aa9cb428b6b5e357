"""Signing in through a provider of OpenID Connect that is not ours (npm's oidc-provider), at the real program: the settings
file, the button, the provider's pages, the session, the duties of a group, a stranger, a provider that is gone."""
import datetime as dt
import json
import shutil
import subprocess
import unittest

import office
import outside

PEER = office.SOURCE / "tests" / "support" / "oidc"
HOME = "https://vekha.example.org"
SECRET = "a secret of the story"
CALLBACK = "/api/v1/oidc/callback"


class Provider(outside.Peer):
    def __init__(self, people):
        options = {
            "client": {"client_id": "vekha", "client_secret": SECRET, "redirect_uris": [HOME + CALLBACK]},
            "people": people,
        }
        super().__init__(["node", str(PEER / "oidc_peer.mjs"), json.dumps(options)], stderr=subprocess.DEVNULL)
        self.issuer = f"http://127.0.0.1:{self.places[0]}"

    @staticmethod
    def walk(address, login):
        """A person's browser at the provider's pages; where it is sent in the end."""
        made = subprocess.run(["node", str(PEER / "oidc_browser.mjs"), address, login], capture_output=True, text=True,
                              timeout=office.PATIENCE, check=True)
        assert made.stdout.startswith("arrived " + HOME), made.stdout
        return made.stdout.split(" ", 1)[1].strip().removeprefix(HOME)


def person(login, *roles):
    return {"preferred_username": login, "name": login, "realm_access": {"roles": list(roles)}}


@unittest.skipUnless(shutil.which("node") and (PEER / "node_modules").exists(), "there is no provider to run")
class SignInThroughAProvider(outside.SignInFromOutside):
    def setUp(self):
        super().setUp()
        self.provider = Provider({"oleg": person("oleg", "coordinators"), "stranger": person("stranger")})
        self.addCleanup(self.provider.stop)
        # The provider lives by the machine's clock, so the daemon's stands at the same moment.
        self.open_office(dt.datetime.now(dt.timezone.utc), ("oidc.secret", SECRET), (
            f'[oidc]\nissuer = "{self.provider.issuer}"\nclient_id = "vekha"\nclient_secret_file = "oidc.secret"\n'
            'title = "Войти через службу района"\ngroups_claim = "realm_access.roles"\n'
            '[oidc.groups]\ncoordinators = "controller"\n'), public_url=HOME)
        self.office.start()

    def come(self, login):
        """The whole way in a browser of its own; gives the browser and where it is led in the end."""
        browser = self.office.api()
        status, _, headers = browser.call("GET", "/api/v1/oidc/start?to=/tasks")
        self.assertEqual(status, 302)
        ticket = headers["Set-Cookie"].split(";")[0]
        if headers["Location"].startswith("/"):
            return browser, headers["Location"]
        back = self.provider.walk(headers["Location"], login)
        status, _, headers = browser.call("GET", back, headers={"Cookie": ticket})
        self.assertEqual(status, 302)
        return browser, headers["Location"]

    def test_people_of_the_office_come_in_and_others_are_told_why_not(self):
        ways = self.office.api().must("GET", "/api/v1/sign-in-ways")
        self.assertEqual(ways["oidc"]["title"], "Войти через службу района")
        browser, led = self.come("oleg")
        self.assertEqual(led, "/tasks")
        self.assert_is_oleg(browser)
        stranger, led = self.come("stranger")
        self.assertEqual(led, "/?sign_in=unknown")
        self.assertEqual(stranger.call("GET", "/api/v1/session")[0], 401)
        listed = self.office.run("audit", "list", "--data", str(self.office.data))
        self.assertIn("Отказано во входе по внешней учётной записи", listed)

        unbound = self.office.command("person", "unbind", "oleg")
        self.assertIn("Снято связей с внешними учётными записями: 1", unbound)
        self.assertEqual(browser.call("GET", "/api/v1/session")[0], 401)

        self.provider.stop()
        self.office.clock.set(self.office.clock.moment + dt.timedelta(hours=2))
        browser = self.office.api()
        status, _, headers = browser.call("GET", "/api/v1/oidc/start")
        self.assertEqual((status, headers["Location"]), (302, "/?sign_in=down"))
        browser.sign_in("admin", self.office.password())
        for secret in (SECRET, "code=", "state=", "eyJ"):
            self.assertNotIn(secret, self.office.log())


if __name__ == "__main__":
    unittest.main()
