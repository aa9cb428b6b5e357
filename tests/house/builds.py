"""Sources and tests that CMake forgot: every .cpp must be named in a CMakeLists.txt that the root one reaches."""

import os
import re

from tree import PRODUCT, Fault

_ADD = re.compile(r"add_subdirectory\(\s*([^\s)]+)")
_LOOP = re.compile(r"foreach\(\s*(\w+)\s+([^)]*)\)(.*?)endforeach\(", re.S)


def _folders_added(text):
    for variable, values, body in _LOOP.findall(text):
        for added in _ADD.findall(body):
            yield from (added.replace("${%s}" % variable, value) for value in values.split())
    yield from (added for added in _ADD.findall(text) if "${" not in added)


def reached(tree):
    """Folders whose CMakeLists.txt is read, beginning with the root's."""
    found, waiting = {}, [""]
    while waiting:
        folder = waiting.pop()
        path = os.path.join(folder, "CMakeLists.txt")
        if folder in found or not tree.has(path):
            continue
        found[folder] = re.sub(r"#[^\n]*", "", tree.text(path))
        waiting += [os.path.normpath(os.path.join(folder, added)) for added in _folders_added(found[folder])]
    return found


def check_builds(tree):
    named = set()
    lists = reached(tree)
    for folder, text in lists.items():
        for word in re.findall(r"[\w./${}-]+\.cpp", text):
            word = word.replace("${CMAKE_SOURCE_DIR}/", "").replace("${PROJECT_SOURCE_DIR}/", "")
            named.add(os.path.normpath(os.path.join(folder, word)))
            named.add(os.path.normpath(word))
    for path in tree.ending(".cpp", under=PRODUCT + ("tests",)):
        if path not in named:
            yield Fault("forgotten", path, 1, "no CMakeLists.txt that is read names it")
    for path in tree.ending("CMakeLists.txt", under=PRODUCT + ("tests",)):
        if os.path.dirname(path) not in lists:
            yield Fault("forgotten", path, 1, "no add_subdirectory leads here")
