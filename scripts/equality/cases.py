"""The commands that both builds run, by where they come from.

`@` stands for the command's own result folder, `@NAME` for that of another command (see running.Case). The main job runs on the sample
county as it is, all else on one with an eighth of its demand points. Every folder that `cover`, `site`, `checkup` or `scenario` makes
there is also verified; these commands are not written down. To cover something new, add a line here, or a file in inputs.py and a line.
"""

import dataclasses

from . import bad_inputs
from .running import Case, Edit

S = "Data/sample-county"
COUNTY = "made/county"
PLAN = f"--plan {COUNTY}/plan.yaml"
FILES = f"--demand {COUNTY}/demand.csv --facilities {COUNTY}/facilities.csv --units {COUNTY}/units.geojson --crs wgs84"
SITES = f"--candidates {COUNTY}/candidates.csv --exclude {COUNTY}/exclusions.geojson --radius 1km"
INPUT = f"{FILES} {SITES}"
PRICED = INPUT.replace(f"{COUNTY}/candidates.csv", "made/priced.csv")
SIZED = INPUT.replace(f"{COUNTY}/candidates.csv", "made/sized.csv")
FEW = f"--demand made/few.csv --facilities {COUNTY}/facilities.csv --crs wgs84"
COSTS = f"{FEW} --cost-matrix made/minutes.csv --ignore-unknown-ids"
PORTO = "--demand Data/porto-alegre/hexgrid.csv --facilities Data/porto-alegre/schools.csv"
PORTO_SITE = f"site {PORTO} --candidates Data/porto-alegre/hexgrid.csv --radius 800m"
CROWDED = "--demand Data/porto-alegre/hexgrid.csv --candidates Data/porto-alegre/hexgrid.csv --radius 800m"
VILLAGES = "--demand made/three/people.csv --facilities made/three/centers.csv --units made/three/units.geojson --crs planar --radius 500m"
THREE = f"{VILLAGES} --min-people 1"
CHINA = "--demand real/geonames/china.csv --crs wgs84 --radius 50km"
NINGXIA = ("--demand real/geonames/ningxia.csv --facilities real/geonames/ningxia-large.csv --crs wgs84 "
           "--units real/cn-admin/ningxia.geojson --units-crs gcj02 --radius 20km")

README = [
    Case("readme-inspect", "inspect --plan plan.yaml", cwd=S),
    Case("readme-cover", "cover --plan plan.yaml --report --out @", cwd=S),
    Case("readme-capacitated", "cover --plan plan.yaml --capacitated --out @", cwd=S),
    Case("readme-mclp", "site --plan plan.yaml --model mclp --count 5 --curve --out @", cwd=S),
    Case("readme-lscp", "site --plan plan.yaml --model lscp --target 90% --out @", cwd=S),
    Case("readme-p-median", "site --plan plan.yaml --model p-median --count 5 --out @", cwd=S),
    Case("readme-conditions", "site --plan plan.yaml --count 20 --floor street=45% --quota street=..3 --spacing 800m --out @", cwd=S),
    Case("readme-scenario", "scenario plan.yaml --report --out @", cwd=S),
    Case("readme-compare", "compare @readme-scenario/base @readme-scenario/five-sites-2030 --report --out @", cwd=S),
    Case("readme-checkup", "checkup plan.yaml --out @", 2, cwd=S),
    Case("readme-flags", "cover --demand demand.csv --facilities facilities.csv --crs wgs84 --radius 1km --out @", cwd=S),
    Case("readme-verify", "verify @readme-conditions"),
]
DEMO = [
    Case("demo-cover", f"cover {FILES.replace(COUNTY, S)} --class elders=elders --class new_employment=new_employment --out @"),
    Case("demo-site", f"site {INPUT.replace(COUNTY, S)} --model mclp --count 5 --out @"),
    Case("demo-verify", "verify @demo-site"),
]
COUNTY_RUNS = [
    Case("cover", f"cover {FILES} --class elders=elders --class new_employment=new_employment --out @"),
    Case("site", f"site {INPUT} --count 5 --curve --out @"),
    Case("capacitated", f"cover {PLAN} --capacitated --out @"),
    Case("scenario", f"scenario {COUNTY}/plan.yaml --only five-sites --only merge-two --only norms-2035 --out @"),
    Case("checkup", f"checkup {COUNTY}/plan.yaml --out @", 2),
    Case("lscp", f"site {PLAN} --model lscp --target 90% --out @"),
]
MAPS_PAGE = [
    Case("map-html", "map @site --out @"),
    Case("map-sheet", "map @site --format svg --size A3 --lang zh --out @"),
    Case("map-sheet-scenarios", "map @scenario --format svg --size A2 --out @"),
    Case("map-sheet-outlined", "map @cover --format svg --text paths --size 420x297mm --made-by 某局 --out @"),
    Case("map-atlas", "map @site --format pdf --atlas street --equal scale --out @"),
]
PLAN_PAGE = [
    Case("plan-init", f"init {COUNTY} --out @"),
    Case("plan-inspect", "inspect --plan @plan-init --crs wgs84"),
    Case("plan-init-exists", f"init {COUNTY}", 73),
    Case("plan-site", f"site {PLAN} --count 3 --threads 1 --out @"),
    Case("plan-siting", f"site {PLAN} --out @"),
    Case("plan-siting-conditions", "site --plan made/fair.yaml --out @"),
    Case("plan-siting-over", "site --plan made/fair.yaml --count 9 --floor district=50% --lang zh --out @"),
    Case("plan-siting-against", "site --plan made/fair.yaml --model p-median --out @", 64),
    Case("plan-no-siting", "site --plan made/fair.yaml --no-siting --model p-center --count 4 --out @"),
    Case("plan-only", f"scenario {COUNTY}/plan.yaml --only close-two --only merge-two --no-layers --out @"),
    Case("plan-replay", "scenario --replay @scenario/manifest.json"),
    Case("plan-replay-json", f"scenario {COUNTY}/plan.yaml --replay @plan-only/manifest.json --json --quiet"),
    Case("plan-documents", f"scenario {COUNTY}/plan.yaml --only five-sites --report --gpkg --xlsx --lang zh --threads 1 --out @"),
    Case("plan-json", f"scenario {COUNTY}/plan.yaml --only norms-2035 --json --quiet --csv-encoding utf-8-bom --out @"),
    Case("plan-over", f"cover {PLAN} --radius-override 800m --include planned --min-people 100 --cluster-distance 400m --out @"),
]
CHECKUP_PAGE = [
    Case("profile-list", "profile"),
    *[Case(f"profile-{name}", f"profile {name}") for name in ["four-level", "living-circles", "checkup-template"]],
    Case("profile-walking", f"cover {PLAN} --profile living-circles --detour 1.3 --no-layers --out @"),
    Case("profile-own", f"cover {PLAN} --profile made/mine.yaml --detour 1.2 --no-layers --out @"),
    Case("checkup-four-level", f"checkup {COUNTY}/plan.yaml --profile four-level --previous @checkup --proposals @site --out @", 2),
    Case("checkup-year", f"checkup {COUNTY}/plan.yaml --year 2027 --proposals @lscp --xlsx --lang zh --csv-encoding gb18030 --out @", 2),
    Case("checkup-carried", f"checkup {PLAN} --previous @checkup-year --capacitated --report --title 体检 --lang zh --out @", 2),
    Case("checkup-json", f"checkup {COUNTY}/plan.yaml --json --quiet", 2),
    Case("checkup-calm", "checkup made/three/calm.yaml --gpkg --out @"),
    Case("checkup-three", "checkup made/three/plan.yaml --year 2030 --report --out @", 2),
]
LEVELS_PAGE = [
    Case("levels", f"cover {THREE} --out @"),
    Case("levels-serves", f"cover {THREE} --serves county=town,village --blanks-by class,level --class elders=elders::300m --out @"),
    Case("levels-within", f"cover {THREE} --within village --report --out @"),
    Case("levels-functions", f"cover {THREE} --functions all --shortfalls --lang zh --xlsx --out @"),
    Case("levels-capacity", f"cover {THREE} --capacitated --json --out @"),
    Case("levels-indivisible", f"cover {THREE} --capacitated --indivisible --out @"),
    Case("levels-plan", "cover --plan made/three/plan.yaml --xlsx --out @"),
    # Two layers of clusters: each has a title of its own in the GeoPackage.
    Case("levels-geopackage", "cover --plan made/three/plan.yaml --gpkg --out @"),
    Case("levels-sample", f"cover {PLAN} --capacitated --indivisible --xlsx --out @"),
    Case("levels-zh", f"cover {PLAN} --within street --serves city=district,street --functions 养老,托育 --shortfalls --lang zh --no-layers --out @"),
]
REPORTS_PAGE = [
    Case("report-site", f"site {INPUT} --model mclp --count 5 --out @ --report --title 'Five new centers for the county' --date 2026-11-25 "
         "--source 'Population: statistics bureau, 2025'"),
    Case("report-zh", f"cover {PLAN} --blanks-by class,level --shortfalls --redundancy --report --lang zh --out @"),
]
FORMATS_PAGE = [
    Case("formats-all", f"cover {FILES} --class elders=elders:people:500m --backup --nearest 3 --zones covered --assignment-lines --gpkg "
         "--xlsx --out @"),
    Case("formats-zones-full", f"cover {PLAN} --zones full --area-mode outer --tolerance 5m --min-blank-area 50000 --out @"),
    Case("formats-zones-units", f"cover {PLAN} --zones units --redundancy --csv-encoding gb18030 --lang zh --out @"),
    Case("formats-projected", f"cover {PLAN} --out-crs EPSG:4547 --gpkg --xlsx --csv-headers zh --no-layers --out @"),
    Case("formats-gcj02", f"site {PLAN} --count 2 --out-crs gcj02 --gpkg --csv-encoding utf-8-bom --out @"),
    Case("formats-read-gpkg", "cover --demand @formats-gcj02/catchment.gpkg --demand-layer assignments --demand-crs gcj02 "
         f"--facilities {COUNTY}/facilities.csv --facilities-crs bd09 --out @"),
    Case("formats-read-geojson", "cover --demand @cover/assignments.geojson --facilities @cover/facilities.geojson --crs wgs84 "
         "--units @cover/units.geojson --out @"),
    Case("formats-read-xlsx", "cover --demand made/few.csv --facilities made/facilities.xlsx --facilities-crs gcj02 --crs wgs84 --json --out @"),
    Case("formats-read-gb18030", "cover --demand made/few.csv --facilities made/facilities-gb18030.csv --crs wgs84 --out @"),
    Case("formats-read-utf16", "cover --demand made/few.csv --facilities made/facilities-utf16.csv --crs wgs84 --out @"),
    Case("formats-costs", f"cover {COSTS} --cutoff 15 --xlsx --report --out @"),
    Case("formats-costs-columns", f"cover {COSTS} --cost-matrix-columns from=from,to=to,cost=cost --cutoff 10 --capacitated --out @"),
    Case("formats-costs-unknown", f"cover {COSTS.replace(' --ignore-unknown-ids', '')} --cutoff 15 --out @", 65),
    Case("formats-costs-plan", "scenario made/costs.yaml --out @"),
    Case("compare-sites", "compare @cover @site --out @ --gpkg --xlsx --lang zh"),
    Case("compare-covers", "compare @cover @plan-over --json --quiet --csv-encoding gb18030 --out @"),
    Case("compare-served", "compare @capacitated @levels-sample --out @"),
    Case("compare-units", "compare @cover @profile-walking --out-crs EPSG:4547 --no-layers --out @"),
    Case("compare-text", "compare @scenario/base @scenario/norms-2035 --lang zh"),
    Case("compare-foreign", "compare @levels @cover", 65),
    Case("verify-without-layers", "verify @profile-walking"),
    Case("compare-verify", "verify @readme-compare"),
]
SITING_PAGE = [
    Case("siting-shared", f"site {INPUT} --count 5 --curve --buildings {COUNTY}/candidates.csv --share-within 300m --out @"),
    Case("siting-curve-exact", f"site {INPUT} --count 4 --curve-exact --xlsx --lang zh --out @"),
    Case("siting-budget", f"site {PRICED} --budget 4000000 --out @"),
    Case("siting-budget-relocate", f"site {PRICED.replace(f'{COUNTY}/facilities.csv', 'made/closable.csv')} --budget 2000000 --relocate 2 --out @"),
    Case("siting-relocate", f"site {INPUT} --relocate 3 --out @"),
    Case("siting-capacity", f"site {SIZED} --count 5 --capacitated --out @"),
    Case("siting-indivisible", f"site {FEW} --candidates made/sized.csv --radius 1km --count 3 --capacitated --indivisible --work-limit "
         "20 --json --quiet --out @"),
    Case("siting-infeasible", f"site {INPUT} --count 8 --quota street=1..1 --out @", 3),
    Case("siting-bacop", f"site {INPUT} --model bacop --count 5 --first-weight 70% --out @"),
    Case("siting-bacop1", f"site {PORTO} --candidates Data/porto-alegre/hexgrid.csv --radius 2km --model bacop1 --count 12 --out @"),
    Case("siting-lscp-b", f"site {INPUT} --model lscp-b --target 80% --out @"),
    Case("siting-p-median", f"site {INPUT} --model p-median --count 5 --lang zh --out @"),
    Case("siting-p-center", f"site {INPUT} --model p-center --count 5 --out @"),
    Case("siting-p-dispersion", f"site {INPUT} --model p-dispersion --count 5 --out @"),
    Case("siting-costs", f"site {COSTS} --candidates made/sites.csv --cutoff 15 --model mclp --count 5 --out @"),
    Case("siting-costs-p-median", "site --demand made/few.csv --candidates made/sites.csv --crs wgs84 --cost-matrix made/all-minutes.csv "
         "--model p-median --count 5 --out @"),
    Case("siting-costs-p-center", "site --demand made/few.csv --candidates made/sites.csv --crs wgs84 --cost-matrix made/all-minutes.csv "
         "--model p-center --count 4 --out @"),
    Case("siting-tie-break", f"site {INPUT} --model mclp --count 5 --tie-break distance --out @"),
    Case("siting-tie-break-lscp", f"{PORTO_SITE} --model lscp --tie-break distance --out @"),
    Case("siting-rules", f"site {INPUT} --count 6 --unit-rules made/rules.csv --spacing-existing 500m --report --out @"),
    Case("siting-conflict", f"site {INPUT} --count 4 --floor street=70% --out @", 3),
    Case("siting-target-out-of-reach", f"site {INPUT} --model lscp --target 99% --lang zh --out @", 3),
    Case("siting-nobody-near", f"site {INPUT} --model p-median --count 5 --cutoff 2km --out @", 3),
    Case("siting-conditions", f"site {INPUT} --count 20 --floor street=45% --quota street=..3 --spacing 800m --lang zh --out @"),
    Case("siting-work-limit", f"site {CROWDED} --count 40 --work-limit 1 --out @", 4),
    Case("siting-work-limit-spacing", f"site {CROWDED} --count 30 --spacing 900m --work-limit 0 --out @", 4),
    Case("siting-work-limit-p-median", f"site {CROWDED} --model p-median --count 20 --work-limit 0 --lang zh --out @", 4),
    Case("siting-gap", f"site {INPUT} --count 15 --gap 0.05 --seed 7 --threads 1 --out @"),
    Case("siting-within", f"site {INPUT} --count 3 --within district --out @"),
]
PORTO_ALEGRE = [
    Case("porto-cover", f"cover {PORTO} --radius 800m --backup --redundancy --report --out @"),
    Case("porto-classes", f"cover {PORTO} --radius 500m --class jobs=jobs:jobs --nearest 2 --gpkg --xlsx --out @"),
    Case("porto-mclp", f"{PORTO_SITE} --count 5 --curve --out @"),
    Case("porto-lscp", f"{PORTO_SITE} --model lscp --target 0.95 --json --quiet --out @"),
    Case("porto-p-center", f"{PORTO_SITE} --model p-center --count 3 --work-limit 50 --out @"),
    Case("porto-compare", "compare @porto-cover @porto-mclp --report --out @"),
    Case("porto-inspect", f"inspect {PORTO}"),
]
REAL = [
    Case("real-porto", "cover --demand real/porto-alegre/hexgrid.csv --facilities real/porto-alegre/points_of_interest.csv --radius 1km --out @"),
    Case("real-raster", "cover --demand real/sao-miguel/gpw_v411_2020_count_2020.tif --facilities real/geonames/azores.csv "
         "--units real/sao-miguel/concelhos.gpkg --crs wgs84 --radius 2km --min-blank-area 0 --out @"),
    Case("real-raster-inspect", "inspect --demand real/sao-miguel/gpw_v411_2020_count_2020.tif --units real/sao-miguel/concelhos.gpkg --crs wgs84"),
    Case("real-raster-site", "site --demand real/sao-miguel/gpw_v411_2020_count_2020.tif --candidates real/geonames/azores.csv --crs wgs84 "
         "--radius 2km --count 4 --tie-break distance --out @"),
    Case("real-china", f"cover {CHINA} --facilities real/geonames/china-large.csv --report --out @"),
    Case("real-china-site", f"site {CHINA} --candidates real/geonames/china-sites.csv --model mclp --count 10 --curve --out @"),
    Case("real-ningxia", f"cover {NINGXIA} --zones units --gpkg --out @"),
    Case("real-ningxia-undeclared", f"cover {NINGXIA.replace(' --units-crs gcj02', '').replace(' --crs wgs84', '')}", 65),
    Case("real-ningxia-inspect", "inspect --demand real/geonames/ningxia.csv --crs wgs84 --units real/cn-admin/ningxia.geojson --units-crs gcj02 --json"),
    Case("real-antimeridian", "cover --demand real/geonames/pacific.csv --facilities real/geonames/pacific-centers.csv --radius 60km --zones covered "
         "--assignment-lines --out @"),
    Case("real-north", "cover --demand real/geonames/north.csv --facilities real/geonames/north-large.csv --radius 100km --out @"),
]
INSPECTIONS = [
    Case("inspect-json", f"inspect {INPUT} --quiet --json"),
    Case("inspect-zh", f"inspect {PLAN} --lang zh"),
    Case("inspect-planar", f"inspect {VILLAGES}"),
    Case("inspect-costs", f"inspect {COSTS}"),
    Case("cover-text-zh", f"cover {PLAN} --lang zh"),
    Case("cover-json", f"cover {PLAN} --json --quiet --threads 1"),
    Case("cover-quiet", f"cover {FILES} --quiet --out @"),
    Case("cover-limits", f"cover {FILES} --max-cells 1000000 --max-memory 1GiB --accept-views --quiet --out @"),
    Case("version", "--version"),
    Case("help", "--help"),
    *[Case(f"help-{name}", f"{name} --help") for name in ["init", "inspect", "cover", "site", "verify", "scenario", "compare", "checkup", "profile"]],
]
TAMPERED = [
    Case(f"tampered-{name}", "verify @", 65, edit=edit) for name, edit in {
        "share": Edit("cover", "report.json", r'("overall" : \{\s+"covered_points" : \d+,\s+"covered_weight" : )(\d)', r"\g<1>9\2"),
        "point": Edit("cover", "assignments.geojson", r'"covered":true', '"covered":false'),
        "center": Edit("cover", "facilities.geojson", r'"radius_m":(\d)', r'"radius_m":9\1'),
        "bound": Edit("site", "report.json", r'"bound" : \d', r'"bound" : 1'),
        "gain": Edit("site", "proposals.geojson", r'"gain":(\d)', r'"gain":9\1'),
        "served": Edit("capacitated", "capacity-assignment.csv", r"(\n[^,\n]+,[^,\n]+,[^,\n]+,)(\d)", r"\g<1>9\2"),
        "problem": Edit("checkup", "problems.csv", r"\n[^\n]+", ""),
        "table": Edit("cover", "units.csv", r"(\n\d{12},[^,\n]*,community,\d*,\d+,\d+,\d+,)(\d)", r"\g<1>7\2"),
        "curve": Edit("site", "curve.csv", r"(\n2,[a-z]+,)(\d)", r"\g<1>9\2"),
        "batch": Edit("scenario", "scenarios.csv", r"(\nfive-sites,(?:[^,\n]*,){8})(\d)", r"\g<1>9\2"),
    }.items()
]
REPLAYED = [
    Case("tampered-replay", f"scenario {COUNTY}/plan.yaml --replay @/manifest.json", 65,
         edit=Edit("plan-only", "manifest.json", r'"sha256" : "\w', '"sha256" : "_')),
]
GROUPS = {
    "README.md": README, "scripts/demo": DEMO, "sample county": COUNTY_RUNS, "docs/plan.md": PLAN_PAGE, "docs/maps.md": MAPS_PAGE, "docs/checkup.md": CHECKUP_PAGE, "docs/levels.md": LEVELS_PAGE,
    "docs/reports.md": REPORTS_PAGE, "docs/formats.md": FORMATS_PAGE, "docs/siting.md": SITING_PAGE, "Porto Alegre": PORTO_ALEGRE,
    "real data": REAL, "inspections, texts and help": INSPECTIONS, "changed copies of folders": TAMPERED + REPLAYED,
    **bad_inputs.CASES,
}


def is_verifiable(case):
    """Returns whether a command leaves a folder that `verify` takes."""
    words = case.words()
    is_run = words[0] in ("cover", "site", "checkup", "scenario") and "@" in words and case.code in (0, 2, 3, 4)
    return is_run and "--no-layers" not in words


def all_cases():
    """Returns all commands, each with its origin and followed by the check of its folder."""
    cases = []
    for origin, group in GROUPS.items():
        for case in group:
            cases.append(dataclasses.replace(case, origin=origin))
            if is_verifiable(case) and group not in (README, DEMO):
                cases.append(Case(f"verify-{case.name}", f"verify @{case.name}", origin=f"folder of {case.name}"))
    return ordered(cases)


def ordered(cases):
    """Returns commands behind those whose folders they read."""
    by_name, done = {case.name: case for case in cases}, {}
    if len(by_name) != len(cases):
        raise ValueError("two commands have one name")

    def place(case):
        for name in case.needs():
            place(by_name[name])
        done.setdefault(case.name, case)

    for case in cases:
        place(case)
    return list(done.values())
