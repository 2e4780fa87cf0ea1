#!/usr/bin/env python3
"""Reads maps for the wall and atlases as a print shop does: texts, fonts, pages, pictures, and the same bytes again.

usage: check_sheets.py FOLDER

FOLDER holds the results cover, site, scenarios and comparison of the sample county, and their sheets as Tests/Maps/run draws them.
Exit 1 when something is not as it should be.
"""

import json
import pathlib
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree
import zlib

from words import number, percent

MILLIMETRE = 72 / 25.4
ISO = {"A4": (210, 297), "A3": (297, 420), "A1": (594, 841)}
HOSTILE = "<img src=x"


class Failures:
    """What went wrong, said as it is found."""

    def __init__(self):
        self.count = 0

    def check(self, is_right, text):
        if not is_right:
            self.count += 1
            print(f"sheets: FAILED: {text}", file=sys.stderr)


def ran(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text(file, page=None):
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return re.sub(r"\s+", " ", ran("pdftotext", *pages, str(file), "-"))


def about(file):
    return dict(line.split(":", 1) for line in ran("pdfinfo", str(file)).splitlines() if ":" in line)


def check_document(file, failures, *, size, pages, wanted, is_outlined=False):
    """A PDF has its paper and pages, its texts can be searched and its fonts are in it, and it says no date."""
    info = about(file)
    failures.check(int(info["Pages"]) == pages, f"{file}: {info['Pages']} pages, wanted {pages}")
    failures.check("CreationDate" not in info, f"{file} says a date")
    width, height = (float(part) for part in re.findall(r"[\d.]+", info["Page size"])[:2])
    sides = sorted((width / MILLIMETRE, height / MILLIMETRE))
    failures.check(all(abs(a - b) < 0.5 for a, b in zip(sides, ISO[size])), f"{file}: {sides} mm is not {size}")
    fonts = ran("pdffonts", str(file)).splitlines()[2:]
    if is_outlined:
        failures.check(not fonts and not text(file).strip(), f"{file} has fonts or texts left")
        return
    failures.check(bool(fonts) and all(line.split()[-5] == "yes" for line in fonts), f"{file}: fonts that are not embedded: {fonts}")
    found = text(file)
    for words in wanted:
        failures.check(words in found, f"{file}: {words!r} is not found in {found[:300]!r}")


def check_ink(file, failures):
    """The page that comes out of the PDF is a map, and not a white sheet: it has the colours of centers, blanks and borders."""
    shot = file.with_suffix("")
    ran("pdftoppm", "-r", "40", "-singlefile", "-png", str(file), str(shot) + "-shot")
    colours = picture_colours(pathlib.Path(str(shot) + "-shot.png"))
    failures.check(len(colours) > 300, f"{file}: {len(colours)} colours are drawn")


def chunks(data):
    place = 8
    while place < len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        yield name, data[place + 8 : place + 8 + length]
        place += 12 + length


def picture_colours(file):
    """The colours of a PNG, as bytes that follow one another in its filtered rows: enough to tell a drawing from a white sheet."""
    data = zlib.decompress(b"".join(content for name, content in chunks(file.read_bytes()) if name == b"IDAT"))
    return {data[place : place + 3] for place in range(0, len(data) - 3, 3)}


def check_picture(file, failures, *, dots):
    """A PNG has the dots of its paper, says its resolution and no date."""
    parts = dict(chunks(file.read_bytes()))
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    wanted = sorted(round(side * dots / 25.4) for side in ISO["A3"])
    failures.check(sorted((width, height)) == wanted, f"{file}: {width} × {height} dots, wanted {wanted}")
    failures.check(struct.unpack(">IIB", parts[b"pHYs"]) == (round(dots / 0.0254), round(dots / 0.0254), 1), f"{file}: another resolution")
    failures.check(b"tIME" not in parts, f"{file} says a date")
    failures.check(len(picture_colours(file)) > 1000, f"{file} is nearly empty")


def figures(report, lang="en"):
    """The headline of a run, as report.json has it."""
    overall = report["coverage"]["overall"]
    wanted = [percent(overall["share"], lang), number(overall["covered_weight"]), number(overall["weight"])]
    if report.get("siting"):
        after = report["coverage_after"]["overall"]
        wanted += [percent(report["siting"]["share"], lang), "+" + number(report["siting"]["gained"]), number(after["weight"] - after["covered_weight"])]
    return wanted


def check_run(folder, failures):
    cover = json.loads((folder / "cover" / "report.json").read_text())
    site = json.loads((folder / "site" / "report.json").read_text())
    check_document(
        folder / "cover" / "map.pdf", failures, size="A4", pages=1,
        wanted=figures(cover) + ["Legend", "What these figures rest on", "Sources", "demand.csv", "Scale 1:", "km"],
    )
    sheet = folder / "site-zh" / "map.pdf"
    proposed = [feature["properties"]["name"] for feature in json.loads((folder / "site" / "proposals.geojson").read_text())["features"]]
    check_document(
        sheet, failures, size="A3", pages=1,
        wanted=figures(site, "zh")
        + ["禾川市党群服务中心布局规划图", "图例", "说明事项", "资料来源", "比例尺", "制图单位：禾川市自然资源局", "审图号：宁S（2026）第 018 号"]
        + ["制图日期：2026 年 11 月", "数据截至：2025 年 12 月 31 日", "水系", "主要道路", "石峡县"] + proposed,
    )
    check_ink(sheet, failures)
    check_picture(folder / "site-zh" / "map.png", failures, dots=100)
    check_document(folder / "paths" / "map.pdf", failures, size="A3", pages=1, wanted=[], is_outlined=True)
    check_ink(folder / "paths" / "map.pdf", failures)
    outlined = (folder / "paths" / "map.svg").read_text()
    failures.check("<text" not in outlined and "<title>" in outlined, "an SVG with outlines has texts")
    for kind in ("site-zh", "paths"):
        xml.etree.ElementTree.parse(folder / kind / "map.svg")
    # The same map again, on another day, has the same bytes.
    for name in ("map.pdf", "map.png", "map.svg"):
        same = (folder / "site-zh" / name).read_bytes() == (folder / "site-zh-again" / name).read_bytes()
        failures.check(same, f"{name} is another one the second time")
    # A named frame: the names of the town, and a note of what lies outside.
    town = text(folder / "town" / "map.pdf")
    failures.check("在图幅之外" in town and "鼓楼街道" in town, "the named frame shows the town and says what it leaves out")


def check_states(folder, failures):
    """Scenarios and comparisons have a map for each state, with its share."""
    batch = json.loads((folder / "scenarios" / "report.json").read_text())
    found = text(folder / "scenarios" / "map.pdf")
    for scenario in [batch["base"], *batch["scenarios"]]:
        failures.check(percent(scenario["overall"]["share"]) in found, f"{scenario['name']}: its share is not on the sheet")
    failures.check("no level" not in found and "opened" in found, "centers that a scenario opens are called so")
    for name in [scenario["title"] for scenario in batch["scenarios"]]:
        failures.check(re.sub(r"\s+", " ", name) in found, f"{name}: its title is not on the sheet")
    overall = json.loads((folder / "comparison" / "report.json").read_text())["overall"]
    found = text(folder / "comparison" / "map.pdf")
    for side in ("before", "after"):
        failures.check(percent(overall[f"covered_{side}"] / overall[f"weight_{side}"]) in found, f"the share {side} is not on the sheet")


def check_atlas(folder, failures):
    """A page for each unit, in the order of codes, with the unit's own figures and its number."""
    report = json.loads((folder / "cover" / "report.json").read_text())
    units = sorted((unit for unit in report["coverage"]["by_unit"] if unit["level"] == "street"), key=lambda unit: unit["code"])
    file = folder / "atlas" / "atlas.pdf"
    check_document(file, failures, size="A4", pages=len(units), wanted=[])
    scales = set()
    for page, unit in enumerate(units, 1):
        found = text(file, page)
        for wanted in (unit["name"], percent(unit["share"]), f"of {number(unit['weight'])} people", f"{page} / {len(units)}"):
            failures.check(wanted in found, f"page {page}: {wanted!r} is missing")
        scales.update(re.findall(r"Scale 1:[\d,]+", found))
    failures.check(len(scales) == 1, f"an atlas of one scale has {sorted(scales)}")


def check_hostile(folder, failures):
    """Names that are markup, a megabyte long, emoji or right-to-left are text, and short."""
    file = folder / "hostile" / "map.pdf"
    check_document(file, failures, size="A3", pages=1, wanted=[HOSTILE])
    failures.check(len(text(file)) < 60_000, "a name of a megabyte is cut")
    drawing = (folder / "hostile" / "map.svg").read_text()
    xml.etree.ElementTree.fromstring(drawing)
    failures.check("\u202e" not in about(file)["Title"] and "\u0007" not in about(file)["Title"], "the document's title has marks that turn it")
    failures.check("<script" not in drawing and "<img" not in drawing and "\u202e" not in drawing, "a name became markup")


def main():
    folder = pathlib.Path(sys.argv[1])
    failures = Failures()
    check_run(folder, failures)
    check_states(folder, failures)
    check_atlas(folder, failures)
    check_hostile(folder, failures)
    if failures.count:
        sys.exit(f"sheets: {failures.count} failures")
    print("sheets: maps for the wall and atlases print as they should")


if __name__ == "__main__":
    main()
