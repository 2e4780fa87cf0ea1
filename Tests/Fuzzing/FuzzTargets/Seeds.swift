/// Small inputs of every kind that is text; those of other kinds lie in `corpus` beside this folder, or are made by the program itself.
enum Seeds {
    /// Words of tables and layers.
    static let tableWords = [
        "id", "lon", "lat", "weight", "population", "wkt", "POINT(1 2)", "POLYGON((0 0,1 0,1 1,0 0))", "经度", "纬度", "人口", "合计",
        "crs",
        "gcj02", "\"type\"", "\"Feature\"", "\"coordinates\"", "\"crs\"", "<Placemark>", "<coordinates>", "38°28′12″N", "500m",
        "=", "'",
        "sep=;", "EPSG:4326", "existing", "1,234", "12,5",
    ]

    static let files: [String: [[UInt8]]] = [
        "csv": [
            "id,lon,lat,population\na,106.1,35.9,10\nb,106.2,35.8,20\n",
            "\u{FEFF}序号;经度;纬度;人口（人）\n1;106,1;35,9;1.234\n合计;;;1.234\n",
            "title\n\nid,wkt,weight,crs\n\"a,\"\"b\",\"POINT (1 2)\",3,gcj02\nc,\"POLYGON((0 0,1 0,1 1,0 0))\",4,wgs84\n",
            "sep=;\r\nid;lonlat;radius_m;status\r\nx;\"106.1,35.9\";500;existing\r\n", "id\tlon\tlat\na\t38°28′12″\t１２\n",
            "code,name,level,parent,households\n640104000000,A,county,,12\n",
        ].map { Array($0.utf8) },
        "geojson": [
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a","weight":3},"geometry":{"type":"Point","coordinates":[106.1,35.9]}}]}"#,
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[{"type":"Feature","id":7,"properties":{"code":"U","parent":{"adcode":1}},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]],[[0.2,0.1],[0.4,0.1],[0.4,0.2],[0.2,0.1]]]]}}]}"#,
            #"{"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[]}}"#,
        ].map { Array($0.utf8) },
        "kml": [
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>f</name><Placemark><name>a</name><ExtendedData><Data name=\"weight\"><value>3</value></Data></ExtendedData><Point><coordinates>1,2,0</coordinates></Point></Placemark></Folder></Document></kml>",
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>",
        ].map { Array($0.utf8) },
        "mif": [
            Array(
                "Version 300\nCharset \"Neutral\"\nCoordSys Earth Projection 1, 104\nColumns 1\n  id Char(5)\nData\n\nPoint 1 2\n"
                    .utf8)
        ],
    ]

    /// The layers of a hamlet of twelve places, by the names of their files.
    static let hamlet = [
        "d.csv": "id,lon,lat,population,elders\n"
            + (0..<12).map {
                "p\($0),\(106.2 + Double($0 % 4) * 0.004),\(36 + Double($0 / 4) * 0.003),\($0 * 7 % 11 + 1),\($0 % 3)\n"
            }.joined(), "f.csv": "id,lon,lat,level\nf,106.2003,36.0002,town\n",
        "c.csv": "id,lon,lat\nc1,106.208,36.004\nc2,106.212,36.001\n",
        "u.geojson":
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"U","name":"U","level":"town"},"geometry":{"type":"Polygon","coordinates":[[[106.1,35.9],[106.3,35.9],[106.3,36.1],[106.1,36.1],[106.1,35.9]]]}}]}"#,
    ]

    /// What the plans of the seeds read.
    static let layers = [
        "d.csv": "id,lon,lat,population,elders\na,106.1,35.9,10,1\n", "f.csv": "id,lon,lat\nf,106.1,35.9\n",
        "u.geojson":
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"U","name":"U","level":"town"},"geometry":{"type":"Polygon","coordinates":[[[106,35],[107,35],[107,36],[106,36],[106,35]]]}}]}"#,
    ]

    static let planWords = [
        "layers", "scenarios", "name", "close", "open", "population", "factor", "radius", "levels", "quota", "count", "&a", "*a",
        "!!", "{",
        "- ", ": ", "\n  ", "<<: *a", "|", ">", "? ", "1km", "85%", "thresholds", "indicator", "siting", "model", "mclp", "map",
        "extent",
    ]

    static let plans = [
        "crs: wgs84\nradius: 1km\nlayers: {demand: d.csv, facilities: f.csv, units: u.geojson}\nclasses: [{name: elders, column: elders, radius: 500m}]\n",
        "name: town\nlayers:\n  demand: {path: d.csv, columns: {weight: population}, crs: gcj02}\n  facilities: f.csv\nlevels:\n  - {name: town, radius: {urban: 500m, rural: 1km}, quota: {count: 1, households: 100, unit_level: town}}\nscenarios:\n  - {name: a, close: [f], population: [{unit: U, factor: 1.1}]}\n  - {name: b, base: a, add: [{id: n, lon: 106, lat: 35}], move: [{id: f, lon: 1, lat: 2}], radius: [{ids: f, to: 2km}]}\n",
        "layers: {demand: d.csv}\nsiting: {model: mclp, count: 3, spacing: 500m, quota: {town: 1..2}, floor: {town: 50%}, budget: 10}\nmap: {title: t, extent: [1, 2, 3, 4]}\noutput: {min_people: 10, zones: covered, nearest: 2}\nprofile: living-circles\nthresholds: [{indicator: coverage, level: town, green: 0.9, red: 0.5}]\n",
        "name: norms\nsource: somebody\nclause: 1\nlevels:\n  - {level: town, radius: {value: 500m, measure: walking, source: s, clause: 2, verified: true}}\n",
    ].map { Array($0.utf8) }

    static let documents = [
        #"{"schema":"catchment/manifest/1","program":"catchment 0.1","plan":"p.yaml","run_from":".","inputs":[{"file":"d.csv","sha256":"00"}],"outputs":{"report.json":"00"},"libraries":{},"forms":{},"profiles":[]}"#,
        #"{"a":[1,2.5e-3,null,true,"\u00e9\ud83d\ude00"],"timing":{"x":1},"b":{}}"#, "[[[[[[]]]]]]", "\u{FEFF}{}",
    ].map { Array($0.utf8) }

    static let documentWords = [
        "\"weight\"", "\"covered\"", "\"coordinates\"", "\"features\"", "\"coverage\"", "\"by_unit\"", "\"siting\"", "\"report\"",
        "null",
        "catchment/comparison/1", "catchment/scenarios/1", "catchment/unfinished/1", "\"files\"", "\"fingerprint\"",
        "\"clusters\"",
    ]
}
