import CGDAL
import CSQLite
import GeoPrimitives
import TestSupport
import Testing

@testable import GeoFormats

/// Files that hold a program where data should be, or claim more than a machine holds.
@Suite("Hostile files")
struct HostileFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A GeoPackage with one layer `places` of two points, and what statements make of it.
    private func package(_ statements: [String]) throws -> String {
        let path = "\(folder.path)/p.gpkg"
        try OGRFixture.write(
            path, driver: "GPKG", layers: ["places"], header: ["id"], rows: [["a"], ["b"]], points: [(1, 2), (3, 4)])
        var database: OpaquePointer?
        try #require(sqlite3_open(path, &database) == SQLITE_OK)
        defer { sqlite3_close(database) }
        for statement in statements {
            let code = sqlite3_exec(database, statement, nil, nil, nil)
            #expect(code == SQLITE_OK, "\(statement): \(String(cString: sqlite3_errmsg(database)))")
        }
        return path
    }

    /// Writes a row into the schema that no library would take.
    private func schemaRow(_ sql: String, type: String = "table", name: String = "evil") -> [String] {
        let quoted = sql.replacing("'", with: "''")
        return [
            "PRAGMA writable_schema=ON",
            "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES('\(type)', '\(name)', '\(name)', 0, '\(quoted)')",
        ]
    }

    private func read(_ path: String, layer: String? = nil, limits: ReadingLimits = ReadingLimits()) throws -> FeatureTable {
        let source = try TableFile.open(path, TableAsk(layer: layer, limits: limits))
        return try source.read(source.columnNames.indices.map { ColumnRequest(column: $0, kind: .text) })
    }

    private func refusal(_ body: () throws -> Void) throws -> RefusedContent? {
        do {
            try body()
        } catch FormatError.refused(_, let content) {
            return content
        }
        return nil
    }

    @Test(
        "a GeoPackage with a virtual table other than its index is refused, however it is written",
        arguments: [
            "CREATE VIRTUAL TABLE evil USING VirtualText('/etc/passwd','UTF-8',0,POINT,NONE,':')",
            "create/* */virtual -- \n table evil using VirtualText('/etc/passwd','UTF-8',0,POINT,NONE,':')",
            "CREATE VIRTUAL TABLE \"evil\" USING[VirtualShape]('/tmp/x')",
            "CREATE VIRTUAL TABLE evil USING fts4(a)", "CREATE VIRTUAL TABLE evil USING dbstat",
        ])
    func virtualTables(_ sql: String) throws {
        let path = try package(schemaRow(sql))
        for layer in [nil, "places"] {
            let found = try refusal { _ = try read(path, layer: layer, limits: ReadingLimits(acceptsViews: true)) }
            guard case .virtualTable = found else {
                Issue.record("\(sql): \(found.map { "\($0)" } ?? "read")")
                continue
            }
        }
    }

    @Test("its spatial index is taken, and so are triggers and views beside the layer")
    func plain() throws {
        let path = try package(["CREATE VIEW other AS SELECT 1 AS id", "CREATE INDEX byName ON places(id)"])
        #expect(try read(path, layer: "places").rowCount == 2)
    }

    @Test("modules are found in the statement that makes a table")
    func modules() {
        #expect(GeoPackageContents.module(of: "CREATE VIRTUAL TABLE \"a using b\" USING rtree(id, x, y)") == "rtree")
        #expect(GeoPackageContents.module(of: "CREATE TABLE \"virtual\" (a, using)") == nil)
        #expect(GeoPackageContents.module(of: "CREATE VIRTUAL TABLE x") == "?")
        #expect(GeoPackageContents.module(of: "") == nil)
        #expect(GeoPackageContents.module(of: "/* CREATE VIRTUAL") == nil)
    }

    @Test("a view is read when asked for, and one that describes the file never")
    func views() throws {
        let path = try package(["CREATE VIEW few AS SELECT fid, id FROM places WHERE id = 'a'"])
        #expect(try refusal { _ = try read(path, layer: "few") } == .view(layer: "few"))
        #expect(try read(path, layer: "few", limits: ReadingLimits(acceptsViews: true)).rowCount == 1)
        let other = try package([
            "ALTER TABLE gpkg_contents RENAME TO kept", "CREATE VIEW gpkg_contents AS SELECT * FROM kept",
        ])
        #expect(
            try refusal { _ = try read(other, limits: ReadingLimits(acceptsViews: true)) } == .viewOfSystem("gpkg_contents"))
    }

    @Test(
        "a view without end is given up, whether it makes rows or not",
        arguments: [
            "SELECT x AS fid, x AS id, null AS geom FROM c", "SELECT x AS fid, x AS id FROM c WHERE x < 0",
            "SELECT x AS fid, printf('%.*c', 100000, 'a') AS id FROM c",
        ])
    func endless(_ select: String) throws {
        let path = try package([
            "CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) \(select)"
        ])
        let limits = ReadingLimits(mostMemory: 64 << 20, acceptsViews: true)
        let found = try refusal { _ = try read(path, layer: "endless", limits: limits) }
        switch found {
        case .endless(layer: "endless"), .memory(.rows(layer: "endless"), most: 64 << 20): break
        default: Issue.record("\(found.map { "\($0)" } ?? "read")")
        }
    }

    @Test("functions that a schema calls do nothing but what is harmless")
    func functions() throws {
        let path = try package([
            "CREATE VIEW calls AS SELECT fid, load_extension('/tmp/none.so') AS id FROM places"
        ])
        #expect(throws: (any Error).self) {
            let table = try read(path, layer: "calls", limits: ReadingLimits(acceptsViews: true))
            #expect(table.rowCount == 0)
        }
    }

    /// A TIFF of one Byte band of so many cells in one strip or in strips of a row, with a geotransform, and none of its cells.
    private func bomb(_ width: UInt32, _ height: UInt32, rowsPerStrip: UInt32) throws -> String {
        var bytes: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
        func little(_ value: UInt32, _ count: Int = 4) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let entries: [(tag: UInt32, type: UInt32, count: UInt32, value: UInt32)] = [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 0),
            (277, 3, 1, 1), (278, 4, 1, rowsPerStrip), (279, 4, 1, 0), (33550, 12, 3, 158), (33922, 12, 6, 182),
        ]
        bytes += little(UInt32(entries.count), 2)
        for entry in entries {
            bytes += little(entry.tag, 2)
            bytes += little(entry.type, 2)
            bytes += little(entry.count)
            bytes += little(entry.value)
        }
        bytes += little(0)
        bytes += [UInt8](repeating: 0, count: 158 - bytes.count)
        for value in [1e-6, 1e-6, 0, 0, 0, 0, 106, 39, 0] as [Double] {
            for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * byte))) }
        }
        return try folder.write("bomb.tif", bytes)
    }

    @Test(
        "a raster of more cells than are read is refused before any is, and so is a block that memory does not hold",
        arguments: [(2_000_000_000, 1, 1), (100_000, 100_000, 1), (1, 2_000_000_000, 2_000_000_000), (60_000, 60_000, 60_000)])
    func rasters(_ width: Int, _ height: Int, _ rows: Int) throws {
        let path = try bomb(UInt32(width), UInt32(height), rowsPerStrip: UInt32(rows))
        let found = try refusal { _ = try RasterFile(path).readCells() }
        #expect(found == .cells(width * height, most: 1_000_000_000))
        let more = ReadingLimits(mostCells: .max, mostMemory: 1 << 20)
        guard rows == 1, width > 1 << 20 else { return }
        let block = try refusal { _ = try RasterFile(path).readCells(limits: more) }
        guard case .memory(.block, most: 1 << 20) = block else {
            Issue.record("\(block.map { "\($0)" } ?? "read")")
            return
        }
    }

    @Test("a raster of a long row is read in parts, and gives the cells of it")
    func longRow() throws {
        let path = "\(folder.path)/long.tif"
        let width = 2_500_000
        var row = [Double](repeating: 0, count: width)
        for number in 0..<10 { row[number * 250_000 + 7] = Double(number + 1) }
        try OGRFixture.writeRaster(path, [row, row], geotransform: [0, 1e-6, 0, 10, 0, -1e-6], type: GDT_Byte)
        let cells = try RasterFile(path).readCells()
        #expect(cells.totalCells == 2 * width && cells.value.count == 20 && cells.sum == 110)
        let places = zip(cells.row, cells.column).map { row, column in Int(row) * width + Int(column) }
        #expect(Set(places).count == 20)
        #expect(cells.column.allSatisfy { $0 % 250_000 == 7 })
        let few = ReadingLimits(mostMemory: 3 << 20)
        #expect(try RasterFile(path).readCells(limits: few).value.count == 20)
        let full = "\(folder.path)/full.tif"
        try OGRFixture.writeRaster(
            full, [[Double]](repeating: [Double](repeating: 1, count: 400), count: 400), geotransform: [0, 1, 0, 400, 0, -1])
        #expect(
            try refusal { _ = try RasterFile(full).readCells(limits: ReadingLimits(mostMemory: 1 << 20)) }
                == .memory(.cells, most: 1 << 20))
    }

    @Test("the rows of a layer, and what an archive unpacks to, take no more memory than they may")
    func memory() throws {
        let path = "\(folder.path)/many.gpkg"
        let rows = (0..<3000).map { ["\($0)" + String(repeating: "x", count: 1000)] as [String?] }
        try OGRFixture.write(
            path, driver: "GPKG", header: ["id"], rows: rows, points: rows.indices.map { (Double($0) / 100, 1) })
        #expect(try read(path).rowCount == 3000)
        #expect(
            try refusal { _ = try read(path, limits: ReadingLimits(mostMemory: 2 << 20)) }
                == .memory(.rows(layer: "Sheet1"), most: 2 << 20))
    }

    @Test("amounts of memory are read with their unit")
    func sizes() {
        #expect(ReadingLimits.bytes("4GiB") == ReadingLimits.usualMemory && ReadingLimits.bytes("500MB") == 500_000_000)
        for text in ["4", "GiB", "-1GiB", "1e3MB", "4 GiB", "9223372036854775807GB", "0MB", "4gib"] {
            #expect(ReadingLimits.bytes(text) == nil, "\(text)")
        }
        #expect(ReadingLimits.words(4 << 30) == "4 GiB" && ReadingLimits.words(500_000_000) == "500000000 B")
    }
}
