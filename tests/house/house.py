#!/usr/bin/env python3
"""The house rules as a test: house.py ROOT prints every broken rule with its place and ends non-zero when there is one.

exceptions.toml beside this file lists what is let pass, each with its reason; an exception that lets nothing pass any more
is itself a fault.
"""

import fnmatch
import os
import sys
import tomllib

sys.dont_write_bytecode = True

from builds import check_builds
from layers import check_includes
from rules import (check_artefacts, check_calls, check_database_words, check_headers, check_readme, check_sizes,
                   check_words)
from tree import Fault, Tree

RULES = (check_includes, check_builds, check_calls, check_database_words, check_sizes, check_words, check_artefacts,
         check_headers, check_readme)


def load_exceptions(path):
    with open(path, "rb") as file:
        listed = tomllib.load(file).get("exception", [])
    for entry in listed:
        if set(entry) - {"text"} != {"rule", "path", "reason"} or len(entry["reason"].split()) < 3:
            raise ValueError(f"{path}: an exception has rule, path, reason (a sentence) and may have text: {entry}")
    return listed


def lets_pass(entry, fault):
    return (entry["rule"] == fault.rule and fnmatch.fnmatchcase(fault.path, entry["path"])
            and entry.get("text", "") in fault.text)


def check(root, exceptions):
    """Faults of the tree that no exception covers, then exceptions that cover nothing."""
    tree, used = Tree(root), [False] * len(exceptions)
    for rule in RULES:
        for fault in rule(tree):
            covering = [i for i, entry in enumerate(exceptions) if lets_pass(entry, fault)]
            for i in covering:
                used[i] = True
            if not covering:
                yield fault
    for entry, was_used in zip(exceptions, used):
        if not was_used:
            yield Fault("exception", "tests/house/exceptions.toml", 1, f"lets nothing pass: {entry['rule']} {entry['path']}")


def main(root):
    exceptions = load_exceptions(os.path.join(os.path.dirname(os.path.abspath(__file__)), "exceptions.toml"))
    faults = list(check(root, exceptions))
    for fault in faults:
        print(fault)
    print(f"house rules: {len(Tree(root).files)} files, {len(faults)} faults, {len(exceptions)} exceptions")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
