"""Files with something wrong in them, and the commands that refuse them. Each is refused with one line for each problem."""

from .running import Case

DEMAND = "id,lon,lat,population\na,-51.2,-30.0,10\nb,-51.21,-30.01,20\nc,-51.3,-30.1,5\n"
FACILITIES = "id,lon,lat,status,radius_m\nf1,-51.2,-30.0,existing,800\n"


def polygon(ring, **properties):
    """Returns a layer of one polygon."""
    given = {"code": "1", "name": "u1", "level": "district"} | properties
    fields = ",".join(f'"{name}":"{value}"' for name, value in given.items())
    corners = ",".join(f"[{x},{y}]" for x, y in ring)
    return ('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{' + fields
            + '},\n"geometry":{"type":"Polygon","coordinates":[[' + corners + "]]}}]}\n")


SQUARE = [(-51.3, -30.1), (-51.1, -30.1), (-51.1, -29.9), (-51.3, -29.9), (-51.3, -30.1)]
BOW_TIE = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]
POND = [(-51.305, -30.105), (-51.295, -30.105), (-51.295, -30.095), (-51.305, -30.095), (-51.305, -30.105)]

FILES = {
    "d.csv": DEMAND,
    "f.csv": FACILITIES,
    "c.csv": "id,lon,lat,status\nc1,-51.3,-30.1,required\nc2,-51.31,-30.1,required\nc3,-51.32,-30.1,candidate\n",
    "empty.csv": "",
    "header.csv": "id,lon,lat,population\n",
    "semicolons.csv": DEMAND.replace(",", ";"),
    "tabs.csv": DEMAND.replace(",", "\t"),
    "cr.csv": DEMAND.replace("\n", "\r"),
    "words.csv": DEMAND.replace("-51.21", "abc").replace("-30.1,", "x,"),
    "beyond.csv": DEMAND.replace("-51.21", "-251.21"),
    "swapped.csv": "id,lon,lat,population\na,39.9,116.3,10\n",
    "china.csv": "id,lon,lat,population\na,116.3,39.9,10\nb,116.31,39.91,20\n",
    "nan.csv": DEMAND.replace("-51.21", "NaN"),
    "weights.csv": DEMAND.replace(",20", ",Infinity").replace(",5", ",-5"),
    "thousands.csv": DEMAND.replace(",20", ',"1,020"'),
    "twice.csv": DEMAND.replace("b,", "a,"),
    "no-id.csv": DEMAND.replace("b,", ","),
    "ragged.csv": DEMAND.replace(",20", ",20,4"),
    "quote.csv": DEMAND.replace("b,", '"b,'),
    "scientific.csv": DEMAND.replace("b,", "6.40902E+11,"),
    "nowhere.csv": "id,lon,lat,population\na,,,10\n",
    "no-columns.csv": "id,foo,population\na,3,10\n",
    "same-names.csv": "id,lon,lat,lat\na,-51,-30,-30\n",
    "bytes.csv": DEMAND.encode().replace(b"b,", b"\xff\xfe\x81,"),
    "metres.csv": "id,x,y,population\na,500000,4400000,10\n",
    "mixed.csv": "id,lon,lat,crs\na,-51.2,-30,wgs84\nb,-51.2,-30,planar\n",
    "status.csv": FACILITIES.replace("existing", "exsting"),
    "radii.csv": "id,lon,lat,radius_m\nf1,-51.2,-30,0\nf2,-51.2,-30,-5\nf3,-51.2,-30,x\n",
    "unitless.csv": "id,lon,lat,radius\nf1,-51.2,-30.0,800\n",
    "no-radius.csv": "id,lon,lat\nf1,-51.2,-30\nf2,-51.3,-30\n",
    "closable.csv": "id,lon,lat,radius_m,closable\nf1,-51.2,-30,800,perhaps\n",
    "bow-tie.geojson": polygon(BOW_TIE),
    "square.geojson": polygon(SQUARE),
    "parent.geojson": polygon(SQUARE, parent="1"),
    "pond.geojson": polygon(POND, name="lake"),
    "cut.geojson": polygon(SQUARE)[:150],
    "tab.yaml": "layers:\n\tdemand: d.csv\n",
    "keys-twice.yaml": "layers: {demand: d.csv}\nradius: 1km\nradius: 2km\n",
    "no-file.yaml": "layers: {demand: people.csv}\n",
    "scenario-ids.yaml": "layers: {demand: d.csv, facilities: f.csv}\nscenarios: [{name: a, close: [f9]}, {name: b, base: c}]\n",
    "source.yaml": "name: x\nnorms: [{item: radius, level: street, max: 1000m}]\n",
    "costs.csv": "from,to,cost\na,f1,5\na,f1,6\nb,f1,-1\nz,f1,3\nc,f1,\n",
    "rules.csv": "unit,floor\n9,60%\n1,160%\n",
    "buildings.csv": "id,name\nb1,school\n",
}

COVER = "cover --demand bad/d.csv --facilities bad/f.csv --out @"
SITE = "site --demand bad/d.csv --facilities bad/f.csv --candidates bad/c.csv --radius 800m --out @"
SAMPLE = "--plan Data/sample-county/plan.yaml"


def demand(name, more="", code=65):
    """Returns a case of a demand file that is refused."""
    return Case(f"bad-{name}", f"cover --demand bad/{name}.csv --facilities bad/f.csv --out @ {more}", code)


TABLES = [
    demand("empty"), demand("header"), demand("semicolons"), demand("tabs"), demand("cr"), demand("words"), demand("beyond"),
    demand("swapped", "--crs wgs84"), demand("china", "--facilities-crs wgs84"), demand("nan"), demand("weights"), demand("thousands"),
    demand("twice"), demand("no-id"), demand("ragged"), demand("quote"), demand("scientific"), demand("nowhere"), demand("no-columns"),
    demand("same-names"), demand("bytes"), demand("metres"), demand("mixed"),
    demand("missing", code=66),
    Case("bad-column", COVER + " --demand-columns weight=einwohner", 65),
    Case("bad-role", COVER + " --demand-columns wight=population", 64),
    Case("bad-class-column", COVER + " --class x=nix", 65),
    Case("bad-crs-unlike", COVER + " --demand-crs EPSG:3857", 65),
    Case("bad-crs-unknown", COVER + " --demand-crs EPSG:999999", 65),
    Case("bad-crs-word", COVER + " --demand-crs beijing", 65),
    Case("bad-crs-planar", COVER + " --demand-crs planar", 64),
    Case("bad-status", "cover --demand bad/d.csv --facilities bad/status.csv --out @", 65),
    Case("bad-radii", "cover --demand bad/d.csv --facilities bad/radii.csv --out @", 65),
    Case("bad-radius-unit", "cover --demand bad/d.csv --facilities bad/unitless.csv --out @", 65),
    Case("bad-no-radius", "cover --demand bad/d.csv --facilities bad/no-radius.csv --out @", 65),
    Case("bad-closable", "site --demand bad/d.csv --facilities bad/closable.csv --candidates bad/c.csv --relocate 1 --out @", 65),
    Case("bad-facilities-missing", "cover --demand bad/d.csv --facilities bad/nix.csv", 66),
    Case("bad-directory", "cover --demand . --facilities bad/f.csv", 66),
]
LAYERS = [
    Case("bad-bow-tie", COVER + " --units bad/bow-tie.geojson", 65),
    Case("bad-polygon-demand", "cover --demand bad/square.geojson --facilities bad/f.csv --out @", 65),
    Case("bad-table-units", COVER + " --units bad/d.csv", 65),
    Case("bad-level", COVER + " --units bad/square.geojson --levels city,street", 65),
    Case("bad-parent", COVER + " --units bad/parent.geojson", 65),
    Case("bad-json", COVER + " --units bad/cut.geojson", 65),
    Case("bad-required-excluded", SITE + " --count 2 --exclude bad/pond.geojson", 65),
    Case("bad-within-level", f"cover {SAMPLE} --within hamlet --out @", 64),
    Case("bad-function", f"cover {SAMPLE} --functions 太空 --out @", 64),
    Case("bad-no-capacity", COVER + " --capacitated", 64),
]
FLAGS = [
    Case("bad-radius-bare", COVER + " --radius 500", 64),
    Case("bad-radius-zero", COVER + " --radius 0m", 64),
    Case("bad-radius-negative", COVER + " --radius -5m", 64),
    Case("bad-min-people", COVER + " --min-people 1e300", 64),
    Case("bad-threads", COVER + " --threads 0", 64),
    Case("bad-language", COVER + " --lang fr", 64),
    Case("bad-flag", COVER + " --raduis 1km", 64),
    Case("bad-command", "foo", 64),
    Case("bad-no-demand", "cover", 64),
    Case("bad-out-crs", COVER + " --out-crs EPSG:999999", 64),
    Case("bad-out-crs-word", COVER + " --out-crs mars", 64),
    Case("bad-out-empty", 'cover --demand bad/d.csv --facilities bad/f.csv --out ""', 64),
    Case("bad-out-file", "cover --demand bad/d.csv --facilities bad/f.csv --out bad/d.csv", 73),
    Case("bad-out-below-file", "cover --demand bad/d.csv --facilities bad/f.csv --out bad/d.csv/below", 73),
    Case("bad-out-proc", "cover --demand bad/d.csv --facilities bad/f.csv --out /proc/x", 73),
    Case("bad-report-nowhere", "cover --demand bad/d.csv --facilities bad/f.csv --report", 64),
    Case("bad-title", COVER + " --title x", 64),
    Case("bad-nearest", COVER + " --nearest 0", 64),
    Case("bad-blanks-by", COVER + " --blanks-by street", 64),
    Case("bad-count-high", SITE + " --count 9", 64),
    Case("bad-count-low", SITE + " --count 1", 64),
    Case("bad-count-zero", SITE + " --count 0", 64),
    Case("bad-count-missing", SITE, 64),
    Case("bad-model", SITE + " --count 2 --model magic", 64),
    Case("bad-target-mclp", SITE + " --count 2 --target 90%", 64),
    Case("bad-target-high", SITE + " --model lscp --target 120%", 64),
    Case("bad-tie-break", SITE + " --count 2 --spacing 1km --tie-break distance", 64),
    Case("bad-first-weight", SITE + " --count 2 --model bacop --first-weight 33.3%", 64),
    Case("bad-quota", SITE + " --count 2 --quota district=3..1", 64),
    Case("bad-floor-capacitated", SITE + " --count 2 --floor district=10% --capacitated", 64),
    Case("bad-rules", SITE + " --count 2 --units bad/square.geojson --unit-rules bad/rules.csv", 65),
    Case("bad-budget", SITE + " --budget 100", 65),
    Case("bad-buildings", SITE + " --count 2 --buildings bad/buildings.csv --share-within 300m", 65),
    Case("bad-costs", "cover --demand bad/d.csv --facilities bad/f.csv --cost-matrix bad/costs.csv --cutoff 15 --out @", 65),
    Case("bad-costs-radius", COVER + " --cost-matrix bad/costs.csv --cutoff 15 --radius 1km", 64),
    Case("bad-cutoff", COVER + " --cutoff 15", 64),
]
PLANS = [
    *[Case(f"bad-plan-{name}", f"inspect --plan Tests/Plans/{name}.yaml", 65)
      for name in ["no-demand", "scenario-key", "scenario-value", "siting-alone", "siting-key",
                   "siting-range", "siting-together", "siting-value", "unknown-column", "unknown-key", "unknown-type", "wrong-type", "wrong-word"]],
    *[Case(f"bad-plan-{name}", f"cover --plan bad/{name}.yaml --out @", 65) for name in ["tab", "keys-twice"]],
    Case("bad-plan-no-file", "cover --plan bad/no-file.yaml --out @", 66),
    Case("bad-plan-missing", "cover --plan bad/nix.yaml", 66),
    Case("bad-scenario-ids", "scenario bad/scenario-ids.yaml --out @", 65),
    Case("bad-scenario-only", "scenario Data/sample-county/plan.yaml --only nix --out @", 64),
    Case("bad-scenario-no-out", "scenario Data/sample-county/plan.yaml", 64),
    Case("bad-replay-missing", "scenario --replay bad/nix.json", 66),
    Case("bad-profile-name", "profile nix", 64),
    Case("bad-profile-source", COVER + " --profile bad/source.yaml", 65),
    Case("bad-profile-detour", f"cover {SAMPLE} --profile living-circles --out @", 64),
    Case("bad-checkup-year", "checkup Data/sample-county/plan.yaml --year 27", 64),
    Case("bad-init-folder", "init bad/nix", 66),
    Case("bad-verify-missing", "verify bad/nix", 66),
    Case("bad-verify-foreign", "verify Data/sample-county", 66),
    Case("bad-compare-missing", "compare bad/nix bad/nix2", 66),
]
CHINESE = [
    Case("bad-zh-words", "cover --demand bad/words.csv --facilities bad/f.csv --lang zh --out @", 65),
    Case("bad-zh-china", "cover --demand bad/china.csv --facilities bad/f.csv --lang zh", 65),
    Case("bad-zh-missing", "cover --demand bad/nix.csv --facilities bad/f.csv --lang zh", 66),
    Case("bad-zh-plan", "cover --plan Tests/Plans/wrong-type.yaml --lang zh", 65),
    Case("bad-zh-radius", COVER + " --radius -5m --lang zh", 64),
    Case("bad-zh-status", "cover --demand bad/d.csv --facilities bad/status.csv --lang zh", 65),
]
CASES = {"bad tables": TABLES, "bad layers": LAYERS, "bad flags": FLAGS, "bad plans, profiles and folders": PLANS,
         "bad input in Chinese": CHINESE}
