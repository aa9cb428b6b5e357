"""The rules that look at one file at a time: banned calls, sizes, words, artefacts, paths in README files."""

import os
import re

from tree import CPP, PRODUCT, Fault, inside, line_of, without_comments

FILE_LINES = 400
FUNCTION_LINES = 70
FILE_BYTES = 1024 * 1024

CODE = CPP + (".py", ".ts", ".tsx", ".js", ".mjs", ".sql", ".sh", ".cmake")
SCRIPTS = ("deploy/", ".ci/")

# (rule, what it looks like in C++ without comments and strings, where it is at home, what to do instead)
BANNED = (
    ("clock", r"\b(?:system_clock|steady_clock|high_resolution_clock)\s*::\s*now\b|\b(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)"
              r"|\b(?:gettimeofday|clock_gettime|localtime(?:_r)?|gmtime(?:_r)?)\s*\(",
     ("daemon/runtime", "tests/bench"), "now is an argument; daemon/runtime holds the only clock"),
    ("random", r"\brandom_device\b|\bs?rand\s*\(", ("daemon/runtime",), "chance comes in as a seed or from libsodium"),
    ("sleep", r"\b(?:sleep_for|sleep_until|usleep|nanosleep)\s*\(|(?<![\w.>:])sleep\s*\(", (),
     "wait for an event, not for a while"),
    ("print", r"\bstd::c(?:out|err|log)\b|(?<!\w)(?:std::)?f?printf\s*\(", ("daemon/commands", "daemon/main.cpp", "tests"),
     "people are spoken to by the commands, the rest is logged"),
    ("namespace", r"^\s*using\s+namespace\s+std\s*;", (), "names of the standard library keep their prefix"),
)

# Rules over the text of any file, comments and all.
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
SILENCED = re.compile(r"\bNOLINT\w*(?!\w*\([^)]*\)\s*\S)")
SWALLOWED = re.compile(r"\|\|\s*(?:true|:)\s*$", re.M)
MACHINE = re.compile(r"(?<![\w.~-])/(?:home|Users|work)/\w")

ARTEFACT = re.compile(r"(?:\.(?:o|a|so|pyc|gch|d|db|sqlite3?|db-wal|db-shm|log|orig|rej|core|swp)|~)$"
                      r"|(?:^|/)(?:node_modules|__pycache__|dist|CMakeFiles|CMakeCache\.txt|build\.ninja)(?:/|$)")


def check_calls(tree):
    for path in tree.ending(*CPP):
        text = without_comments(tree.text(path))
        for rule, pattern, homes, mend in BANNED:
            if any(inside(path, home) for home in homes):
                continue
            for match in re.finditer(pattern, text, re.M):
                yield Fault(rule, path, line_of(text, match.start()), f"{match.group(0).strip()}: {mend}")
    for path in tree.ending(".py", under=("tests",)):
        text = tree.text(path)
        for match in re.finditer(r"^[^#\n]*\btime\.sleep\(", text, re.M):
            yield Fault("sleep", path, line_of(text, match.start()), "wait for an event, not for a while")


DATABASES = {"sqlite": "daemon/storage/sqlite", r"postgres::|\bPQ[a-z]+\w*\(|libpq": "daemon/storage/postgres"}
# What knows both: the one that opens a store, and the command whose words name the kinds of address.
CHOOSERS = {"daemon/storage/store.cpp", "daemon/commands/store.cpp"}


def check_database_words(tree):
    """No word of one database outside its adapter: the shared SQL stays shared."""
    for path in tree.ending(*CPP, under=PRODUCT):
        if path in CHOOSERS:
            continue
        text = without_comments(tree.text(path), keep_strings=True)
        for word, home in DATABASES.items():
            if inside(path, home):
                continue
            for match in re.finditer(word, text, re.I if word == "sqlite" else 0):
                yield Fault("database", path, line_of(text, match.start()), f"this database is known to {home} alone")


def check_sizes(tree):
    for path in tree.files:
        if tree.size(path) > FILE_BYTES:
            yield Fault("size", path, 1, f"{tree.size(path)} bytes: large data does not belong in the tree")
        if not path.endswith(CODE):
            continue
        text = tree.text(path)
        lines = text.count("\n")
        if lines > FILE_LINES:
            yield Fault("size", path, 1, f"{lines} lines, more than {FILE_LINES}: which two things is it?")
        if path.endswith(CPP):
            for first, last, head in functions(without_comments(text)):
                if last - first + 1 > FUNCTION_LINES:
                    yield Fault("function", path, first, f"{last - first + 1} lines, more than {FUNCTION_LINES}: {head}")


_SCOPE = re.compile(r"\b(?:namespace|class|struct|union|enum)\b(?![^{]*\)\s*(?:const|noexcept|override|final|\s)*$)|\bextern\s*$")


def functions(text):
    """First line, last line and head of every outermost function body; what stands inside one belongs to it."""
    text = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.M)
    depth, head_from, body = [], 0, None
    for match in re.finditer(r"[{};]", text):
        mark, at = match.group(0), match.start()
        if mark == "{":
            head = text[head_from:at].strip()
            is_body = body is None and ")" in head and not _SCOPE.search(head)
            if is_body:
                body = (len(depth), line_of(text, at), " ".join(head.split())[-80:])
            depth.append(at)
        elif mark == "}" and depth:
            depth.pop()
            if body and len(depth) == body[0]:
                yield body[1], line_of(text, at), body[2]
                body = None
        head_from = at + 1


def check_words(tree):
    for path in tree.files:
        if path.endswith((".png", ".jpg", ".ico", ".woff2", ".docx", ".pdf", ".lock", "package-lock.json")):
            continue
        text = tree.text(path)
        found = [("unfinished", UNFINISHED, "finish it or write an issue"),
                 ("machine", MACHINE, "a path of one machine")]
        if path.endswith(CPP):
            found.append(("silenced", SILENCED, "name the check and the reason: NOLINT(check) why"))
        if path.startswith(SCRIPTS) or path.endswith(".sh"):
            found.append(("swallowed", SWALLOWED, "an error is handled, not swallowed"))
        for rule, pattern, mend in found:
            for match in pattern.finditer(text):
                yield Fault(rule, path, line_of(text, match.start()), f"{match.group(0).strip()}: {mend}")


def check_artefacts(tree):
    for path in tree.files:
        if ARTEFACT.search(path):
            yield Fault("artefact", path, 1, "made by a build or a run; it does not belong in the tree")


def check_headers(tree):
    for path in tree.ending(".hpp"):
        if "#pragma once" not in tree.text(path):
            yield Fault("header", path, 1, "no #pragma once")


_MENTIONED = re.compile(r"`([^`\s]+)`|\]\(([^)\s]+)\)")
_PATH = re.compile(r"\.{0,2}/?[\w.-]+(?:/[\w.-]+)*/?$")
_SUFFIX = re.compile(r"\.(?:md|cpp|hpp|h|py|toml|yaml|yml|txt|ts|tsx|json|sh|cmake|html|mustache|sql)$")
_MADE = ("build", "vekha-data", "dist", "node_modules")  # there after a build or a run


def check_readme(tree):
    for path in tree.ending(".md"):
        text = re.sub(r"^```.*?^```", lambda m: "\n" * m.group(0).count("\n"), tree.text(path), flags=re.M | re.S)
        for match in _MENTIONED.finditer(text):
            name = (match.group(1) or match.group(2)).split("#")[0]
            if not looks_like_path(tree, name):
                continue
            near = os.path.join(os.path.dirname(path), name)
            known = tree.has(name.removeprefix("./")) or tree.has(near)
            if not known and not ("/" not in name and tree.ending("/" + name)):
                yield Fault("readme", path, line_of(text, match.start()), f"{name}: no such file or folder")


def looks_like_path(tree, name):
    """A name with a slash whose first part is a folder of the tree, or a name with a suffix of ours."""
    if not _PATH.match(name) or name.startswith("/") or re.search(r"[A-Z]{4,}", os.path.basename(name).split(".")[0]) \
            and not name.endswith(".md"):
        return False
    plain = name.removeprefix("./")
    first = plain.split("/")[0]
    if first.startswith("build") or first in _MADE:
        return False
    return bool(_SUFFIX.search(name)) or ("/" in plain and (tree.has(first) or plain.endswith("/")))
