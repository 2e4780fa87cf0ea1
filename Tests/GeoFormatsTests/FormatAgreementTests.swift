import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("One list in many formats")
struct FormatAgreementTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let header = ["code", "名称", "lon", "lat", "population"]
    private static let rows: [[String]] = [
        ["640104001001", "银川市", "106.2309", "38.4872", "１２５０"],
        ["064010400100", "石嘴山, \"北\"", "106°23′02″E", "北纬39°01′00″", "0"],
        ["640104001003", "", "106.5", "38.25", ""],
    ]

    /// The table as values that can be compared.
    private func load(_ path: String) throws -> [[String]] {
        let table = try TableFile.open(path, threads: 2)
        #expect(table.columnNames.prefix(5).elementsEqual(Self.header))
        let read = try table.read([("code", .code), ("名称", .text), ("lon", .angle), ("lat", .angle), ("population", .number)])
        #expect(read.failureCount == 0, "\(read.failures)")
        return try read.columns.map { column in
            if case .numbers(let numbers) = column { numbers.map { $0.isNaN ? "" : "\($0)" } } else { try column.strings }
        }
    }

    private func csv() -> String { ([Self.header] + Self.rows).map { CSVWriter.row($0) }.joined(separator: "\n") }

    @Test("XLSX, GB 18030 CSV, UTF-8 CSV, GeoPackage, FlatGeobuf and Shapefile load identically")
    func identical() throws {
        let expected = try load(try folder.write("t.csv", csv()))
        #expect(expected[0] == ["640104001001", "064010400100", "640104001003"])
        #expect(expected[3][1] == "\(39.0 + 1.0 / 60)")
        let gb18030 = try #require(GB18030.encode(csv()))
        #expect(try load(try folder.write("gb.csv", gb18030)) == expected)
        // With an index FlatGeobuf puts the features in another order.
        let options = ["ESRI Shapefile": ["ENCODING=GB18030"], "FlatGeobuf": ["SPATIAL_INDEX=NO"]]
        let points = Self.rows.indices.map { (x: Double($0), y: 1.0) }
        for (name, driver) in [("t.xlsx", "XLSX"), ("t.gpkg", "GPKG"), ("t.fgb", "FlatGeobuf"), ("t.shp", "ESRI Shapefile")] {
            let file = "\(folder.path)/\(name)"
            let isSheet = driver == "XLSX"
            try OGRFixture.write(
                file, driver: driver, layers: ["t"], header: Self.header, rows: Self.rows, points: isSheet ? [] : points,
                options: options[driver] ?? [])
            #expect(try load(file) == expected, "\(name)")
            let table = try TableFile.open(file, threads: 1)
            #expect(table.geometryKind == (isSheet ? .none : .point))
            #expect(table.declaredCRS?.definition == (isSheet ? nil : "EPSG:4326"))
        }
        #expect(folder.names.contains("t.cpg"))
    }

    @Test("sheets: rows keep their numbers, blank rows are passed over, several sheets need a name")
    func sheets() throws {
        let file = "\(folder.path)/t.xlsx"
        let rows: [[String?]] = [["1", "5"], [nil, nil], ["x", "640104000000"]]
        try OGRFixture.write(file, driver: "XLSX", layers: ["一", "二"], header: ["id", "v"], rows: rows)
        #expect(
            failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
                == .severalLayers(file: file, names: ["一", "二"]))
        let read = try TableFile.open(file, layer: "二", threads: 1).read([("id", .number), ("v", .code)])
        #expect(read.rowCount == 2 && read.rowNoun == "row")
        #expect(read.failures == [CellFailure(row: 1, column: "id", text: "x", problem: .number)])
        #expect(read.location(ofRow: 0) == 2 && read.location(ofRow: 1) == 4)
        #expect(try read.columns[1].strings == ["5", "640104000000"])
    }

    @Test("sheets with a header alone, and with a column name twice, are refused")
    func unfitSheets() throws {
        let empty = "\(folder.path)/e.xlsx"
        try OGRFixture.write(empty, driver: "XLSX", header: ["id", "v"], rows: [])
        let error = failure { () throws(FormatError) in try TableFile.open(empty, threads: 1).read([]) }
        #expect(error == .emptyFile(file: empty), "GDAL writes no header where there are no rows")
        let twice = "\(folder.path)/d.xlsx"
        try OGRFixture.write(twice, driver: "XLSX", header: ["id", "id"], rows: [["1", "2"]])
        #expect(
            failure { () throws(FormatError) in try TableFile.open(twice, threads: 1) }
                == .duplicateHeader(file: twice, names: ["id"]))
    }

    @Test("files cut in half are refused, whatever their format")
    func truncated() throws {
        let rows: [[String?]] = (0..<500).map { ["\($0)", "name \($0)"] }
        let points = (0..<500).map { (x: Double($0) / 10, y: 1.0) }
        for (name, driver) in [("t.xlsx", "XLSX"), ("t.gpkg", "GPKG"), ("t.fgb", "FlatGeobuf"), ("t.shp", "ESRI Shapefile")] {
            let file = "\(folder.path)/\(name)"
            try OGRFixture.write(
                file, driver: driver, layers: ["t"], header: ["id", "name"], rows: rows, points: driver == "XLSX" ? [] : points)
            let bytes = try TemporaryFolder.bytes(file)
            try folder.write(name, bytes.prefix(bytes.count / 2))
            let error = failure { () throws(FormatError) in
                let table = try TableFile.open(file, threads: 1)
                return try table.read([ColumnRequest(column: 0, kind: .number)])
            }
            #expect(error?.kind == .badData, "\(name): \(error?.description ?? "no error")")
        }
    }
}
