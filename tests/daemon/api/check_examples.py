#!/usr/bin/env python3
"""Holds the examples of openapi.yaml to its own schemas: check_examples.py OPENAPI.

Every JSON body of every operation has an example, every code of a refusal has one, and each example in the file is what its
schema says. The rest of what a contract must have is Redocly's part (`npm run lint:contract` in daemon/web).
"""

import sys

from check_exchanges import Contract

# What holds values that are no schemas, so that a field called "example" is not taken for one.
VALUES = ("example", "examples", "enum", "const", "default", "required")


def bodies(contract):
    """(where, media type, its content) of each body that an operation takes or gives."""
    for _, _, operation in contract.operations:
        name = operation["operationId"]
        for media, content in operation.get("requestBody", {}).get("content", {}).items():
            yield f"{name} request", media, content
        for status, response in operation["responses"].items():
            for media, content in contract.resolve(response).get("content", {}).items():
                yield f"{name} {status}", media, content


def examples_of(contract, content):
    if "example" in content:
        yield content["example"]
    yield from (one["value"] for one in content.get("examples", {}).values())
    schema = contract.resolve(content["schema"])
    yield from own_examples(schema)


def own_examples(schema):
    return [*schema.get("examples", []), *([schema["example"]] if "example" in schema else [])]


def schemas_in(node, where):
    """Every schema at or below a node that is one, with its place; `properties` maps names to schemas."""
    yield where, node
    for key, value in node.items():
        if key in VALUES:
            continue
        inner = value.items() if key in ("properties", "patternProperties", "$defs") else \
            enumerate(value) if isinstance(value, list) else [("", value)]
        for name, one in inner:
            if isinstance(one, dict):
                yield from schemas_in(one, f"{where}/{key}/{name}".rstrip("/"))


def all_schemas(contract):
    for name, schema in contract.document["components"]["schemas"].items():
        yield from schemas_in(schema, name)
    for where, media, content in bodies(contract):
        yield from schemas_in(content["schema"], f"{where} {media}")


class Checked:
    def __init__(self, contract):
        self.contract, self.faults, self.held = contract, [], set()

    def hold(self, where, schema, value):
        # A shared answer is met under each operation that gives it.
        if (pair := (id(schema), id(value))) in self.held:
            return
        self.held.add(pair)
        for error in self.contract.validator(schema).iter_errors(value):
            self.faults.append(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")


def main(path):
    checked = Checked(contract := Contract(path))
    for where, schema in all_schemas(contract):
        for value in own_examples(schema):
            checked.hold(where, schema, value)
    for where, media, content in bodies(contract):
        given = list(examples_of(contract, content))
        if "json" in media and not given:
            checked.faults.append(f"{where}: no example")
        for value in given:
            checked.hold(f"{where} {media}", content["schema"], value)
    problem = contract.document["components"]["responses"]["Problem"]["content"]["application/problem+json"]
    shown = {one["value"]["code"] for one in problem["examples"].values()}
    codes = contract.document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]
    checked.faults += [f"no example of a refusal with the code {code}" for code in codes if code not in shown]
    for fault in checked.faults:
        print(fault)
    print(f"{len(checked.held)} examples held, {len(checked.faults)} faults")
    return 1 if checked.faults or not checked.held else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
