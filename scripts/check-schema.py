#!/usr/bin/env python3
"""Checks JSON documents, and plans in YAML, against a JSON Schema (2020-12).

usage: scripts/check-schema.py SCHEMA FILE...      (FILE may be -, standard input)

Prints one line per document that fits, and for one that does not, each place with what was found and what is allowed.
Exit code 0 when all fit, 1 when one does not, 2 when the schema or a file cannot be used.
"""

import json
import sys

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

MOST_ERRORS = 20


class Unusable(Exception):
    """Ends the program with exit code 2."""


def read(path):
    """Returns the document of a file; NaN and Infinity, which JSON does not have, are refused."""

    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    try:
        if path == "-":
            return json.load(sys.stdin, parse_constant=refuse)
        with open(path, encoding="utf-8") as file:
            if path.endswith(".yaml"):
                return yaml.safe_load(file)
            return json.load(file, parse_constant=refuse)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise Unusable(f"{path}: {error}") from None


def place(error):
    """Returns where an error is, as `blanks.clusters[3].weight`."""
    text = ""
    for step in error.absolute_path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "(the whole document)"


def causes(error):
    """Yields the errors behind one: of several allowed forms, those of the form that comes nearest."""
    if not error.context or all(cause.validator == "type" and not cause.path for cause in error.context):
        yield error
        return
    by_form = {}
    for cause in error.context:
        by_form.setdefault(cause.schema_path[0], []).append(cause)
    forms = [form for form in by_form.values() if any(cause.validator != "type" or cause.path for cause in form)]
    for cause in min(forms, key=len):
        yield from causes(cause)


def explain(error):
    """Returns an error as one line, with a long value cut."""
    if error.validator == "not" and error.validator_value == {}:  # a key that this kind of document has not
        return "must not be here"
    message = error.message
    if len(message) > 300:
        message = message[:140] + " … " + message[-140:]
    return message


def main(arguments):
    if len(arguments) < 2:
        raise Unusable(__doc__.split("\n\n")[1])
    schema = read(arguments[0])
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        raise Unusable(f"{arguments[0]}: not a JSON Schema: {place(error)}: {error.message}") from None
    validator = Draft202012Validator(schema)
    fits = True
    for path in arguments[1:]:
        found = [cause for error in validator.iter_errors(read(path)) for cause in causes(error)]
        found.sort(key=lambda error: [(isinstance(step, str), step) for step in error.absolute_path])
        if not found:
            print(f"{path}: fits {schema.get('$id', arguments[0])}")
            continue
        fits = False
        for error in found[:MOST_ERRORS]:
            print(f"{path}: {place(error)}: {explain(error)}", file=sys.stderr)
        if len(found) > MOST_ERRORS:
            print(f"{path}: … and {len(found) - MOST_ERRORS} more", file=sys.stderr)
    return 0 if fits else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Unusable as error:
        print(f"check-schema: {error}", file=sys.stderr)
        sys.exit(2)
