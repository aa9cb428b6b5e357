#!/usr/bin/env python3
"""Holds recorded exchanges to openapi.yaml: check_exchanges.py OPENAPI EXCHANGES.

Every answer must be documented for its operation with its status, media type and schema, every accepted JSON body must
be what the contract takes, and every documented pair of operation and status must have been exercised.
"""

import datetime as dt
import email.utils
import json
import re
import sys

import jsonschema
import yaml

FORMATS = jsonschema.Draft202012Validator.FORMAT_CHECKER
METHODS = ("get", "post", "put", "delete")


class Contract:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.document = yaml.safe_load(file)
        self.operations = []
        self.validators = {}
        for template, item in self.document["paths"].items():
            pattern = re.compile(re.sub(r"\{\w+\}", r"[1-9][0-9]*", template.replace("{token}", "[^/]+")) + "$")
            for method in METHODS:
                if method in item:
                    self.operations.append((method, pattern, item[method]))

    def resolve(self, value):
        while "$ref" in value:
            found = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            value = found
        return value

    def find(self, method, path):
        method = "get" if method == "HEAD" else method.lower()
        for known, pattern, operation in self.operations:
            if known == method and pattern.match(path):
                return operation
        return None

    def validator(self, schema):
        """One for each schema of the document: it looks up what the schema refers to once and for all."""
        if id(schema) not in self.validators:
            whole = {**schema, "components": self.document["components"]}
            self.validators[id(schema)] = jsonschema.Draft202012Validator(whole, format_checker=FORMATS)
        return self.validators[id(schema)]

    def faults(self, schema, text):
        """What is wrong with a JSON text under a schema of the contract."""
        try:
            value = json.loads(text)
        except ValueError as error:
            yield f"not JSON: {error}"
            return
        for error in self.validator(schema).iter_errors(value):
            yield "/".join(str(part) for part in error.absolute_path) + ": " + error.message[:300]


def check_body(contract, response, exchange):
    media = exchange["headers"].get("content-type", "")
    content = response.get("content")
    if content is None:
        if media:
            yield f"a body ({media}) where none is documented"
        return
    if exchange["method"] == "HEAD":
        return
    kind = media.split(";")[0]
    schema = content.get(kind) or content.get("*/*")
    if schema is None:
        yield f"content type {media!r} is not documented"
    elif exchange["body"] is not None and "json" in kind and "jsonl" not in kind:
        yield from contract.faults(schema["schema"], exchange["body"])


def check_retirement(operation, exchange):
    """An operation that is `deprecated` says so in every answer, with the same days; no other one does.

    A body where none is taken is refused before anybody looks at what is asked for.
    """
    if exchange["status"] == 413:
        return
    told = {name: exchange["headers"].get(name) for name in ("deprecation", "sunset")}
    if not operation.get("deprecated"):
        yield from (f"a header {name}, but the contract does not call it deprecated" for name in told if told[name])
        return
    since, until = (dt.datetime.fromisoformat(operation[name]).replace(tzinfo=dt.timezone.utc)
                    for name in ("x-deprecated", "x-sunset"))
    due = {"deprecation": f"@{int(since.timestamp())}", "sunset": email.utils.format_datetime(until, usegmt=True)}
    yield from (f"header {name} is {told[name]!r}, by the contract {due[name]!r}" for name in due if told[name] != due[name])


def check(contract, exchange, seen):
    path = exchange["target"].split("?")[0]
    status = str(exchange["status"])
    operation = contract.find(exchange["method"], path)
    if operation is None:
        # No address or no method of the contract: refused in the one form of all failures.
        if status not in ("404", "405"):
            yield f"answered {status}, but the contract does not know it"
        problem = contract.document["components"]["responses"]["Problem"]
        yield from check_body(contract, problem, exchange)
        return
    yield from check_retirement(operation, exchange)
    if status in operation["responses"]:
        seen.add((operation["operationId"], status))
    response = operation["responses"].get(status, operation["responses"].get("default"))
    if response is None:
        yield f"status {status} is not documented"
        return
    response = contract.resolve(response)
    for name in response.get("headers", {}):
        if name.lower() not in exchange["headers"]:
            yield f"no header {name}"
    yield from check_body(contract, response, exchange)
    taken = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if exchange["sent"] is not None and taken:
        for fault in contract.faults(taken["schema"], exchange["sent"]):
            yield "request: " + fault


def main(openapi, exchanges):
    contract = Contract(openapi)
    seen, faults, count = set(), [], 0
    with open(exchanges, encoding="utf-8") as file:
        for line in file:
            exchange, count = json.loads(line), count + 1
            faults += [f"{exchange['method']} {exchange['target']} {exchange['status']}: {fault}"
                       for fault in check(contract, exchange, seen)]
    documented = {(operation["operationId"], status) for _, _, operation in contract.operations
                  for status in operation["responses"] if status != "default"}
    faults += [f"documented and never seen: {name} {status}" for name, status in sorted(documented - seen)]
    for fault in faults:
        print(fault)
    print(f"{count} exchanges, {len(seen)} of {len(documented)} documented answers seen, {len(faults)} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
