import Foundation
import GeoFormats
import GeoPrimitives
import TestSupport
import Testing

/// Inputs that fuzzing found, as it left them (`Tests/Fuzzing/corpus`); whatever is wrong with them is said.
@Suite("What fuzzing found in files")
struct FuzzFindingTests {
    private func seed(_ name: String) -> String { Repository.file("Tests/Fuzzing/corpus/\(name)") }

    private func read(_ path: String) throws -> FeatureTable {
        let source = try TableFile.open(path, TableAsk())
        return try source.read(source.columnNames.indices.map { ColumnRequest(column: $0, kind: .text) })
    }

    @Test("a damaged FlatGeobuf, of which GDAL gives batches of nothing without end, is read to an end", .timeLimit(.minutes(1)))
    func endlessStream() throws {
        let read = try? read(seed("fgb/found-endless.fgb"))
        #expect((read?.rowCount ?? 0) < 1000)
    }

    @Test("a text of a FlatGeobuf ends at a zero byte")
    func zeroByte() throws {
        let table = try read(seed("fgb/found-zero.fgb"))
        #expect(table.rowCount > 0)
        for column in table.columns {
            guard case .texts(let texts) = column else { continue }
            for row in 0..<table.rowCount { #expect(!texts.utf8(row).contains(0), "row \(row)") }
        }
    }

    @Test("a zero byte in a table of text is found wherever it stands", arguments: [10, 300, 200_000])
    func zeroByteOfText(_ row: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/x.csv"
        let rows = (0...row).map { "p\($0),name \($0)\($0 == row ? "\u{0}x" : ""),106.5,36.5\n" }
        try Data(("id,name,lon,lat\n" + rows.joined()).utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: FormatError.self) { try read(path) }
        guard case .unsupportedFormat(path, let found, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains("holds zero bytes"))
    }

    @Test("a GeoPackage that keeps a write-ahead log is read, and nothing is left beside it")
    func writeAheadLog() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/50% ? #1.gpkg"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: seed("gpkg/layer.gpkg")))
        // The versions of reading and of writing: 2 says that there is a log.
        bytes.replaceSubrange(18..<20, with: [2, 2])
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try read(path).rowCount == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["50% ? #1.gpkg"])
    }

    @Test("a raster whose place is no number has none")
    func nowhere() {
        #expect(throws: FormatError.notGeoreferenced(file: seed("tif/found-nowhere.tif"))) {
            try RasterFile(seed("tif/found-nowhere.tif"))
        }
    }

    @Test("rows of an OpenDocument sheet that lie beyond the last are none")
    func beyondLastRow() throws {
        let read = try read(seed("ods/beyond.ods"))
        #expect(read.rowCount <= 1_048_576)
    }
}
