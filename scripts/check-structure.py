#!/usr/bin/env python3
"""Holds the sources against the table of rooms, which stands in Package.swift and nowhere else.

Who may import what, which imports are of no use, who alone touches a C library or a package, that libraries never print, that package
declarations are documented, how long files and functions are, and that docs/CONTRIBUTING.md lists the same rooms with the same imports.
Prints every offence; exit 1 when there is one.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "Sources"
SYSTEM_MODULES = {"Glibc", "Dispatch", "Synchronization", "FoundationEssentials", "Swift"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
# What a C room holds beside its module map and shim: our own assets, embedded, and the opening of a library.
ASSET_ROOMS = {"CMapAssets": {"assets", "include", "map_assets.c"}, "CRSVG": {"include", "crsvg.c"}, "CProfiles": {"profiles", "include", "profiles.c"}}
# Products of packages and the modules they give where the names differ.
IMPORT = re.compile(
    r"^(?:@[A-Za-z_]+ +)*(?:(?:public|package|internal|fileprivate|private) +)?import +"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias) +)?([A-Za-z_0-9]+)")
COMMENT = re.compile(r"^\s*//")
# A declaration at any level, with its name.
DECLARED = re.compile(
    r"\b(?:struct|class|enum|actor|protocol|typealias|func|var|let|case|associatedtype) +`?([A-Za-z_]\w*)`?"
    r"|(?:^|,) *([a-z]\w*)(?=: )|^ *case ([^:]*)$")
PACKAGE_DECLARATION = re.compile(
    r"^ *package (?:private\(set\) )?(?:static |final |mutating |borrowing |consuming |nonisolated |override |convenience |indirect )*"
    r"(?:struct|enum|class|protocol|func|var|let|init|subscript|typealias|actor)\b")


class Offences:
    """Every offence found, printed as it is found."""

    def __init__(self):
        self.count = 0

    def add(self, place, message):
        print(f"structure: {place}: {message}")
        self.count += 1


def rooms():
    """The targets of the package with what each may import."""
    dumped = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True)
    table = {}
    for target in json.loads(dumped.stdout)["targets"]:
        names = {next(iter(dependency.values()))[0] for dependency in target["dependencies"]}
        table[target["name"]] = (target["type"], names)
    return table


def files(room):
    """The Swift files of a room."""
    return sorted((SOURCES / room).rglob("*.swift"))


def place(file, line=None):
    """A file as it is named in messages."""
    return f"{file.relative_to(ROOT)}" + (f":{line}" if line else "")


def words(text):
    """The identifiers in a text, comments aside."""
    code = "\n".join(line for line in text.splitlines() if not COMMENT.match(line) and not IMPORT.match(line))
    return set(re.findall(r"[A-Za-z_]\w*", code))


def declared(room):
    """All names that a room's files declare: types, members, cases."""
    names = set()
    for file in files(room):
        for line in file.read_text().splitlines():
            if COMMENT.match(line):
                continue
            for match in DECLARED.finditer(line):
                names.update(re.findall(r"[A-Za-z_]\w*", next(group for group in match.groups() if group)))
    return names


def check_rooms(table, found):
    """Every folder of Sources is a room of the package; a C room holds a module map and a shim, or assets and their table."""
    for folder in sorted(path for path in SOURCES.iterdir() if path.is_dir()):
        if folder.name not in table:
            found.add(place(folder), "no such room in Package.swift")
            continue
        if table[folder.name][0] == "system":
            extra = {path.name for path in folder.iterdir()} - {"module.modulemap", "shim.h"}
        elif folder.name in ASSET_ROOMS:
            extra = {path.name for path in folder.iterdir()} - ASSET_ROOMS[folder.name]
        else:
            continue
        for name in sorted(extra):
            found.add(place(folder / name), "a C room holds its module map and shim, or assets with their table, and nothing else")


def check_imports(table, found):
    """A file imports what its room may import, and nothing that it does not use."""
    names = {room: declared(room) for room, (kind, _) in table.items() if (SOURCES / room).is_dir() and kind != "system"}
    for room, (_, allowed) in sorted(table.items()):
        for file in files(room) if (SOURCES / room).is_dir() else []:
            text = file.read_text()
            used = words(text)
            for number, line in enumerate(text.splitlines(), 1):
                match = IMPORT.match(line)
                if not match:
                    continue
                module = match.group(1)
                if module not in allowed | SYSTEM_MODULES:
                    found.add(place(file, number), f"{room} may not import {module} (Package.swift)")
                elif module in names and names[module] and not names[module] & used and "@_exported" not in line:
                    found.add(place(file, number), f"nothing of {module} is used here")
                if "@_exported" in line and file.name != "Exports.swift":
                    found.add(place(file, number), "@_exported belongs in Exports.swift")


def check_sole_importers(table, found):
    """A C library or package is touched by one room (the asset rooms and the executable's parser are no exception)."""
    users = {}
    for room, (kind, allowed) in table.items():
        if kind in ("test", "system") or not (SOURCES / room).is_dir():
            continue
        for module in allowed:
            if module not in table or table[module][0] == "system" or module in ASSET_ROOMS:
                users.setdefault(module, []).append(room)
    for module, found_in in sorted(users.items()):
        if len(found_in) > 1:
            found.add("Package.swift", f"{module} is a dependency of {', '.join(sorted(found_in))}: one room alone touches it")


def check_lines(found):
    """Libraries never print, never trap on input, say who owns what is unchecked, and document what other rooms see."""
    for file in sorted(SOURCES.rglob("*.swift")):
        previous = ""
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if not COMMENT.match(line):
                if "CatchmentCLI" not in file.parts and re.search(r"(?:^|[^.A-Za-z_])(?:print|debugPrint|dump)\(", line):
                    found.add(place(file, number), "libraries never print")
                if re.search(r"fatalError\(|try!|as!", line):
                    found.add(place(file, number), "programmer mistakes only are preconditions; bad input is an error")
                if "@unchecked Sendable" in line and not previous.lstrip().startswith("///"):
                    found.add(place(file, number), "@unchecked Sendable without a /// line that says who owns it")
                # A term of the catalogue says itself what it is: name, unit and titles.
                is_term = file.name.startswith("ColumnTerm+") and " static let " in line
                if PACKAGE_DECLARATION.match(line) and not is_term and not previous.lstrip().startswith("///"):
                    found.add(place(file, number), "this package declaration has no /// comment")
            if not re.match(r"^ *@", line) or COMMENT.match(line):
                previous = line


def check_lengths(found):
    """No file and no function is longer than a reader keeps in mind."""
    for file in sorted(SOURCES.rglob("*.swift")):
        lines = file.read_text().splitlines()
        if len(lines) > LONGEST_FILE:
            found.add(place(file), f"{len(lines)} lines, more than {LONGEST_FILE}: what second thing has it become?")
        for start, indent in ((n, len(line) - len(line.lstrip())) for n, line in enumerate(lines) if is_function(line)):
            end = next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() == " " * indent + "}"), start)
            if end - start + 1 > LONGEST_FUNCTION:
                found.add(place(file, start + 1), f"a function of {end - start + 1} lines, more than {LONGEST_FUNCTION}")


def is_function(line):
    """Whether a line begins a function, an initializer or a computed property."""
    begins = re.match(
        r"^ *(?:(?:@\w+(?:\([^)]*\))?|public|package|private|fileprivate|static|mutating|final|override|nonisolated) +)*"
        r"(?:func\b|init[(?<]|subscript\b|var [^=]*\{$)", line)
    return bool(begins) and not line.rstrip().endswith("}")


def check_documentation(table, found):
    """docs/CONTRIBUTING.md lists the rooms of the package with the rooms that each may import."""
    listed = {}
    for line in (ROOT / "docs" / "CONTRIBUTING.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 3 and cells[0].startswith("`"):
            for room in re.findall(r"`(\w+)`", cells[0]):
                listed[room] = set(re.findall(r"`(\w+)`", cells[2]))
    for room, (kind, allowed) in sorted(table.items()):
        if kind == "test" or not (SOURCES / room).is_dir():
            continue
        if room not in listed:
            found.add("docs/CONTRIBUTING.md", f"the room {room} is missing")
        elif listed[room] != allowed:
            found.add("docs/CONTRIBUTING.md", f"{room} imports {sorted(allowed)} in Package.swift and {sorted(listed[room])} here")


def list_unsafe(table):
    """Prints every unsafe expression in a room without a C library of its own, so that a reviewer sees it."""
    c_rooms = {room for room, (_, allowed) in table.items() if any(module in table and table[module][0] == "system" for module in allowed)}
    print("structure: unsafe expressions outside the C rooms:")
    for file in sorted(SOURCES.rglob("*.swift")):
        if file.relative_to(SOURCES).parts[0] in c_rooms - {"Publication"}:
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if re.search(r"\bunsafe\b", line):
                print(f"  {place(file, number)}:{line}"[:150])


def main():
    table, found = rooms(), Offences()
    check_rooms(table, found)
    check_imports(table, found)
    check_sole_importers(table, found)
    check_lines(found)
    check_lengths(found)
    check_documentation(table, found)
    list_unsafe(table)
    if found.count:
        sys.exit(f"structure: {found.count} offences")
    print("structure: rooms, imports, lengths, prints and package declarations are in their places")


main()
