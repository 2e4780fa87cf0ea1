#!/usr/bin/env python3
"""Makes the seeds of the fuzz targets: Tests/Fuzzing/corpus/TARGET/NAME. Everything in them is made up here.

    Tests/Fuzzing/make_corpus.py     needs ogr2ogr and gdal_translate

What libFuzzer found lies there too (names of digits of a hash), and so do files that GDAL's tools wrote whole (`p`, `g`); both stay.
"""

import io
import json
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
ROOT = HERE.parent.parent
HEAD = "id,lon,lat,population\n"
ROWS = "a,106.1,35.9,10\nb,106.2,35.8,20\nc,106.3,35.7,0\n"


def put(target, name, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def tables():
    """Texts as people write them, and as they should not."""
    chinese = "序号,社区名称,经度,纬度,常住人口\n1,东城社区,106.1,35.9,1234\n2,西城社区,106.2,35.8,567\n合计,,,,1801\n"
    texts = {
        "plain": HEAD + ROWS, "quoted": '"id","lon","lat","population"\n"a, b",106.1,35.9,"1,234"\n"line\nbreak",1,2,3\n',
        "semicolon": HEAD.replace(",", ";") + "a;106,1;35,9;10\nb;106,2;35,8;1.234,5\n", "tab": (HEAD + ROWS).replace(",", "\t"),
        "pipe": (HEAD + ROWS).replace(",", "|"), "cr": (HEAD + ROWS).replace("\n", "\r"), "crlf": (HEAD + ROWS).replace("\n", "\r\n"),
        "chinese": chinese, "bom": "\ufeff" + chinese, "title": "某县人口表\n单位：人\n\n" + chinese, "no-header": ROWS, "header-only": HEAD,
        "angles": "id,经度,纬度,人口\na,106°06′00″,35°54′00″,10\nb,E106.2,N35.8,２０\n", "reversed": "id,lat,lon,weight\na,35.9,106.1,1\n",
        "pair": "name,坐标,人数\na,\"106.1,35.9\",3\nb,\"106.2 35.8\",4\n", "wkt": "id,wkt,weight\na,POINT (106.1 35.9),1\nb,\"POLYGON((0 0,1 0,1 1,0 0))\",2\n",
        "lists": "id,lon,lat,radius,status,level,opens\nx,106.1,35.9,500m,existing,town,2020\ny,106.2,35.8,1.5km,planned,county,2030\n",
        "codes": "code,name,level,parent,households\n640104000000,A,county,,12\n640104001000,B,town,640104000000,5\n",
        "formulas": HEAD + "=1+1,106.1,35.9,@SUM(A1)\n＝cmd,1,2,－3\n", "escapes": HEAD + "\x1b[2Ja,106.1,35.9,1\n\u202eb,1,2,3\n",
        "zeros": "id,lon,lat,population\n\x00,1,2,3\n", "huge": HEAD + "a,1e300,-1e300,1e308\nb,nan,inf,-0\nc,180.0000001,90.0000001,9223372036854775808\n",
        "poles": HEAD + "n,0,90,1\ns,-180,-90,2\nd,180,0,3\ne,-180,0,4\n", "twice": HEAD + "a,1,2,3\na,1,2,3\nA,1,2,3\n", "ragged": HEAD + "a,1\nb,1,2,3,4,5\n,,,\n",
        "columns": ",".join(f"c{number}" for number in range(80)) + "\n" + ",".join("1" for _ in range(80)) + "\n",
        "planar": "id,x,y,people\na,500000.5,4000000.25,3\nb,500100,4000100,4\n", "classes": "id,lon,lat,population,elders,children\na,1,2,10,3,2\nb,1.1,2,5,9,1\n",
        "units": "id,lon,lat,population（人）,elders (%)\na,1,2,10,30%\n", "quotes": '"""a""",lon,lat\n"b""c,1,2\n', "separator": "sep=|\nid|lon|lat\na|1|2\n",
    }
    for name, text in texts.items():
        put("csv", name + ".csv", text)
    for encoding in ["gb18030", "utf-16-le", "utf-16-be", "big5"]:
        marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
        put("csv", encoding + ".csv", marks + chinese.replace("东", "中").encode(encoding, errors="replace"))


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def shape(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


RING = [[106, 35], [107, 35], [107, 36], [106, 36], [106, 35]]
HOLE = [[106.2, 35.2], [106.2, 35.4], [106.4, 35.4], [106.2, 35.2]]


def layers():
    """GeoJSON of all geometries; places where longitudes turn; shapes that are not valid."""
    shapes = {
        "point": shape("Point", [106.1, 35.9]), "point-z": shape("Point", [106.1, 35.9, 12.5]), "points": shape("MultiPoint", [[1, 2], [3, 4]]),
        "line": shape("LineString", [[1, 2], [3, 4]]), "lines": shape("MultiLineString", [[[1, 2], [3, 4]]]), "polygon": shape("Polygon", [RING]),
        "hole": shape("Polygon", [RING, HOLE]), "polygons": shape("MultiPolygon", [[RING], [HOLE]]), "bow": shape("Polygon", [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]),
        "open": shape("Polygon", [[[0, 0], [1, 0], [1, 1]]]), "empty": shape("Polygon", []), "null": None, "short": shape("Point", [1]),
        "turn": shape("Polygon", [[[179, 1], [-179, 1], [-179, 2], [179, 2], [179, 1]]]), "pole": shape("Polygon", [[[-180, 80], [180, 80], [180, 90], [-180, 90], [-180, 80]]]),
        "many": {"type": "GeometryCollection", "geometries": [shape("Point", [1, 2]), shape("Polygon", [RING])]}, "deep": shape("Polygon", [[[[[[1]]]]]]),
        "text": shape("Point", ["1", None]), "far": shape("Point", [1e300, -1e300]),
    }
    for name, geometry in shapes.items():
        features = [feature(geometry, id="a", weight=3, code="U", level="town"), feature(shape("Point", [106.2, 35.8]), id="b", weight=1.5)]
        put("geojson", name + ".geojson", json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")))
    for code in ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4490", "EPSG:4547", "urn:ogc:def:crs:EPSG::999999"]:
        text = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": code}}, "features": [feature(shape("Point", [106, 35]), 人口=3)]}
        put("geojson", "crs-" + code.split(":")[-1] + ".geojson", json.dumps(text, ensure_ascii=False, separators=(",", ":")))
    put("geojson", "deep.geojson", '{"a":' + "[" * 600 + "]" * 600 + "}")
    put("geojson", "twice.geojson", '{"type":"FeatureCollection","type":"Feature","features":[],"features":[{}],"\\ud800":"\\u0000"}')
    put("geojson", "sequence.geojson", '\x1e{"type":"Feature","properties":{},"geometry":null}\n' * 2)
    placemark = "<Placemark><name>{0}</name>{1}</Placemark>"
    shapes = {
        "point": "<Point><coordinates>106.1,35.9,0</coordinates></Point>", "line": "<LineString><coordinates>1,2 3,4</coordinates></LineString>",
        "polygon": "<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>",
        "many": "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry>",
        "data": "<ExtendedData><Data name=\"weight\"><value>3</value></Data></ExtendedData><Point><coordinates>1,2</coordinates></Point>",
        "schema": "<ExtendedData><SchemaData schemaUrl=\"#s\"><SimpleData name=\"w\">3</SimpleData></SchemaData></ExtendedData><Point><coordinates>1,2</coordinates></Point>",
        "table": "<description><![CDATA[<table><tr><td>population</td><td>12</td></tr></table>]]></description><Point><coordinates>1,2</coordinates></Point>",
        "link": "<NetworkLink><Link><href>http://192.0.2.1/a.kml</href></Link></NetworkLink>", "entity": "&x;<Point><coordinates>1,2</coordinates></Point>",
        "folders": "</Placemark><Folder><name>f</name><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Folder><Placemark>",
    }
    for name, inside in shapes.items():
        head = '<!DOCTYPE kml [<!ENTITY x "y">]>' if name == "entity" else ""
        text = f'<?xml version="1.0"?>{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{placemark.format(name, inside)}</Document></kml>'
        put("kml", name + ".kml", text)
    for name, charset, system, row in [
        ("point", "Neutral", "Earth Projection 1, 104", "Point 1 2"), ("chinese", "WindowsSimpChinese", "Earth Projection 1, 104", "Point 106.1 35.9"),
        ("region", "Neutral", "Earth Projection 1, 104", "Region 1\n4\n0 0\n1 0\n1 1\n0 0"), ("none", "Neutral", "NonEarth Units \"m\"", "Point 500000 4000000"),
        ("line", "UTF-8", "Earth Projection 8, 104, \"m\", 105, 0, 1, 500000, 0", "Line 0 0 1 1"), ("nothing", "Neutral", "Earth Projection 1, 0", "none"),
        ("pline", "Neutral", "Earth Projection 1, 104", "Pline 2\n0 0\n1 1"), ("rect", "Neutral", "Earth Projection 1, 104", "Rect 0 0 1 1"),
    ]:
        put("mif", name + ".mif", f'Version 300\nCharset "{charset}"\nDelimiter ","\nCoordSys {system}\nColumns 2\n  id Char(5)\n  w Integer\nData\n\n{row}\n')


def archive(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def workbooks():
    """Workbooks with all kinds of cells."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    header = "".join(f'<c r="{column}1" t="inlineStr"><is><t>{name}</t></is></c>' for column, name in zip("ABCD", ["id", "lon", "lat", "population"]))

    def xlsx(rows, extra=None, sheets=("Sheet1",), strings=None):
        files = {
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>' + "".join(
                f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)) + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships {relations}>" + "".join(
                f'<Relationship Id="rId{number}" Type="{office}/worksheet" Target="worksheets/sheet{number}.xml"/>' for number in range(1, len(sheets) + 1))
            + "</Relationships>",
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        }
        for number in range(1, len(sheets) + 1):
            files[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {main}><sheetData>{rows}</sheetData>{extra or ''}</worksheet>"
        if strings:
            files["xl/sharedStrings.xml"] = f"<sst {main}>" + "".join(f"<si><t>{text}</t></si>" for text in strings) + "</sst>"
        return archive(files)

    def row(number, *cells):
        return f'<row r="{number}">' + "".join(cells) + "</row>"

    numbers = '<c r="A2" t="str"><v>a</v></c><c r="B2"><v>106.1</v></c><c r="C2"><v>35.9</v></c><c r="D2"><v>1E1</v></c>'
    cells = {
        "numbers": numbers, "formula": '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>B9</f></c><c r="C2" t="e"><v>#N/A</v></c>',
        "truth": '<c r="A2" t="b"><v>1</v></c><c r="B2" t="d"><v>2020-01-01</v></c>', "hole": '<c r="D2"><v>3</v></c>',
        "far": '<c r="XFD2"><v>3</v></c>', "wrong": '<c r="ZZZZ2"><v>3</v></c><c r="A999999999"><v>1</v></c>', "back": '<c r="C2"><v>3</v></c><c r="A2"><v>1</v></c>',
    }
    for name, inside in cells.items():
        put("xlsx", name + ".xlsx", xlsx(row(1, header) + row(2, inside)))
    shared = "".join(f'<c r="{column}1" t="s"><v>{number}</v></c>' for number, column in enumerate("ABCD"))
    put("xlsx", "shared.xlsx", xlsx(row(1, shared) + row(2, numbers), strings=["id", "lon", "lat", "人口"]))
    put("xlsx", "shared-far.xlsx", xlsx(row(1, shared) + row(2, '<c r="A2" t="s"><v>99999</v></c>'), strings=["id"]))
    put("xlsx", "merged.xlsx", xlsx(row(1, header) + row(2, numbers), '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    put("xlsx", "sheets.xlsx", xlsx(row(1, header) + row(2, numbers), sheets=("人口", "Sheet2")))
    put("xlsx", "rows.xlsx", xlsx(row(1, header) + row(1048576, numbers.replace('2"', '1048576"'))))
    put("xlsx", "empty.xlsx", xlsx(""))
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def ods(rows, sheets=1):
        body = "".join(f'<table:table table:name="S{number}">{rows}</table:table>' for number in range(sheets))
        text = f"<office:document-content {names}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
        return archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": text})

    def line(*texts, repeated=""):
        return f"<table:table-row{repeated}>" + "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts) + "</table:table-row>"

    top = line("id", "lon", "lat", "population")
    value = '<table:table-row><table:table-cell office:value-type="float" office:value="106.1"><text:p>106</text:p></table:table-cell></table:table-row>'
    many = '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    for name, rows in {
        "plain": top + line("a", "106.1", "35.9", "3"), "value": top + value, "repeated": top + line("a", "1", "2", "3", repeated=' table:number-rows-repeated="3000"'),
        "wide": top + many, "empty": "", "formula": top + value.replace("office:value-type", 'table:formula="of:=1+1" office:value-type'),
        "beyond": top + line("a", "1", "2", "3") + many.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="4194304">') + line("b"),
        "overflow": top + line("a", repeated=' table:number-rows-repeated="9223372036854775808"'), "spaces": top + line("a<text:s text:c=\"99999\"/>b", "1", "2", "3"),
    }.items():
        put("ods", name + ".ods", ods(rows))
    put("ods", "sheets.ods", ods(top + line("a", "1", "2", "3"), 2))


def gdal(*arguments):
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def binary(work):
    """FlatGeobuf, Shapefiles in archives, rasters and GeoPackages."""
    for source in sorted((CORPUS / "geojson").glob("*.geojson")):
        name = source.stem
        if name not in {"point", "point-z", "points", "line", "polygon", "hole", "polygons", "turn", "pole", "null", "crs-4490"}:
            continue
        for target, driver, suffix, options in [("fgb", "FlatGeobuf", ".fgb", []), ("fgb", "FlatGeobuf", "-plain.fgb", ["-lco", "SPATIAL_INDEX=NO"])]:
            made = work / (name + suffix)
            try:
                gdal("ogr2ogr", "-f", driver, "-where", "id = 'a'" if "crs" not in name else "1 = 1", "-nlt", "GEOMETRY", *options, made, source)
                put(target, made.name, made.read_bytes())
            except subprocess.CalledProcessError:
                continue
        try:
            gdal("ogr2ogr", "-f", "ESRI Shapefile", "-skipfailures", "-where", "id = 'a'" if "crs" not in name else "1 = 1", work / f"{name}.shp", source)
        except subprocess.CalledProcessError:
            continue
        files = {path.name: path.read_bytes() for path in sorted(work.glob(name + ".*")) if path.suffix in {".shp", ".shx", ".dbf", ".prj", ".cpg"}}
        if f"{name}.shp" in files:
            put("zip", name + ".zip", archive(files))
            put("zip", name + "-alone.zip", archive({f"folder/{name}.shp": files[f"{name}.shp"]}))
    put("zip", "text.zip", archive({"a.csv": HEAD + ROWS}))
    put("zip", "two.zip", archive({"a.shp": b"", "b.shp": b"", "__MACOSX/a.shp": b""}))
    put("zip", "up.zip", archive({"../../a.shp": b"x", "/b.shp": b"y"}))
    (work / "grid.asc").write_text("ncols 6\nnrows 5\nxllcorner 106\nyllcorner 35\ncellsize 0.01\nNODATA_value -9999\n" + "1 2 3 4 -9999 6\n" * 5)
    for name, options in {
        "byte": ["-ot", "Byte"], "int16": ["-ot", "Int16"], "uint32": ["-ot", "UInt32"], "float": ["-ot", "Float32"], "double": ["-ot", "Float64"],
        "deflate": ["-co", "COMPRESS=DEFLATE"], "lzw": ["-co", "COMPRESS=LZW", "-co", "PREDICTOR=2", "-ot", "Int16"], "packbits": ["-co", "COMPRESS=PACKBITS", "-ot", "Byte"],
        "tiled": ["-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16"], "sparse": ["-co", "SPARSE_OK=TRUE"], "bands": ["-b", "1", "-b", "1"],
        "scaled": ["-a_scale", "0.1", "-a_offset", "5"], "planar": ["-a_srs", "EPSG:4547", "-a_ullr", "500000", "4000000", "500600", "3999500"],
        "cgcs": ["-a_srs", "EPSG:4490"], "mask": ["-mask", "1", "-ot", "Byte"], "big": ["-co", "BIGTIFF=YES"], "turned": ["-a_ullr", "179.97", "90", "180.03", "89.95"],
    }.items():
        gdal("gdal_translate", "-q", "-a_srs", "EPSG:4326", *options, "--config", "GDAL_TIFF_INTERNAL_MASK", "YES", work / "grid.asc", work / f"{name}.tif")
        put("tif", name + ".tif", (work / f"{name}.tif").read_bytes())


def packages(work):
    """GeoPackages of small pages: the tables that every one has, a layer, and something beside it."""
    point = b"GP\x00\x01\xe6\x10\x00\x00" + b"\x01\x01\x00\x00\x00" + bytes.fromhex("6666666666865a40") + bytes.fromhex("3333333333f34140")
    beside = {
        "layer": [], "view": ["CREATE VIEW v AS SELECT fid, geom, id, weight FROM places"], "nothing": ["DELETE FROM places"],
        "endless": ["CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, x AS id FROM c"],
        "trigger": ["CREATE TRIGGER t AFTER INSERT ON places BEGIN DELETE FROM places; END"], "second": ["CREATE TABLE other(fid INTEGER PRIMARY KEY, id TEXT)"],
        "generated": ["CREATE TABLE g(fid INTEGER PRIMARY KEY, x AS (fid * 2))"], "index": ["CREATE INDEX i ON places(weight)"],
    }
    for name, statements in beside.items():
        path = work / f"{name}.gpkg"
        database = sqlite3.connect(path)
        run = database.execute
        run("PRAGMA page_size=512")
        run("PRAGMA application_id=1196444487")
        run("PRAGMA user_version=10200")
        run("CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT)")
        run("INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]', '')")
        run("CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)")
        run("CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT, PRIMARY KEY(table_name, column_name))")
        run("INSERT INTO gpkg_contents VALUES('places', 'features', 'places', '', '2020-01-01T00:00:00Z', 106, 35, 107, 36, 4326)")
        run("INSERT INTO gpkg_geometry_columns VALUES('places', 'geom', 'POINT', 4326, 0, 0)")
        run("CREATE TABLE places(fid INTEGER PRIMARY KEY, geom POINT, id TEXT, weight REAL)")
        run("INSERT INTO places(geom, id, weight) VALUES(?, 'a', 3)", [point])
        run("INSERT INTO places(geom, id, weight) VALUES(?, 'b', 1.5)", [point])
        for statement in statements:
            run(statement)
        database.commit()
        database.close()
        put("gpkg", path.name, path.read_bytes())


def documents():
    """Plans, profiles, manifests, and what JSON may be."""
    base = "crs: wgs84\nradius: 1km\nlayers: {demand: d.csv, facilities: f.csv, units: u.geojson}\n"
    plans = {
        "changes": "scenarios:\n  - {name: a, close: [f], add: [{id: n, lon: 106, lat: 35, radius: 2km}]}\n  - {name: b, base: a, move: [{id: f, lon: 1, lat: 2}]}\n",
        "people": "scenarios:\n  - name: a\n    population: [{unit: U, factor: 1.1}, {bbox: [1, 2, 3, 4], to: 5}]\n    radius: [{ids: f, to: 2km}]\n",
        "siting": "siting: {model: mclp, count: 3, quota: {town: 1..2}, floor: {town: 50%}, spacing: 500m, budget: 10, curve: true}\n",
        "levels": "levels:\n  - {name: county, radius: 3km}\n  - {name: town, radius: {urban: 1km, rural: 1.5km}, quota: {count: 1, households: 100, unit_level: town}, serves: [town]}\n",
        "anchors": "classes: &c [{name: elders, column: elders}]\noutput: {<<: *c, zones: covered}\n", "cycle": "scenarios: &s [{name: a, close: *s}]\n",
        "classes": "classes: [{name: elders, column: elders, unit: people, radius: 500m}, {name: homes, column: h, unit: households}]\n",
        "map": "map: {title: '图', extent: [106, 35, 107, 36], format: [svg, pdf], legend: [people]}\n", "words": "radius: !!float 1e300\nname: \"\\x1b[2J\"\n? [a]\n: b\n",
        "limits": "max_cells: 5000\nmax_memory: 200MB\naccept_views: true\n", "thresholds": "thresholds: [{indicator: share, level: town, green: 80%, red: 60%}]\nprofile: living-circles\n",
        "output": "output: {min_people: 10, zones: covered, nearest: 2, csv_encoding: gb18030, csv_headers: zh, lang: zh, crs: EPSG:4547}\n", "twice": "radius: 1km\nradius: 2km\n", "tabs": "output:\n\tmin_people: 3\n",
        "blocks": "name: |\n  two\n  lines\nsource: >-\n  folded\n  text\n", "numbers": "siting: {count: 0x10, budget: 1_000, gap: .inf}\n", "documents": "---\na: 1\n...\n---\nb: 2\n",
    }
    for name, text in plans.items():
        put("plan", name + ".yaml", base + text)
        put("profile", name + ".yaml", "name: n\nsource: s\nclause: 1\n" + text)
    for source in sorted((ROOT / "Tests/Plans").glob("*.yaml")):
        put("plan", "broken-" + source.name, source.read_bytes())
    for source in sorted((ROOT / "Sources/CProfiles/profiles").glob("*.yaml")):
        put("profile", source.name, source.read_bytes())
    hashes = {name: "0" * 64 for name in ["report.json", "units.csv"]}
    manifest = {
        "schema": "catchment/manifest/1", "program": "catchment 0.1", "plan": "p.yaml", "run_from": ".", "inputs": [{"file": "d.csv", "sha256": "0" * 64}],
        "outputs": hashes, "libraries": {"geos": "3.11"}, "forms": {"gpkg": True}, "profiles": [],
    }
    put("manifest", "whole.json", json.dumps(manifest))
    for key in manifest:
        put("manifest", f"without-{key}.json", json.dumps({name: value for name, value in manifest.items() if name != key}))
        put("manifest", f"other-{key}.json", json.dumps(manifest | {key: [[-1e300, None, {"": ""}]]}))
    texts = {
        "numbers": "[0,-0,1e400,1E-400,-1.5e+3,9007199254740993,0.1]", "texts": '["\\u0000","\\ud83d\\ude00","\\ud800","\\/","\u4e2d"]', "nested": "[" * 200 + "]" * 200,
        "names": '{"a":1,"a":2,"":{},"\\u0061":3}', "blanks": " \t\r\n[ 1 , 2 ] ", "bare": "true", "comma": "[1,]", "open": '{"a":[1,{"b":', "comment": "// a\n{}", "nan": "[NaN,Infinity]",
        "zeros": '{"a":"\x00"}', "long": '{"' + "k" * 3000 + '":1}', "clock": '{"timing":{"a":1},"b":{"seconds":2,"fingerprint":"x"}}',
    }
    for name, text in texts.items():
        put("json", name + ".json", text)


def main():
    work = Path(tempfile.mkdtemp())
    tables()
    layers()
    workbooks()
    binary(work)
    packages(work)
    documents()
    shutil.rmtree(work)
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    for folder in sorted(path for path in CORPUS.iterdir()):
        print(folder.name, len(list(folder.iterdir())), sum(path.stat().st_size for path in folder.iterdir()))
    print(f"{len(files)} seeds, {sum(path.stat().st_size for path in files)} bytes")


if __name__ == "__main__":
    main()
