#!/usr/bin/env python3
"""Runs the same commands with two builds of `catchment` and compares all they leave: a guard for changes that must change nothing.

usage: scripts/check-equality.py OLD NEW [--only PATTERN] [--accept FILE] [--keep FOLDER] [--jobs N]
       scripts/check-equality.py --list [--only PATTERN]

OLD and NEW are executables. Compared are the result folder (which files, and the bytes of each in the reproducible form of
docs/formats.md), standard output, standard error and the exit code. Each command runs in a fresh process with a fixed environment,
each build in a working folder of its own with the same relative paths. The commands stand in scripts/equality. Those on data of other
publishers run where CATCHMENT_DATA (or ../shared/data) has it, and are left out with a message elsewhere.

--accept names a file of intended differences, one a line: NAME PART-REGEX  # reason. NAME is a command's, PART-REGEX matches `exit`,
`stdout`, `stderr`, `files` or the path of a file as a whole. Prints each other difference with its first lines, and a summary.
Exit code 0 when nothing else differs, 1 when something does or OLD fails where it should not, 2 when nothing can be compared.
"""

import argparse
import contextlib
import fnmatch
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from equality import comparing, inputs, running
from equality.cases import all_cases

LEFT_BEHIND = "left-behind"  # what is in the working folder after all commands, beside their folders


class Unusable(Exception):
    """Ends the program with exit code 2."""


@dataclass
class Accepted:
    """An intended difference."""

    name: str
    part: re.Pattern
    line: int
    occurred: bool = False


def read_accepted(path):
    """Returns the intended differences that a file lists."""
    accepted = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry, _, reason = line.partition("#")
        words = entry.split()
        if not words:
            continue
        if len(words) != 2 or not reason.strip():
            raise Unusable(f"{path}:{number}: give NAME PART-REGEX  # reason")
        try:
            accepted.append(Accepted(words[0], re.compile(words[1]), number))
        except re.error as error:
            raise Unusable(f"{path}:{number}: {error}") from None
    return accepted


def chosen(cases, pattern):
    """Returns the commands whose names a pattern matches, and those that they need."""
    by_name = {case.name: case for case in cases}
    wanted = {case.name for case in cases if fnmatch.fnmatchcase(case.name, pattern)}
    for case in reversed(cases):
        if case.name in wanted:
            wanted.update(case.needs())
    return [by_name[name] for name in by_name if name in wanted]


def without_absent(cases, present):
    """Returns the commands whose data are there and the number of those left out, which it names."""
    kept, absent = {}, {}
    for case in cases:
        if missing := (case.data() - present) or {name for name in case.needs() if name not in kept}:
            absent.setdefault(", ".join(sorted(missing)), []).append(case.name)
        else:
            kept[case.name] = case
    for missing, names in absent.items():
        print(f"left out, since {missing} is absent (set CATCHMENT_DATA): {', '.join(names)}")
    return list(kept.values()), len(cases) - len(kept)


class Judge:
    """Prints differences as they are found, and counts them."""

    def __init__(self, accepted):
        self.accepted = accepted
        self.differences = self.intended = self.unexpected = 0

    def hear(self, name, differences):
        """Prints the differences of a command that are not intended."""
        for difference in differences:
            matching = [entry for entry in self.accepted if entry.name == name and entry.part.fullmatch(difference.part)]
            for entry in matching:
                entry.occurred = True
            if matching:
                self.intended += 1
                continue
            self.differences += 1
            print(f"{name}: {difference.part} differs", *difference.lines, sep="\n    ", flush=True)

    def expect(self, case, ran):
        """Prints where a command of the old build ended otherwise than the table of commands says."""
        if ran.fault or ran.code != case.code:
            self.unexpected += 1
            print(f"{case.name}: OLD ends with {ran.fault or f'exit code {ran.code}'}, not with exit code {case.code}")
            print(*ran.stderr.decode("utf-8", "backslashreplace").splitlines()[:3], sep="\n    ", flush=True)


def remains(root):
    """Returns what is in a working folder after all commands: its files and the names of the result folders."""
    names = {name for name in comparing.files(root) if not name.startswith("out/")}
    return names | {f"out/{path.name}" for path in (root / "out").iterdir()}


def compare_all(builds, roots, cases, jobs, judge):
    """Runs the commands with both builds and lets the judge hear of every difference; returns the slowest command and its seconds."""
    slowest = ("none", 0.0)
    with ThreadPoolExecutor(jobs) as pool:
        started = running.run_all(builds, roots, cases, pool)
        for case in cases:
            old, new = (future.result() for future in started[case.name])
            slowest = max(slowest, (case.name, max(old.seconds, new.seconds)), key=lambda entry: entry[1])
            judge.expect(case, old)
            judge.hear(case.name, comparing.compare(old, new, *(root / "out" / case.name for root in roots)))
    before, after = (remains(root) for root in roots)
    if before != after:
        lines = [f"-{name}" for name in sorted(before - after)] + [f"+{name}" for name in sorted(after - before)]
        judge.hear(LEFT_BEHIND, [comparing.Difference("files", lines[: comparing.MOST_LINES])])
    return slowest


def executable(path):
    """Returns the whole path of an executable."""
    if not (path.is_file() and os.access(path, os.X_OK)):
        raise Unusable(f"{path}: there is no such executable")
    return path.resolve()


def working_folder(keep):
    """Returns a context that gives a folder: a temporary one, or a new one that stays."""
    if keep is None:
        return tempfile.TemporaryDirectory(prefix="check-equality-")
    if keep.exists() and any(keep.iterdir()):
        raise Unusable(f"{keep}: is not empty")
    keep.mkdir(parents=True, exist_ok=True)
    return contextlib.nullcontext(keep.resolve())


def check(arguments, cases):
    """Compares two builds; returns the exit code."""
    start = time.monotonic()
    builds = [executable(arguments.old), executable(arguments.new)]
    judge = Judge(read_accepted(arguments.accept) if arguments.accept else [])
    with working_folder(arguments.keep) as folder:
        roots = [Path(folder) / "old", Path(folder) / "new"]
        present = inputs.make(roots[0], inputs.real_folder())
        shutil.copytree(roots[0], roots[1])
        cases, absent = without_absent(cases, present)
        if not cases:
            raise Unusable("the data of every chosen command are absent")
        slowest = compare_all(builds, roots, cases, arguments.jobs, judge)
    if arguments.only == "*":
        for entry in judge.accepted:
            if not entry.occurred:
                print(f"{arguments.accept}:{entry.line}: {entry.name} {entry.part.pattern}: no such difference; take the line out")
    print(
        f"check-equality: {len(cases)} commands, {absent} left out; {judge.differences} differences, {judge.intended} intended ones, "
        f"{judge.unexpected} unexpected ends; {time.monotonic() - start:.0f} s, slowest {slowest[0]} with {slowest[1]:.1f} s")
    return 1 if judge.differences or judge.unexpected else 0


def main():
    parser = argparse.ArgumentParser(description="Runs the same commands with two builds of catchment and compares all they leave.")
    parser.add_argument("old", nargs="?", type=Path, help="executable before the change")
    parser.add_argument("new", nargs="?", type=Path, help="executable after it")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="commands whose names match, such as 'siting-*', and those they need")
    parser.add_argument("--accept", type=Path, metavar="FILE", help="intended differences: lines NAME PART-REGEX  # reason")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the working folders old and new in this folder")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes at a time (default: processors)")
    parser.add_argument("--list", action="store_true", help="list the commands and run nothing")
    arguments = parser.parse_args()
    cases = chosen(all_cases(), arguments.only)
    if not cases:
        raise Unusable(f"no command is called {arguments.only}")
    if arguments.list:
        for case in cases:
            print(f"{case.name}  [{case.origin}]  {case.command}")
        return 0
    if arguments.old is None or arguments.new is None or arguments.jobs < 1:
        raise Unusable("give two executables, OLD and NEW, and at least one job")
    return check(arguments, cases)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Unusable, OSError) as error:
        print(f"check-equality: {error}", file=sys.stderr)
        sys.exit(2)
