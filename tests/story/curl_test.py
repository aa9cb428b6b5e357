"""The main job by curl and a program's key, as both README files show it: what stands there is run on the real program."""
import datetime as dt
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import office

MARKED = re.compile(r"<!-- curl -->\n(.*?)<!-- curl end -->\n", re.DOTALL)
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
DAY = dt.datetime(2026, 4, 1, 9, 0)


def shown(page):
    """The commands of a README, those of all its blocks in one script."""
    section = MARKED.search((office.SOURCE / page).read_text(encoding="utf-8"))
    assert section, f"{page} shows no examples"
    return "\n".join(BLOCK.findall(section.group(1)))


class TheReadmesExamples(unittest.TestCase):
    def install(self):
        folder = tempfile.TemporaryDirectory(prefix="vekha-story-")
        self.addCleanup(folder.cleanup)
        installed = office.Office(folder.name, DAY, smtp_port=9)
        self.addCleanup(installed.close)
        installed.command("setup", "--sample")
        installed.start()
        checkout = pathlib.Path(folder.name)
        (checkout / "build").mkdir()
        (checkout / "build" / "vekha").symlink_to(office.PROGRAM)
        (checkout / "vekha-data").symlink_to(installed.data)
        return installed, checkout

    def run_as_shown(self, page):
        installed, checkout = self.install()
        script = shown(page).replace("http://localhost:8080", f"http://127.0.0.1:{installed.port}")
        script = script.replace("--data vekha-data", f"--data vekha-data --clock {installed.clock.path}")
        made = subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", script + '\nprintf "\\n%s\\n" "$ROADMAP $TASK $COORDINATOR"'], cwd=checkout,
            capture_output=True, text=True, timeout=office.PATIENCE * 4, check=False, encoding="utf-8", env=dict(os.environ))
        self.assertEqual(made.returncode, 0, made.stdout + made.stderr)
        roadmap, task, key = made.stdout.rstrip("\n").rsplit("\n", 1)[1].split(" ", 2)
        return installed, roadmap, task, key

    def assert_done(self, page):
        installed, roadmap, task, key = self.run_as_shown(page)
        name, value = key.split(": ", 1)
        api = installed.api()
        kept = api.must("GET", f"/api/v1/tasks/{task}", headers={name: value})
        self.assertEqual(kept["state"], "accepted", json.dumps(kept, ensure_ascii=False)[:2000])
        self.assertEqual([paper["document_number"] for paper in kept["evidence"]], ["15"])
        self.assertEqual(str(kept["roadmap"]["id"]), roadmap)
        self.assertIsNone(api.cookie, "nobody signed in")
        self.assertNotIn(value.split()[1], installed.log(), "the log opens nothing")
        # An ended key opens nothing, and the journal has who did it all.
        listed = installed.command("token", "list")
        self.assertIn("tihonova", listed)
        self.assertNotIn(value.split()[1], listed)
        installed.command("token", "end", listed.split()[0])
        self.assertEqual(api.call("GET", f"/api/v1/tasks/{task}", headers={name: value})[0], 401)
        installed.stop()
        self.assertIn("Расхождений нет", office.Office.run("audit", "verify", "--data", str(installed.data)))

    def test_in_english(self):
        self.assert_done("README.md")

    def test_in_russian(self):
        self.assert_done("README.ru.md")


if __name__ == "__main__":
    unittest.main()
