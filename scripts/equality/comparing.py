"""Compares what two builds wrote, in the form that a repetition gives again.

What a clock wrote is left out as the program's own hashes leave it out: in JSON documents the lines of a member `timing` and of
members `seconds`. Of the folder in which files are made before they are put in place, which a message may name, the numbers are left
out. GeoPackages and workbooks whose bytes differ are compared by what they hold, without the times inside.
"""

import difflib
import itertools
import re
import sqlite3
import zipfile
from dataclasses import dataclass

MOST_LINES = 10  # of a difference that are shown
MOST_CHARACTERS = 160  # of a line
STAGE = re.compile(rb"\.catchment-\d+-\d+\.partial")  # process and chance name the folder that is renamed at the end
TIMES_OF_WORKBOOK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True)
class Difference:
    """A part of a command's result that differs, with the first lines that do."""

    part: str
    lines: list


def compare(old, new, old_out, new_out):
    """Returns the differences between two runs of one command and their folders."""
    found = []
    if (old.code, old.fault) != (new.code, new.fault):
        found.append(Difference("exit", [f"-{old.fault or old.code}", f"+{new.fault or new.code}"]))
    for part in ["stdout", "stderr"]:
        before, after = (STAGE.sub(b".catchment-N-N.partial", without_clock(getattr(ran, part))) for ran in (old, new))
        if before != after:
            found.append(Difference(part, differing_lines(before, after)))
    return found + compare_folders(old_out, new_out)


def compare_folders(old, new):
    """Returns the differences between two folders: which files there are, and what is in them."""
    before, after = files(old), files(new)
    found = []
    if before.keys() != after.keys():
        lines = [f"-{name}" for name in sorted(before.keys() - after.keys())] + [f"+{name}" for name in sorted(after.keys() - before.keys())]
        found.append(Difference("files", lines[:MOST_LINES]))
    for name in sorted(before.keys() & after.keys()):
        if lines := compare_files(before[name], after[name]):
            found.append(Difference(name, lines))
    return found


def files(folder):
    """Returns the files of a folder by their paths in it, an empty folder inside with a stroke behind; of a file, itself."""
    if folder.is_file():
        return {folder.name: folder}
    found = {}
    for path in folder.rglob("*"):
        if not path.is_dir():
            found[str(path.relative_to(folder))] = path
        elif not any(path.iterdir()):
            found[str(path.relative_to(folder)) + "/"] = path
    return found


def compare_files(old, new):
    """Returns the first lines in which two files differ; none where they do not."""
    if old.is_dir() or new.is_dir():
        return []
    before, after = old.read_bytes(), new.read_bytes()
    if before == after:
        return []
    read = {".json": lambda path: without_clock(path.read_bytes()), ".gpkg": geopackage_text, ".xlsx": workbook_text}.get(old.suffix)
    try:
        before, after = (read(old), read(new)) if read else (before, after)
    except (sqlite3.Error, zipfile.BadZipFile) as error:
        return [f" cannot be read: {error}"]
    return differing_lines(before, after) if before != after else []


def without_clock(text):
    """Returns a JSON document without the lines of its member `timing` and of members `seconds`; other texts as they are."""
    if not text.startswith(b"{"):
        return text
    kept, closing = [], None
    for line in text.split(b"\n"):
        rest = line.lstrip(b" ")
        indent = line[: len(line) - len(rest)]
        if closing is not None:
            closing = None if line.startswith(closing) else closing
        elif rest.startswith(b'"timing" : {'):
            closing = None if b"}" in rest else indent + b"}"
        elif not rest.startswith(b'"seconds" : '):
            kept.append(line)
    return b"\n".join(kept)


def geopackage_text(path):
    """Returns all tables of a GeoPackage as text, without the time of last change in its contents."""
    lines = []
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        for kind, name, definition in sorted(connection.execute("select type, name, coalesce(sql, '') from sqlite_master")):
            lines.append(f"{kind} {name}: {definition}")
            if kind == "table":
                lines += table_lines(connection, name)
    finally:
        connection.close()
    return "\n".join(lines).encode()


def table_lines(connection, name):
    """Returns the rows of a table as lines."""
    quoted = name.replace('"', '""')
    rows = connection.execute(f'select * from "{quoted}"')
    columns = [column[0] for column in rows.description]
    kept = [place for place, column in enumerate(columns) if (name, column) != ("gpkg_contents", "last_change")]
    return [f"{name}: " + ", ".join(f"{columns[place]}={row[place]!r}" for place in kept) for row in rows]


def workbook_text(path):
    """Returns all members of a workbook as text, an element a line, without the times in its properties."""
    lines = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            if name.startswith("docProps/"):
                content = TIMES_OF_WORKBOOK.sub(rb"\1", content)
            lines += [f"{name}: ".encode() + line for line in content.replace(b"><", b">\n<").split(b"\n")]
    return b"\n".join(lines)


def differing_lines(before, after):
    """Returns the first differing lines of two texts as a unified diff without its head, long lines cut around the difference."""
    old, new = (text.decode("utf-8", "backslashreplace").split("\n") for text in (before, after))
    first = next((place for place, (a, b) in enumerate(itertools.zip_longest(old, new)) if a != b), None)
    if first is None:
        return [" the bytes differ, and not as text"]
    start = max(0, first - 1)
    window = slice(start, start + 4 * MOST_LINES)
    diff = difflib.unified_diff(old[window], new[window], lineterm="", n=1)
    shown = [line for line in diff if not line.startswith(("---", "+++", "@@"))][:MOST_LINES]
    common = common_start(old[first] if first < len(old) else "", new[first] if first < len(new) else "")
    return [f"@@ line {first + 1} @@"] + [cut(line, common) for line in shown]


def common_start(a, b):
    """Returns how many characters two lines begin with alike."""
    return next((place for place, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def cut(line, around):
    """Returns a line of a diff, a long one from a little before the difference on."""
    if len(line) <= MOST_CHARACTERS:
        return line
    start = max(1, around - MOST_CHARACTERS // 4)
    end = start + MOST_CHARACTERS
    return line[0] + ("…" if start > 1 else "") + line[start:end] + ("…" if end < len(line) else "")
