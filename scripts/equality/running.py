"""Runs the commands with one build, each in a fresh process, in the order their folders need."""

import os
import re
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

LONGEST_SECONDS = 120  # of one command; far above what any takes


@dataclass(frozen=True)
class Edit:
    """A change of one file in a copy of another command's folder, which `verify` has to notice."""

    folder: str  # the command whose folder is copied
    file: str
    pattern: str  # a regular expression, replaced once
    replacement: str


@dataclass(frozen=True)
class Case:
    """A command. In its words `@` is its own result folder and `@NAME` that of another command, which then runs before it."""

    name: str
    command: str
    code: int = 0  # the exit code that it is meant to have: a command that fails by mistake would compare nothing
    origin: str = ""
    cwd: str = "."
    edit: Edit | None = None

    def words(self):
        """Returns the words of the command without the program's name."""
        return shlex.split(self.command)

    def needs(self):
        """Returns the names of the commands whose folders this one reads."""
        names = [match[1] for word in self.words() if (match := re.match(r"@([\w.-]+)", word))]
        return list(dict.fromkeys(names + ([self.edit.folder] if self.edit else [])))

    def data(self):
        """Returns the sets of real data that this one reads itself."""
        return set(re.findall(r"(?:^|[ /])real/([\w-]+)/", self.command))

    def arguments(self):
        """Returns the words with paths in place of `@`, relative to the folder that the command runs in."""
        out = os.path.relpath("out", self.cwd)
        return [re.sub(r"^@([\w.-]*)", lambda match: f"{out}/{match[1] or self.name}", word) for word in self.words()]


@dataclass(frozen=True)
class Ran:
    """What a command did beside its folder."""

    code: int
    stdout: bytes
    stderr: bytes
    seconds: float
    fault: str = ""  # why it could not be run


def environment(root):
    """Returns the environment of every command; nothing of the caller's but where libraries are."""
    kept = {name: os.environ[name] for name in ["PATH", "LD_LIBRARY_PATH"] if name in os.environ}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(root / "tmp"), "TMPDIR": str(root / "tmp")}


def run(build, root, case):
    """Runs a command in the working folder `root`."""
    if case.edit and (fault := apply(case.edit, root / "out", case.name)):
        return Ran(-1, b"", b"", 0, fault)
    start = time.monotonic()
    try:
        done = subprocess.run(
            [str(build), *case.arguments()], cwd=root / case.cwd, env=environment(root), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LONGEST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Ran(-1, b"", b"", time.monotonic() - start, f"did not end within {LONGEST_SECONDS} s")
    except OSError as error:
        return Ran(-1, b"", b"", 0, f"{build} cannot be run: {error.strerror}")
    return Ran(done.returncode, done.stdout, done.stderr, time.monotonic() - start)


def apply(edit, out, name):
    """Copies a folder and changes a file in it; returns what went wrong, if anything."""
    if not (out / edit.folder / edit.file).exists():
        return f"{edit.folder} has no file {edit.file}"
    shutil.copytree(out / edit.folder, out / name)
    path = Path(out / name / edit.file)
    text, count = re.subn(edit.pattern, edit.replacement, path.read_bytes().decode(), count=1)
    path.write_bytes(text.encode())
    return "" if count else f"{edit.file} of {edit.folder} holds nothing like {edit.pattern}"


def run_all(builds, roots, cases, pool):
    """Starts all commands with all builds; returns the futures of each command, in the order of builds.

    A command waits for those whose folders it reads. They stand before it in the list, so that a pool of any size comes to an end.
    """
    started = {}

    def after(build, root, case, awaited):
        for future in awaited:
            future.result()
        return run(build, root, case)

    for case in cases:
        started[case.name] = [
            pool.submit(after, build, root, case, [started[name][place] for name in case.needs()])
            for place, (build, root) in enumerate(zip(builds, roots))]
    return started
