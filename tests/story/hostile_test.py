"""Files made to hurt, given to the real program: each is read or refused in time and memory, with one clear message."""
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import hostile

PROGRAM = os.environ["VEKHA_PROGRAM"]
MOST_SECONDS = 10
MOST_MEMORY = 512 * 1024  # KiB, of the program and of whatever it starts
READ, REFUSED = 0, 1


class Hostile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vekha-hostile-")
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def outcome(self, name, content):
        """Exit code and words of `vekha read`, once it has kept within its limits."""
        file = self.path / name
        file.write_bytes(content)
        temporary, began = self.path / "temporary", time.monotonic()
        temporary.mkdir(exist_ok=True)
        output = self.path / "output"
        with open(output, "wb") as out:
            started = subprocess.Popen([PROGRAM, "read", str(file)], stdout=out, stderr=subprocess.STDOUT,
                                       env={**os.environ, "TMPDIR": str(temporary)})
            _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        took, words = time.monotonic() - began, output.read_text(errors="replace")
        print(f"{name}: exit {started.returncode}, {took:.2f} s, {usage.ru_maxrss // 1024} MiB: {words[:160].strip()!r}")
        self.assertLess(took, MOST_SECONDS, name)
        self.assertLess(usage.ru_maxrss, MOST_MEMORY, name)
        self.assertIn(started.returncode, (READ, REFUSED), words[:500])
        self.assertEqual(os.listdir(temporary), [], "temporary folders are removed")
        return started.returncode, words

    def refused(self, name, content, *words):
        code, said = self.outcome(name, content)
        self.assertEqual(code, REFUSED, said[:500])
        self.assertIn(name, said)
        self.assertLess(len(said.strip().splitlines()), 4, "one message")
        for word in words:
            self.assertIn(word, said)

    def test_archives_that_unpack_to_gigabytes(self):
        self.refused("бомба.docx", hostile.word_bomb())
        self.refused("лист.xlsx", hostile.huge_sheet())
        self.refused("много.docx", hostile.many_entries(60_000))

    def test_tables_inside_tables_a_million_deep(self):
        self.refused("глубина.docx", hostile.nested_tables(1_000_000))
        self.outcome("глубина.html", b"<html><body>" + b"<table><tr><td>" * 1_000_000)
        self.outcome("блоки.html", b"<div>" * 1_000_000 + "План".encode())
        self.outcome("глубина.rtf", b"{\\rtf1 " + b"{" * 1_000_000)

    def test_entities_are_not_followed(self):
        code, said = self.outcome("сущности.docx", hostile.laughs())
        self.assertNotIn("root:", said)
        self.assertEqual(code, REFUSED)

    def test_files_cut_short(self):
        whole = hostile.plan(40)
        for share in (0.1, 0.5, 0.9, 0.99):
            self.outcome(f"обрыв-{share}.docx", whole[:int(len(whole) * share)])
        self.refused("обрыв.pdf", b"%PDF-1.7\n1 0 obj<</Type")
        self.refused("обрыв.doc", hostile.old_office(["WordDocument"]))
        self.refused("обрыв.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")

    def test_locked_files_say_so(self):
        self.refused("закрыт.docx", hostile.locked(), "парол")
        self.refused("закрыт-новый.docx", hostile.old_office(["EncryptedPackage", "EncryptionInfo"]), "парол")

    def test_macros_are_left_alone(self):
        code, said = self.outcome("макрос.docm", hostile.word(
            "<w:p><w:r><w:t>План на 2026 год</w:t></w:r></w:p>".encode() + hostile.plan_table(3),
            ("word/vbaProject.bin", b"\xD0\xCF\x11\xE0" + b"\0" * 4096)))
        self.assertEqual(code, READ, said[:300])

    def test_spans_that_reach_beyond_any_table(self):
        self.outcome("пролёты.docx", hostile.wide_spans())
        self.outcome("пролёты.html", b"<table>" + b"<tr><td colspan=2000000000 rowspan=2000000000>x" * 2000)
        self.outcome("столбцы.csv", (";".join("a" * 100_000) + "\n").encode() * 20)

    def test_pages_and_pictures_without_end(self):
        self.outcome("страницы.pdf", hostile.endless_pdf(200_000))
        self.outcome("петля.pdf", hostile.looping_pdf())
        self.outcome("поле.png", hostile.vast_picture())

    def test_a_quiet_plan_is_read_beside_them(self):
        code, said = self.outcome("план.docx", hostile.plan(3))
        self.assertEqual(code, READ)
        self.assertIn("Провести сбор 3", said)


if __name__ == "__main__":
    unittest.main()
