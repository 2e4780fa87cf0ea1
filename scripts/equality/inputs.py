"""The working folder in which the commands run: the project's data and small files made here, the same every time."""

import csv
import json
import math
import os
import shutil
import zipfile
from pathlib import Path

from .bad_inputs import FILES as BAD_FILES

ROOT = Path(__file__).resolve().parent.parent.parent
REAL_FILES = {  # taken as they are from the folder of other publishers' data
    "porto-alegre": ["hexgrid.csv", "points_of_interest.csv"],
    "sao-miguel": ["gpw_v411_2020_count_2020.tif", "concelhos.gpkg"],
    "cn-admin": ["ningxia.geojson"],
}
OFFICE_TYPES = "application/vnd.openxmlformats-"
EARTH_RADIUS_M = 6_371_000  # for made-up travel times, which need not be exact

THREE_PEOPLE = """id,x,y,population,elders
p1,500,1000,100,10
p2,1400,1000,200,30
p3,1600,1000,50,20
p4,2500,1000,150,10
p5,3100,1000,80,40
p6,4000,1000,120,0
p7,5900,1000,300,60
"""
THREE_CENTERS = """id,level,x,y,radius_m,floor_area_m2,functions,capacity
K,county,2000,1000,1500,3000,party;government;health,200
A,town,1000,1000,1000,800,party;government,300
a,village,500,1000,500,30,party,60
b,village,1500,1000,200,25,party;health,200
c,village,4000,1000,300,,government,100
"""
THREE_UNITS = [  # code, level, parent, west, east, households: the example of docs/levels.md
    ("C", "county", None, 0, 6000, 400), ("T1", "town", "C", 0, 3000, 200), ("T2", "town", "C", 3000, 6000, 200),
    ("V1", "village", "T1", 0, 1500, 100), ("V2", "village", "T1", 1500, 3000, 100), ("V3", "village", "T2", 3000, 4500, 100),
    ("V4", "village", "T2", 4500, 6000, 100),
]
THREE_PLAN = """crs: planar
layers: {demand: people.csv, facilities: centers.csv, units: units.geojson}
levels:
  - {name: county, serves: [town, village], quota: 1}
  - {name: town, floor_area_m2: 1000, quota: 1}
  - {name: village, functions: [party, government], quota: {count: 1, households: 3000}}
radius: 500m
classes: [{name: elders, column: elders}]
thresholds: [{indicator: share, green: 70%, red: 50%}, {indicator: far, green: 30%, red: 40%}]
output: {min_people: 1, blanks_by: [class, level], shortfalls: true}
"""
CALM_PLAN = THREE_PLAN.split("thresholds:")[0] + "thresholds:\n" + "".join(
    f"  - {{indicator: {name}, green: 0, red: 0}}\n"
    for name in ["share", "all_levels", "quota", "floor_area", "floor_area_per_100_households", "functions", "parent"]
) + "".join(f"  - {{indicator: {name}, green: 9, red: 9}}\n" for name in ["far", "utilisation", "one_facility", "unlocated"])
COST_PLAN = """crs: wgs84
layers: {demand: few.csv, facilities: county/facilities.csv, candidates: sites.csv}
cost_matrix: {path: minutes.csv, cutoff: 15, ignore_unknown_ids: true}
scenarios:
  - {name: one-closed, close: [f028]}
  - {name: one-more, add: [{candidates: [c009]}], population: [1.1]}
"""
FAIR_PLAN = """crs: wgs84
layers: {demand: few.csv, facilities: county/facilities.csv, candidates: county/candidates.csv, units: county/units.geojson}
radius: 1km
siting: {count: 12, floor: {district: 40%}, quota: {street: ..3}, spacing: 800m, work_limit: 200}
"""
UNIT_RULES = "unit,floor,min_sites,max_sites\n640902004000,80%,1,\n640902100000,,,2\n"
MINE = """name: my-town
norms:
  - {item: radius, level: community, max: 15, measure: minutes, source: town plan 2026}
  - {item: walking_speed, max: 75, source: town plan 2026}
  - {item: floor_area, level: street, min: 1000, source: town plan 2026, verified: true}
thresholds:
  - {indicator: share, level: community, green: 85%, red: 60%, source: town plan 2026}
"""


def make(folder, real):
    """Fills a folder for the commands; `real` holds other publishers' data. Returns the names of the sets that are there."""
    for name in ["sample-county", "porto-alegre"]:
        shutil.copytree(ROOT / "Data" / name, folder / "Data" / name)
    shutil.copytree(ROOT / "Tests" / "Plans", folder / "Tests" / "Plans")
    for name in ["made", "bad", "out", "tmp"]:
        (folder / name).mkdir()
    for name, content in BAD_FILES.items():
        (folder / "bad" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    thin_out(folder / "Data" / "sample-county", folder / "made" / "county")
    make_sample_files(folder / "made", folder / "made" / "county")
    make_three_levels(folder / "made" / "three")
    return copy_real(folder / "real", real)


def read_rows(path):
    """Returns the rows of a CSV file, the header first."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path, rows, encoding="utf-8"):
    """Writes a CSV file."""
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def thin_out(sample, county):
    """Copies the sample county with every eighth of its demand points."""
    shutil.copytree(sample, county)
    demand = read_rows(sample / "demand.csv")
    write_rows(county / "demand.csv", demand[:1] + demand[1::8])


def make_sample_files(folder, sample):
    """Writes what is made of the sample county: prices, sizes, fewer people and sites, travel times, other forms of its lists."""
    demand, facilities, candidates = (read_rows(sample / f"{name}.csv") for name in ["demand", "facilities", "candidates"])
    few, sites = demand[:1] + demand[1::3], candidates[:1] + candidates[1::8]
    dear, poor = {"小学", "文化站"}, {"村委会"}
    priced = [row + [900000 if row[2] in dear else 300000 if row[2] in poor else 500000] for row in candidates[1:]]
    sized = [row + [8000 if row[2] in dear else 2000 if row[2] in poor else 4000] for row in candidates[1:]]
    write_rows(folder / "priced.csv", [candidates[0] + ["opening_cost"]] + priced)
    write_rows(folder / "sized.csv", [candidates[0] + ["capacity"]] + sized)
    write_rows(folder / "few.csv", few)
    write_rows(folder / "sites.csv", [row[:5] for row in sites])
    write_rows(folder / "closable.csv", [facilities[0] + ["closable", "closing_cost"]] + [
        row + ["no" if number % 3 else "yes", 100000 + number] for number, row in enumerate(facilities[1:])])
    write_rows(folder / "facilities-gb18030.csv", facilities, "gb18030")
    write_rows(folder / "facilities-utf16.csv", facilities, "utf-16")
    write_workbook(folder / "facilities.xlsx", facilities)
    write_rows(folder / "minutes.csv", costs(few, facilities, "id") + costs(few, sites, "id")[1:])
    write_rows(folder / "all-minutes.csv", costs(few, sites, "id", farthest_m=math.inf))
    (folder / "costs.yaml").write_text(COST_PLAN, encoding="utf-8")
    (folder / "fair.yaml").write_text(FAIR_PLAN, encoding="utf-8")
    (folder / "rules.csv").write_text(UNIT_RULES, encoding="utf-8")
    (folder / "mine.yaml").write_text(MINE, encoding="utf-8")


def costs(demand, places, name, farthest_m=4000):
    """Returns rows of a cost matrix: minutes to walk on a plane, 1.3 times the straight way, for pairs that are near enough."""
    at = [(row[0], float(row[demand[0].index("lon")]), float(row[demand[0].index("lat")])) for row in demand[1:]]
    columns = [places[0].index(column) for column in (name, "lon", "lat")]
    to = [(row[columns[0]], float(row[columns[1]]), float(row[columns[2]])) for row in places[1:] if row[columns[1]]]
    degree = math.radians(1) * EARTH_RADIUS_M
    east = degree * math.cos(math.radians(36))
    rows = [["from", "to", "cost"]]
    for point, lon, lat in at:
        for place, x, y in to:
            meters = math.hypot((x - lon) * east, (y - lat) * degree)
            if meters <= farthest_m:
                rows.append([point, place, f"{meters * 1.3 / 75:.1f}"])
    return rows


def write_workbook(path, rows):
    """Writes a workbook of one sheet with texts in it, as a spreadsheet would save it."""
    cells = "".join(
        f'<row r="{number}">' + "".join(
            f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escaped(cell)}</t></is></c>' for place, cell in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1))
    main, office, package = (f"http://schemas.openxmlformats.org/{name}" for name in (
        "spreadsheetml/2006/main", "officeDocument/2006/relationships", "package/2006"))
    sheets, kinds = f"{OFFICE_TYPES}officedocument.spreadsheetml", f"{OFFICE_TYPES}package.relationships+xml"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="{kinds}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheets}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheets}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="list" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


def escaped(text):
    """Returns a text as XML spells it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def make_three_levels(folder):
    """Writes the example of docs/levels.md."""
    features = [
        {"type": "Feature", "properties": {"code": code, "name": code, "level": level, "parent": parent, "households": households},
         "geometry": {"type": "Polygon", "coordinates": [[[west, 0], [east, 0], [east, 2000], [west, 2000], [west, 0]]]}}
        for code, level, parent, west, east, households in THREE_UNITS]
    folder.mkdir()
    texts = {"people.csv": THREE_PEOPLE, "centers.csv": THREE_CENTERS, "plan.yaml": THREE_PLAN, "calm.yaml": CALM_PLAN,
             "units.geojson": json.dumps({"type": "FeatureCollection", "features": features})}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def real_folder():
    """Returns the folder with data of other publishers: what CATCHMENT_DATA names, else ../shared/data."""
    return Path(os.environ.get("CATCHMENT_DATA") or ROOT.parent / "shared" / "data")


def copy_real(folder, source):
    """Copies real data, and of the places of the world the parts that commands use. Returns the names of the sets that are there."""
    present = set()
    for name, files in REAL_FILES.items():
        if all((source / name / file).exists() for file in files):
            (folder / name).mkdir(parents=True)
            for file in files:
                shutil.copyfile(source / name / file, folder / name / file)
            present.add(name)
    if (source / "geonames" / "places.csv").exists():
        (folder / "geonames").mkdir(parents=True)
        select_places(read_rows(source / "geonames" / "places.csv"), folder / "geonames")
        present.add("geonames")
    return present


def select_places(rows, folder):
    """Writes lists of places: of China, Ningxia, the Azores, both sides of the antimeridian, and the far north."""
    header, places = rows[0], rows[1:]

    def write(name, chosen, most=None):
        ordered = sorted(chosen, key=lambda row: (-int(row[6]), int(row[0])))[:most]
        write_rows(folder / f"{name}.csv", [["id" if column == "geonameid" else column for column in header]] + ordered)

    china = [row for row in places if row[2] == "CN" and int(row[6]) > 0]
    ningxia = [row for row in places if row[2] == "CN" and row[3] == "21"]
    azores = [row for row in places if row[2] == "PT" and -26 < float(row[4]) < -25 and float(row[5]) < 38]
    pacific = [row for row in places if abs(float(row[4])) > 175]
    north = [row for row in places if float(row[5]) > 66]
    for name, chosen, most in [("china", china, None), ("china-large", china, 500), ("ningxia", ningxia, None), ("ningxia-large", ningxia, 10),
                               ("azores", azores, None), ("pacific", pacific, None), ("north", north, None), ("north-large", north, 20)]:
        write(name, chosen, most)
    write_rows(folder / "china-sites.csv", [["id", "lon", "lat"]] + [["s" + row[0], row[4], row[5]] for row in china[::25]])
    write_rows(folder / "pacific-centers.csv", [["id", "lon", "lat"]] + [["p" + row[0], row[4], row[5]] for row in pacific[::4]])
