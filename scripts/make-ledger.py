#!/usr/bin/env python3
"""Makes Data/sample-ledger: an invented district in the files of an ordinary office, the same bytes on every run.

    make-ledger.py            write the files
    make-ledger.py --check    make them again in a temporary folder and compare
    make-ledger.py --expect   print the figures that tests hold the program against, computed here alone

Needs Python 3.11, openpyxl 3.1.5, pyproj 3.7.2 and shapely 2.x; `--expect` too. Everything is laid out in metres of the zone
CGCS2000 / 3-degree Gauss-Kruger CM 105E (EPSG:4544). Distances of the figures are pyproj's geodesics on WGS 84.
"""

import argparse
import csv
import filecmp
import io
import random
import struct
import sys
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pyproj
from openpyxl.styles import Alignment, Font
from shapely.geometry import Point, Polygon

SEED = 20261130
OUT = Path(__file__).resolve().parent.parent / "Data" / "sample-ledger"
FILES = ("党群服务中心台账.xlsx", "居民点.csv", "公共建筑.csv", "行政区划.shp", "行政区划.shx", "行政区划.dbf", "行政区划.prj")
ZONE = "EPSG:4544"                     # CGCS2000 / 3-degree Gauss-Kruger CM 105E
ORIGIN = (596_000.0, 3_950_000.0)      # metres of the zone: the south-western corner
SIDE = 4_000.0                         # metres: the side of a community before its corners are moved
RADII = {"街道": 1500, "社区": 1000}    # metres: what the office counts by
DEGREES = pyproj.Transformer.from_crs(ZONE, "EPSG:4326", always_xy=True)
GEOD = pyproj.Geod(ellps="WGS84")

# Rows from the north down; codes begin with 6409, which no city has. The second number is the street's.
STREETS = [("640955001", "河湾街道", "街道"), ("640955002", "新城街道", "街道"), ("640955103", "柳树镇", "镇")]
COMMUNITIES = {
    "640955001": ["河湾社区", "北门社区", "钟楼社区", "码头社区"],
    "640955002": ["新城社区", "云台社区", "学府社区", "锦园社区"],
    "640955103": ["柳树社区", "上营村", "下营村", "石桥村"],
}


@dataclass
class Unit:
    code: str
    name: str
    level: str
    ring: list  # metres of the zone, closed, clockwise as Shapefiles want it

    @property
    def polygon(self):
        return Polygon(self.ring)


@dataclass
class Center:
    number: int
    name: str
    level: str
    street: str
    community: str
    place: tuple | None  # metres of the zone; None where the ledger has no coordinates
    area: int


def units():
    """Streets are rows of four communities; corners are moved, and neighbours share them."""
    draw = random.Random(SEED)
    corner = {}
    for row in range(4):
        for column in range(5):
            jitter = [draw.uniform(-500, 500) for _ in range(2)]
            corner[row, column] = (
                round(ORIGIN[0] + column * SIDE + jitter[0], 3), round(ORIGIN[1] + (3 - row) * SIDE + jitter[1], 3))
    made = []
    for row, (code, name, level) in enumerate(STREETS):
        top = [corner[row, column] for column in range(5)]
        bottom = [corner[row + 1, column] for column in range(5)]
        made.append(Unit(code, name, level, top + bottom[::-1] + top[:1]))
        for column, community in enumerate(COMMUNITIES[code]):
            ring = [corner[row, column], corner[row, column + 1], corner[row + 1, column + 1], corner[row + 1, column]]
            kind = "村" if community.endswith("村") else "社区"
            made.append(Unit(f"{code}{column + 1:03d}", community, kind, ring + ring[:1]))
    return made


def inside(unit, draw, share=1.0):
    """A position in a unit, near its middle where the share is small."""
    (west, south, east, north), middle = unit.polygon.bounds, unit.polygon.centroid
    while True:
        x = middle.x + (draw.uniform(west, east) - middle.x) * share
        y = middle.y + (draw.uniform(south, north) - middle.y) * share
        if unit.polygon.contains(Point(x, y)):
            return (x, y)


def degrees(place):
    """Longitude and latitude as the files give them: six decimals, 0.1 m."""
    return tuple(round(value, 6) for value in DEGREES.transform(*place))


def centers(all_units):
    """Fifteen centers: one for each street and community. A third has no coordinates; one stands in another district."""
    draw = random.Random(SEED + 1)
    by_code = {unit.code: unit for unit in all_units}
    made, number = [], 0
    for code, street, _ in STREETS:
        number += 1
        made.append(Center(number, f"{street}党群服务中心", "街道", street, "", inside(by_code[code], draw, 0.4), draw.randrange(800, 1600, 20)))
        for column, community in enumerate(COMMUNITIES[code]):
            number += 1
            place = inside(by_code[f"{code}{column + 1:03d}"], draw, 0.5)
            made.append(Center(number, f"{community}党群服务中心", "社区", street, community, place, draw.randrange(240, 720, 10)))
    for missing in (3, 6, 9, 12, 15):
        made[missing - 1].place = None
    # In the district to the east, whose address was looked up.
    made[13].place = (ORIGIN[0] + 4 * SIDE + 9_000, ORIGIN[1] + 1_000)
    return made


def settlements(all_units):
    """Where people live: twenty places in each community, with residents; one of them unknown."""
    draw = random.Random(SEED + 2)
    made, number = [], 0
    for unit in all_units:
        if len(unit.code) < 12:
            continue
        for place in range(20):
            number += 1
            name = f"{unit.name.removesuffix('社区').removesuffix('村')}{'苑' if unit.level == '社区' else '庄'}{place + 1}号"
            people = draw.randrange(60, 2400) if unit.level == "社区" else draw.randrange(20, 300)
            made.append((f"R{number:03d}", name, unit.name, degrees(inside(unit, draw)), people))
    return made


def buildings(all_units):
    """Public buildings that could house a center; some are in use by others."""
    draw = random.Random(SEED + 3)
    made, number = [], 0
    kinds = ["闲置小学", "老年活动室", "文化站", "原村委会"]
    for unit in all_units:
        if len(unit.code) < 12:
            continue
        for kind in range(2):
            number += 1
            made.append((f"B{number:02d}", f"{unit.name}{kinds[(number * 7) % 4]}", unit.name, degrees(inside(unit, draw)),
                         draw.randrange(200, 900, 10), "区教育局" if number % 3 else "镇街", "否" if number % 5 == 0 else "是"))
    return made


# ---------------------------------------------------------------------------------------------------------
# The files.


def workbook(all_centers):
    """The ledger: a title, a line of who filled it in, two header rows, subtotals of streets and a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"] = "青禾区党群服务中心台账"
    sheet.merge_cells("A1:J1")
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    sheet["A2"] = "填报单位：青禾区委组织部　　填报日期：2026年11月"
    sheet.merge_cells("A2:J2")
    heads = [("序号", None), ("阵地名称", None), ("级别", None), ("所在单位", "街道（镇）"), (None, "社区（村）"), ("位置", "经度(°)"),
             (None, "纬度(°)"), ("建筑面积（㎡）", None), ("服务半径（公里）", None), ("备注", None)]
    for column, (upper, lower) in enumerate(heads, 1):
        if upper:
            sheet.cell(3, column, upper)
        if lower:
            sheet.cell(4, column, lower)
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "H3:H4", "I3:I4", "J3:J4"):
        sheet.merge_cells(area)

    rows = iter(range(1, 1000))  # numbered as they stand in the ledger

    def line(center, note=None):
        place = degrees(center.place) if center.place else (None, None)
        sheet.append([next(rows), center.name, center.level, center.street, center.community or None, *place, center.area, RADII[center.level] / 1000, note])

    total = 0
    for _, street, _ in STREETS:
        own = [center for center in all_centers if center.street == street]
        for center in own:
            line(center, "坐标待补" if center.place is None else None)
        # One row was copied into the list of the street twice.
        repeated = [center for center in own if center.number == 8]
        for center in repeated:
            line(center, None)
        area = sum(center.area for center in own + repeated)
        total += area
        sheet.append([None, "小计", None, None, None, None, None, area, None, None])
    sheet.append([None, "合计", None, None, None, None, None, total, None, None])
    book.properties.created = book.properties.modified = datetime(2026, 11, 30)
    book.properties.creator = "青禾区委组织部"
    raw = io.BytesIO()
    book.save(raw)
    # The same bytes on every run: entries in their order, with one date.
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                head, _, tail = data.partition(b"<dcterms:modified")
                data = head + b'<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-30T00:00:00Z</dcterms:modified>' + tail.partition(b"</dcterms:modified>")[2]
            info = zipfile.ZipInfo(entry.filename, (2026, 11, 30, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return fixed.getvalue()


def table(head, rows):
    """A CSV as a Chinese office's spreadsheet writes it: GB 18030, lines ended by CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode("gb18030")


def shapefile(all_units):
    """Polygons with the columns of a survey office, in GBK without a .cpg."""
    records, offsets, length = b"", [], 50
    for number, unit in enumerate(all_units, 1):
        xs, ys = [x for x, _ in unit.ring], [y for _, y in unit.ring]
        body = struct.pack("<i4d2ii", 5, min(xs), min(ys), max(xs), max(ys), 1, len(unit.ring), 0)
        body += b"".join(struct.pack("<2d", x, y) for x, y in unit.ring)
        offsets.append((length, len(body) // 2))
        records += struct.pack(">2i", number, len(body) // 2) + body
        length += 4 + len(body) // 2
    every = [point for unit in all_units for point in unit.ring]
    box = (min(x for x, _ in every), min(y for _, y in every), max(x for x, _ in every), max(y for _, y in every))

    def head(words):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, words) + struct.pack("<2i8d", 1000, 5, *box, 0, 0, 0, 0)

    index = head(50 + 4 * len(offsets)) + b"".join(struct.pack(">2i", *offset) for offset in offsets)
    fields = [("XZQDM", 19), ("XZQMC", 60), ("级别", 20)]
    rows = b""
    for unit in all_units:
        rows += b" " + b"".join(
            text.encode("gbk").ljust(width) for text, (_, width) in zip((unit.code, unit.name, unit.level), fields))
    size = 1 + sum(width for _, width in fields)
    header = struct.pack("<4BIHH20x", 3, 126, 11, 30, len(all_units), 32 + 32 * len(fields) + 1, size)
    header += b"".join(struct.pack("<11sc4xBB14x", name.encode("gbk"), b"C", width, 0) for name, width in fields) + b"\r"
    prj = pyproj.CRS(ZONE).to_wkt("WKT1_ESRI")
    return {"shp": head(length) + records, "shx": index, "dbf": header + rows + b"\x1a", "prj": prj.encode()}


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    all_units = units()
    (folder / "党群服务中心台账.xlsx").write_bytes(workbook(centers(all_units)))
    people = [(code, name, community, f"{lon:.6f}", f"{lat:.6f}", "不详" if code == "R117" else f"{count:,}")
              for code, name, community, (lon, lat), count in settlements(all_units)]
    (folder / "居民点.csv").write_bytes(table(["编号", "小区（自然村）名称", "所属社区（村）", "经度(°)", "纬度(°)", "常住人口（人）"], people))
    rooms = [(code, name, community, f"{lon:.6f}", f"{lat:.6f}", area, owner, usable)
             for code, name, community, (lon, lat), area, owner, usable in buildings(all_units)]
    (folder / "公共建筑.csv").write_bytes(table(["编号", "名称", "所属社区（村）", "经度(°)", "纬度(°)", "建筑面积（㎡）", "产权单位", "是否可用"], rooms))
    for ending, data in shapefile(all_units).items():
        (folder / f"行政区划.{ending}").write_bytes(data)


# ---------------------------------------------------------------------------------------------------------
# The figures, without the program.


def covered(all_people, sites):
    """Residents within the radius of a site, by all pairs; sites are (position in degrees, radius)."""
    total = 0
    for _, _, _, (lon, lat), count in all_people:
        total += count if any(GEOD.inv(lon, lat, *place)[2] <= radius + 1e-6 for place, radius in sites) else 0
    return total


def expect():
    all_units = units()
    people = [row for row in settlements(all_units) if row[0] != "R117"]
    listed = centers(all_units)
    listed.append(listed[7])  # the row that stands in the ledger twice
    known = [(degrees(center.place), RADII[center.level]) for center in listed if center.place]
    usable = [row for row in buildings(all_units) if row[6] == "是"]
    print("people", sum(row[4] for row in people))
    print("rows of the ledger", len(listed), "with coordinates", len(known))
    print("covered", covered(people, known))
    by_unit = defaultdict(lambda: [0, 0])
    for row in people:
        by_unit[row[2]][0] += row[4]
        by_unit[row[2]][1] += covered([row], known)
    for name, (count, reached) in by_unit.items():
        print("unit", name, count, reached)
    print("usable buildings", len(usable), "of", len(buildings(all_units)))
    best = max((covered(people, known + [(row[3], RADII["社区"]), (other[3], RADII["社区"])]), row[0], other[0])
               for number, row in enumerate(usable) for other in usable[number + 1:])
    print("best two buildings at 1000 m", *best)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare with what is there")
    parser.add_argument("--expect", action="store_true", help="print the figures of the tests")
    arguments = parser.parse_args()
    if arguments.expect:
        expect()
        return 0
    if arguments.check:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder))
            other = [name for name in FILES if not filecmp.cmp(OUT / name, Path(folder) / name, shallow=False)]
        print("make-ledger: " + (f"other bytes: {', '.join(other)}" if other else "the same bytes"))
        return 1 if other else 0
    write(OUT)
    print(f"make-ledger: written to {OUT.relative_to(OUT.parent.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
