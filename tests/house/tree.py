"""The tree as the house rules see it: its files, their text, and C++ text without comments and strings."""

import os
import re
import subprocess
from dataclasses import dataclass

PRODUCT = ("workflow", "notifiers", "config", "daemon")
CPP = (".cpp", ".hpp")


@dataclass(frozen=True)
class Fault:
    """One broken rule: where, and what to do about it."""

    rule: str
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


class Tree:
    """Files known to git, or new and not ignored; where there is no git, all of them."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.files = sorted(self._from_git() or self._from_disk())
        self._known = set(self.files)
        for path in self.files:
            while path := os.path.dirname(path):
                self._known.add(path)

    def _from_git(self):
        if not os.path.isdir(os.path.join(self.root, ".git")):
            return None
        listed = subprocess.run(
            ["git", "-C", self.root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, text=True, check=True).stdout
        return [path for path in listed.split("\0") if path and os.path.isfile(os.path.join(self.root, path))]

    def _from_disk(self):
        return [os.path.relpath(os.path.join(folder, name), self.root)
                for folder, _, names in os.walk(self.root) for name in names]

    def text(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
            return file.read()

    def size(self, path):
        return os.path.getsize(os.path.join(self.root, path))

    def has(self, path):
        """Whether the tree holds this file or folder."""
        return os.path.normpath(path) in self._known

    def ending(self, *suffixes, under=("",)):
        """Files that end so and lie in one of these folders."""
        return [path for path in self.files if path.endswith(suffixes) and any(inside(path, top) for top in under)]


def inside(path, folder):
    return not folder or path == folder or path.startswith(folder + "/")


_LEXEMES = re.compile(
    r'R"(?P<tag>[^ ()\\\t\n]{0,16})\(.*?\)(?P=tag)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'  # string
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"  # character, but not the mark between digits
    r"|//[^\n]*|/\*.*?\*/",
    re.S)


def without_comments(text, keep_strings=False):
    """C++ text with comments (and strings) blanked, lines kept, so that a position is still a line."""

    def blank(match):
        found = match.group(0)
        if keep_strings and not found.startswith("/"):
            return found
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else '""' + "\n" * found.count("\n")

    return _LEXEMES.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
