"""An office that lets people in by others' word: what the stories of a directory and of a provider have alike."""
import pathlib
import subprocess
import tempfile
import unittest

import office
import peers


class Peer:
    """A program that is not ours and tells "ready PLACE…" when it can be asked. Whoever makes one stops it."""

    def __init__(self, command, **settings):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **settings)
        line = self.process.stdout.readline().split()
        assert line[:1] == ["ready"], line
        self.places = line[1:]

    def stop(self):
        """Stopped twice is stopped."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.process.stdout.close()


class SignInFromOutside(unittest.TestCase):
    """Each test has a folder of its own, and an office with one executor, oleg, whom the peer knows too."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vekha-story-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def open_office(self, moment, secret, settings, **more):
        """Set up and not yet started. `secret` is (file's name, words), as the settings name it."""
        mail = peers.MailServer(None)
        self.addCleanup(mail.stop)
        self.office = office.Office(self.folder, moment, mail.port, more=settings, **more)
        self.addCleanup(self.office.close)
        name, words = secret
        (self.office.data / name).write_text(words + "\n", encoding="utf-8")
        self.office.command("setup")
        people = self.folder / "people.toml"
        people.write_text('[[person]]\nlogin = "oleg"\nname = "Олегов О.О."\nduties = ["executor"]\n', encoding="utf-8")
        self.office.command("people", str(people))

    def assert_is_oleg(self, browser):
        """Its own duty and the one that the peer's group gives."""
        me = browser.must("GET", "/api/v1/session")
        self.assertEqual(me["person"]["login"], "oleg")
        self.assertEqual(sorted(me["person"]["duties"]), ["controller", "executor"])
