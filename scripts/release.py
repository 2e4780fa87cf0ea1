#!/usr/bin/env python3
"""Makes the tree that a release is built from: the version of the program, and exact versions of the packages it was tested with.

    scripts/release.py 0.2.0

In the repository `Package.swift` gives ranges, so that whoever depends on the library is free to choose; a release is built from exact
versions, so that it comes out the same again. Writes both into the working tree, which must have no other changes, and says what it wrote;
committing and tagging are the maintainer's.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERSION = ROOT / "Sources" / "PlanningTerms" / "Version.swift"
PACKAGE = ROOT / "Package.swift"


def run(*command):
    """What a command prints."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def resolved():
    """The versions of the direct dependencies as they are resolved now, by address without its ending."""
    tree = json.loads(run("swift", "package", "show-dependencies", "--format", "json"))
    return {package["url"].removesuffix(".git"): package["version"] for package in tree["dependencies"]}


def replaced(pattern, replacement, text, what):
    """A text with one thing replaced; ends the program where that is not there once."""
    changed, count = re.subn(pattern, replacement, text)
    if count != 1:
        sys.exit(f"release: {what} stands {count} times, and once is needed")
    return changed


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"\d+\.\d+\.\d+", sys.argv[1]):
        sys.exit("release: give the version, such as scripts/release.py 0.2.0")
    if run("git", "status", "--porcelain"):
        sys.exit("release: the working tree has changes; commit or stash them first")
    version = sys.argv[1]
    VERSION.write_text(replaced(r'current = "[^"]*"', f'current = "{version}"', VERSION.read_text(), "the version of the program"))
    text = PACKAGE.read_text()
    for address, exact in sorted(resolved().items()):
        text = replaced(
            rf'(url: "{re.escape(address)}(?:\.git)?"), from: "[^"]*"', rf'\1, exact: "{exact}"', text, f"the range of {address}")
        print(f"release: {address} {exact}")
    PACKAGE.write_text(text)
    print(f"release: this is catchment {version} now; commit, tag and build from it")


main()
