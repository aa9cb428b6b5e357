"""Who may include what. A folder is judged by the longest name here that it lies in.

own: folders and files of the tree it may include; libraries: beginnings of <...> names beside the standard library;
pure: no thread, file, stream or clock header either.
"""

import re
from dataclasses import dataclass

from tree import CPP, PRODUCT, Fault, inside, line_of, without_comments


@dataclass(frozen=True)
class Layer:
    own: tuple
    libraries: tuple = ()
    pure: bool = False
    system: bool = False  # headers of the operating system


MODEL = ("workflow/model",)
PURE = ("workflow/model", "workflow/engine")
READER = PURE + ("workflow/reader", "workflow/documents/document.hpp")
WORKFLOW = ("workflow",)

LAYERS = {
    "workflow/model": Layer(MODEL, ("tl/",), pure=True),
    "workflow/secrets": Layer(MODEL + ("workflow/secrets",), ("tl/", "sodium", "openssl/")),
    "workflow/engine": Layer(PURE, ("tl/",), pure=True),
    "workflow/reader": Layer(READER, ("tl/", "unicode/", "libstemmer.h"), pure=True),
    "workflow/editions": Layer(READER + ("workflow/editions",), ("tl/",), pure=True),
    "workflow/documents": Layer(MODEL + ("workflow/documents",), ("tl/", "unicode/", "gumbo.h", "zip.h", "pugixml.hpp")),
    "workflow/reports": Layer(READER + ("workflow/documents", "workflow/reports", "workflow/service"),
                              ("tl/", "boost/json")),
    "workflow/service": Layer(WORKFLOW, ("tl/", "boost/json", "sodium", "unicode/", "zxcvbn.h")),
    "notifiers": Layer(("notifiers", "workflow"), ("tl/", "boost/json", "fmt/")),
    "notifiers/delivery": Layer(("notifiers/channel.hpp", "notifiers/delivery", "workflow/service/organization.hpp", "embedded") + PURE,
                                ("tl/", "kainjow/", "fmt/"), pure=True),
    "notifiers/channels": Layer(("notifiers", "workflow"),
                                ("tl/", "boost/json", "fmt/", "httplib.h", "curl/", "openssl/", "sodium", "unicode/"), system=True),
    "notifiers/inbox": Layer(("notifiers", "workflow"), ("tl/", "boost/json", "gmime/", "curl/", "sodium"), system=True),
    "config": Layer(("config", "notifiers", "workflow", "embedded"), ("tl/", "toml++/", "fmt/", "date/", "boost/json")),
    "daemon": Layer(("daemon", "config", "notifiers", "workflow", "embedded"), ("",), system=True),
}

# What the pure core must not even name: threads, files, streams, clocks of the machine.
IMPURE = {"thread", "mutex", "shared_mutex", "condition_variable", "future", "semaphore", "latch", "barrier", "stop_token",
          "filesystem", "fstream", "iostream", "ctime", "csignal"}

_STANDARD = re.compile(r"[a-z_0-9]+$")  # <vector>, <cstdint>
_SYSTEM = re.compile(r"(sys|net|netinet|arpa|linux)/|[a-z_]+\.h$")
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def layer_of(path):
    names = [name for name in LAYERS if inside(path, name)]
    return LAYERS[max(names, key=len)] if names else None


def _fault_of_own(tree, layer, name):
    if not tree.has(name) and not inside(name, "embedded"):
        return "no such file from the root of the tree; includes are written from the root"
    if not any(inside(name, folder) for folder in layer.own):
        return "this folder may include only " + ", ".join(layer.own)
    return None


def _fault_of_foreign(layer, name):
    if _STANDARD.match(name):
        return "the pure core takes facts as arguments: no such header here" if layer.pure and name in IMPURE else None
    if any(name.startswith(start) for start in layer.libraries):
        return None
    if layer.system and _SYSTEM.match(name):
        return None
    return "this folder may use only the standard library and " + (", ".join(layer.libraries) or "nothing else")


def check_includes(tree):
    for path in tree.ending(*CPP, under=PRODUCT):
        layer, text = layer_of(path), without_comments(tree.text(path), keep_strings=True)
        if layer is None:
            yield Fault("include", path, 1, "this folder has no layer in tests/house/layers.py")
            continue
        for match in _INCLUDE.finditer(text):
            own, foreign = match.groups()
            why = _fault_of_own(tree, layer, own) if own else _fault_of_foreign(layer, foreign)
            if why:
                yield Fault("include", path, line_of(text, match.start()), f"{own or foreign}: {why}")
