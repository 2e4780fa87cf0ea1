@testable import CatchmentKit
import GeoFormats
import GeoPrimitives
import InputLoading
import PlanningTerms
import ServiceModel
import Testing

@Suite("CatchmentError")
struct CatchmentErrorTests {
    @Test(
        "takes a line of a format's error apart, and says the same",
        arguments: [
            (.emptyFile(file: "a: b.csv"), "a: b.csv", nil, nil),
            (.raggedRow(file: "C:/b.csv", line: 17, expected: 3, found: 2), "C:/b.csv", 17, nil),
            (.malformedJSON(file: "a.geojson", line: 3, column: 12, reason: "the file is empty"), "a.geojson", 3, 12),
            (.gdal(file: "7:8", function: "GDALOpenEx", message: ""), "7:8", nil, nil),
        ] as [(FormatError, String, Int?, Int?)])
    func formatErrors(_ error: FormatError, _ file: String, _ row: Int?, _ column: Int?) throws {
        guard case .badData(let found, more: 0) = CatchmentError(error).cause else {
            Issue.record("\(error) is no bad data")
            return
        }
        #expect(found.map(\.file) == [file] && found.map(\.row) == [row] && found.map(\.column) == [column])
        let place = column.map { "\(file):\(row ?? 0):\($0): " }
        #expect(
            found[0].description == place.map { "\(error)".replacing($0, with: "\(file):\(row ?? 0): column \(column ?? 0): ") }
                ?? "\(error)")
    }

    @Test("says what a format's error says, but for the place of a column", arguments: CatchmentErrorTests.errors)
    func words(_ error: FormatError) {
        let said = CatchmentError(error)
        #expect(said.lines == ["\(error)"])
        #expect(said.exitCode == 65 || said.exitCode == 66 || said.exitCode == 73 || said.exitCode == 74)
    }

    static let errors: [FormatError] = [
        .missingFile(file: "f"), .notReadable(file: "f", reason: "r"), .isDirectory(file: "f"), .emptyFile(file: "f"),
        .headerOnly(file: "f"), .noFeatures(file: "f", layer: "l"), .wrongDelimiter(file: "f", found: "tabs"),
        .raggedRow(file: "f", line: 2, expected: 3, found: 4), .unterminatedQuote(file: "f", line: 2),
        .misplacedQuote(file: "f", line: 2), .undecodable(file: "f", line: 2, byteOffset: 3), .lineTooLong(file: "f", line: 2),
        .carriageReturnLines(file: "f"), .unsupportedFormat(file: "f", found: "is\nnot", remedy: "do"),
        .noSuchLayer(file: "f", layer: "l", names: ["a", "b"]), .severalLayers(file: "f", names: (1...14).map { "\($0)" }),
        .duplicateHeader(file: "f", names: ["a"]), .geometryKind(file: "f", found: "a", allowed: "b"),
        .tooMuchText(file: "f", column: "c"), .notGeoreferenced(file: "f"), .gdal(file: "f", function: "g", message: "m"),
        .gdal(file: "f", function: "g", message: ""),
    ]

    @Test("a file that cannot be written is named as the one that was to stand there, with what helps")
    func writing() {
        let stage = "out/.catchment-7-99.partial/units.csv"
        let full = CatchmentError(FormatError.writeFailed(path: stage, WriteProblem(code: 28)))
        #expect(full.exitCode == 74 && full.lines[0].hasPrefix("cannot write out/units.csv: the disk is full"))
        let words = CatchmentError(FormatError.writeFailed(path: stage, WriteProblem(words: "sqlite3_open(\(stage)) failed: no")))
        #expect(words.lines[0].hasPrefix("cannot write out/units.csv: sqlite3_open(out/units.csv) failed: no"))
        #expect(CatchmentError(FormatError.writeFailed(path: stage, WriteProblem(code: 13))).exitCode == 73)
        #expect(WriteProblem(words: "write: Too many open files") == .tooManyFiles)
    }

    @Test("is said in the language of the reader, its place first")
    func languages() {
        let error = CatchmentError.badData(
            [
                InputDiagnostic(
                    .error, file: "p.yaml", row: 3, column: 5, key: "radius", message: .plan(.duplicateKey(firstLine: 2)))
            ],
            more: 4)
        #expect(
            error.lines(in: .zh) == ["p.yaml:3: 第 5 列：radius: 该键在此重复（首次在第 2 行）；请只保留一个", "… 另有 4 处同类问题"])
        #expect(CatchmentError.usage(.cost(.borders), setting: .within("street")).lines(in: .zh)[0].hasPrefix("--within street："))
    }

    @Test(
        "has the exit code of its kind",
        arguments: [
            (CatchmentError.usage(.command(.noDemand)), 64), (.badData([], more: 0), 65),
            (.verificationFailed(folder: "out", []), 65),
            (.badPlan([]), 65), (.noInput([]), 66),
            (.failed(.cost(.wrongKinds)), 70),
            (.cannotCreate(.output(.isFile(""))), 73), (.inputOutput(.output(.standardOutput)), 74),
        ] as [(CatchmentError, Int32)])
    func exitCodes(_ error: CatchmentError, _ code: Int32) { #expect(error.exitCode == code) }
}

@Suite("ClassOption")
struct ClassOptionTests {
    @Test("reads name, column, unit and radius")
    func reads() {
        #expect(ClassOption(parsing: "elders=elders") == ClassOption(name: "elders", column: "elders"))
        #expect(
            ClassOption(parsing: "户=households:households") == ClassOption(name: "户", column: "households", unit: "households"))
        #expect(ClassOption(parsing: "a=b::500m") == ClassOption(name: "a", column: "b", radius: .meters(500)))
    }

    @Test("refuses other forms", arguments: ["", "a", "=b", "a=", "a=b:c:500", "a=b:c:0m", "a=b:c:d:e"])
    func refuses(_ text: String) { #expect(ClassOption(parsing: text) == nil) }
}
