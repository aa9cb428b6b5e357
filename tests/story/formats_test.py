"""The same plan in every office format is read as its text is.

Each text plan at hand becomes a page with real tables, LibreOffice makes each format of it, and the real program reads that.
The reading of the text is the measure: whether it is right is asked elsewhere (tests/workflow/reader).
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["VEKHA_PROGRAM"]
PAGE = os.environ["VEKHA_PLAN_PAGE"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests/data/plans", ROOT.parent / "shared/roadmaps")
WRITER, CALC = "HTML (StarWriter)", "HTML (StarCalc)"
LEAST = {"pdf": 0.95}  # of the fields of the items of all plans; others:
LEAST_ELSEWHERE = 0.98
HEAD = ("title", "organization", "approval", "period", "roles")


def read(file):
    done = subprocess.run([PROGRAM, "read", str(file)], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"{file}: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout)


def folded(value):
    if isinstance(value, str):
        return " ".join(value.lower().replace("ё", "е").replace("—", "-").replace("–", "-").split())
    if isinstance(value, list):
        return [folded(one) for one in value]
    return value


def fields(item):
    deadline, result = item["deadline"], item["result"]
    return {
        "number": item["number"],
        "section": folded(item["section"]),
        "title": folded(item["title"]),
        "deadline": (deadline["kind"], deadline["windows"], deadline["every"]),
        "parties": folded(item["responsible"]["parties"]),
        "result": folded(result["text"]),
        "evidence": result["evidence"],
    }


class Score:
    """Per field: how many are as in the text, of how many; and which are not."""

    def __init__(self):
        self.right, self.all, self.wrong = {}, {}, []

    def note(self, plan, field, same, got="", want=""):
        self.all[field] = self.all.get(field, 0) + 1
        self.right[field] = self.right.get(field, 0) + (1 if same else 0)
        if not same:
            self.wrong.append(f"{plan}: {field}: {got!r} instead of {want!r}")

    def compare(self, plan, got, want):
        for key in HEAD:
            self.note(plan, key, folded(str(got[key])) == folded(str(want[key])), got[key], want[key])
        here = {folded(one["title"]): one for one in got["items"]}
        for position, item in enumerate(want["items"]):
            other = got["items"][position] if position < len(got["items"]) else None
            if other is None or folded(other["title"]) != folded(item["title"]):
                other = here.get(folded(item["title"]), other)
            mine, theirs = fields(item), fields(other) if other else {}
            for field, value in mine.items():
                self.note(plan, field, theirs.get(field) == value, theirs.get(field), value)
        for _ in range(max(0, len(got["items"]) - len(want["items"]))):
            self.note(plan, "invented", False)


def convert(kind, source, pages, into):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{into}/profile", "--headless", f"--infilter={source}",
                    "--convert-to", kind, "--outdir", str(into / kind.split(":")[0]), *map(str, pages)],
                   check=True, capture_output=True, timeout=300)


def is_one_table(page):
    """Tables of unlike widths make no sheet: each would merge the columns of the others."""
    widths = {max(row.count("<td") for row in table.split("<tr>")[1:]) for table in page.read_text().split("<table")[1:]}
    return len(widths) == 1


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="vekha-formats-")
        cls.addClassCleanup(folder.cleanup)
        cls.path = pathlib.Path(folder.name)
        (cls.path / "pages").mkdir()
        cls.texts, cls.pages = {}, []
        for text in sorted(file for at in FOLDERS if at.exists() for file in at.glob("*.txt")):
            page = cls.path / "pages" / (text.stem + ".html")
            page.write_bytes(subprocess.run([PAGE, str(text)], check=True, capture_output=True).stdout)
            cls.texts[text.stem] = read(text)
            cls.pages.append(page)

    def check(self, kind, source):
        self.assertGreater(len(self.pages), 0)
        extension = kind.split(":")[0]
        pages = [page for page in self.pages if source == WRITER or is_one_table(page)]
        convert(kind, source, pages, self.path)
        score = Score()
        for name in (page.stem for page in pages):
            want = self.texts[name]
            score.compare(name, read(self.path / extension / f"{name}.{extension}"), want)
        for line in score.wrong[:40]:
            print(f"{extension}: {line}"[:300])
        shares = {field: score.right[field] / score.all[field] for field in score.all}
        print(extension, {field: round(share, 3) for field, share in shares.items()})
        least = LEAST.get(extension, LEAST_ELSEWHERE)
        self.assertEqual({field: share for field, share in shares.items() if share < least}, {}, extension)

    def test_word(self):
        self.check("docx:MS Word 2007 XML", WRITER)

    def test_old_word(self):
        self.check("doc:MS Word 97", WRITER)

    def test_rich_text(self):
        self.check("rtf", WRITER)

    def test_open_document(self):
        self.check("odt", WRITER)

    def test_web_page(self):
        self.check("html", WRITER)

    def test_pdf(self):
        self.check("pdf", WRITER)

    def test_excel(self):
        self.check("xlsx", CALC)

    def test_old_excel(self):
        self.check("xls", CALC)

    def test_open_sheet(self):
        self.check("ods", CALC)


if __name__ == "__main__":
    unittest.main()
