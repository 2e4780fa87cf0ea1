import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("Cells")
struct CellParserTests {
    /// Degrees differ by the rounding of one division.
    private static let degreeTolerance = 1e-13

    private func outcome(_ text: String, _ parse: (UnsafeBufferPointer<UInt8>) -> CellParser.Outcome) -> CellParser.Outcome {
        Array(text.utf8).withUnsafeBufferPointer { parse($0) }
    }

    private func value(_ text: String, _ parse: (UnsafeBufferPointer<UInt8>) -> CellParser.Outcome) -> Double? {
        if case .value(let value) = outcome(text, parse) { value } else { nil }
    }

    private func problem(_ text: String, _ parse: (UnsafeBufferPointer<UInt8>) -> CellParser.Outcome) -> CellProblem? {
        if case .failure(let problem) = outcome(text, parse) { problem } else { nil }
    }

    private static let spelledNumbers: [(String, Double)] = [
        ("12.5", 12.5), (" 12.5\t", 12.5), ("+3", 3), ("０１２．５", 12.5), ("－３．２", -3.2), ("　7　", 7), ("\u{A0}8", 8),
        ("\u{2212}4", -4), ("1e3", 1000), ("＋１ｅ３", 1000),
    ]

    @Test("numbers with blanks, full-width forms and a leading plus", arguments: spelledNumbers)
    func numbers(_ text: String, _ expected: Double) { #expect(value(text, CellParser.number) == expected) }

    @Test("refuses what is no number", arguments: ["0x1F", "1,234", "NaN", "inf", "1e400", "-1e999", "abc", "12 m", "١٢"])
    func noNumbers(_ text: String) { #expect(problem(text, CellParser.number) != nil) }

    @Test("areas with their unit behind them")
    func squareMeters() {
        for text in ["500㎡", "500平方米", " 500 平米", "500m²", "500 m2", "５００㎡", "500"] {
            #expect(value(text) { CellParser.squareMeters($0, .point) } == 500, "\(text)")
        }
        if case .grouped(let area) = outcome("1,500㎡", { CellParser.squareMeters($0, .point) }) {
            #expect(area == 1500)
        } else {
            #expect(Bool(false), "1,500㎡ must be read")
        }
        for text in ["㎡", "五百㎡", "500亩", "500米", "约500㎡"] {
            #expect(problem(text) { CellParser.squareMeters($0, .point) } != nil, "\(text)")
        }
    }

    @Test("an empty cell is neither a number nor a failure", arguments: ["", "  ", "\t", "　"])
    func empty(_ text: String) {
        guard case .empty = outcome(text, CellParser.number) else { return #expect(Bool(false), "must be empty") }
    }

    /// Spellings of degrees, and the degrees, minutes and seconds they mean with their sign.
    private static let spellings: [(text: String, sign: Double, parts: [Double])] = [
        ("38.47", 1, [38.47]), ("-38.47", -1, [38.47]), ("38°28′12.5″N", 1, [38, 28, 12.5]),
        ("38°28'12.5\"N", 1, [38, 28, 12.5]),
        ("北纬38°28′12″", 1, [38, 28, 12]), ("南纬38°28′12″", -1, [38, 28, 12]), ("西经106度15分", -1, [106, 15]),
        ("东经106.25°", 1, [106.25]), ("38°28′12″S", -1, [38, 28, 12]), ("W 106°15′", -1, [106, 15]),
        ("38 28 12 N", 1, [38, 28, 12]),
        ("-38°28′12″", -1, [38, 28, 12]), ("38° 28′ 12″ N", 1, [38, 28, 12]), ("38°28.2′N", 1, [38, 28.2]),
        ("38.47N", 1, [38.47]),
        ("38°28'12''N", 1, [38, 28, 12]), ("３８°２８′１２″", 1, [38, 28, 12]),
    ]

    @Test("degrees, minutes and seconds", arguments: spellings)
    func angles(_ text: String, _ sign: Double, _ parts: [Double]) throws {
        var expected = 0.0
        for part in parts.reversed() { expected = expected / 60 + part }
        expected *= sign
        let found = try #require(value(text, CellParser.angle))
        #expect(abs(found - expected) < Self.degreeTolerance)
    }

    @Test(
        "refuses ambiguous or impossible degrees",
        arguments: [
            "38 28 12", "38:28:12", "38°60′N", "38°28′60″N", "38.5°28′N", "-38°S", "N38S", "38°28 12N", "38 28 N", "abc",
            "38°N E", "°N",
        ])
    func noAngles(_ text: String) { #expect(problem(text, CellParser.angle) != nil) }

    private static let spelledLengths: [(String, Double)] = [
        ("500m", 500), ("1km", 1000), ("500米", 500), ("1.5 公里", 1500), ("２千米", 2000), (" 1 km ", 1000),
    ]

    @Test("lengths with their unit", arguments: spelledLengths)
    func lengths(_ text: String, _ expected: Double) {
        #expect(value(text) { CellParser.length($0, bareUnit: nil) } == expected)
    }

    @Test("bare numbers are lengths only where said so")
    func bareLengths() {
        #expect(value("500") { CellParser.length($0, bareUnit: 1) } == 500)
        #expect(problem("500") { CellParser.length($0, bareUnit: nil) } != nil)
    }

    @Test(
        "refuses lengths that are not above zero",
        arguments: ["0m", "-5m", "0", "-1", "km", "5 miles", "0x5m", "nanm", "infkm", "1e308km"])
    func noLengths(_ text: String) { #expect(problem(text) { CellParser.length($0, bareUnit: 1) } != nil) }

    @Test("codes keep their digits; scientific notation is a failure")
    func codes() {
        func code(_ text: String) -> (String, Bool) {
            let (bytes, failure) = Array(text.utf8).withUnsafeBufferPointer { CellParser.code($0) }
            return (String(decoding: bytes, as: UTF8.self), failure != nil)
        }
        #expect(code(" 064010400001 ") == ("064010400001", false))
        #expect(code("６４０１０４") == ("640104", false))
        for broken in ["6.40104E+11", "6E+11", "6.4e11", "6.40104Ｅ＋11"] { #expect(code(broken).1, "\(broken)") }
        for fine in ["12E5", "E+11", "A1.5", "1e5f", ""] { #expect(!code(fine).1, "\(fine)") }
    }

    @Test("positions as well-known text")
    func points() {
        func point(_ text: String) -> PlanarPoint? {
            GDALSession.quietly { _ in
                if case .point(let x, let y) = Array(text.utf8).withUnsafeBufferPointer({ PointText.parse($0) }) {
                    PlanarPoint(x: x, y: y)
                } else {
                    nil
                }
            }
        }
        for text in [
            "POINT (106.2 38.4)", "point(106.2 38.4)", "SRID=4326;POINT(106.2 38.4)", " POINT Z (106.2 38.4 1100) ",
            "POINT M (106.2 38.4 1)",
        ] {
            #expect(point(text) == PlanarPoint(x: 106.2, y: 38.4), "\(text)")
        }
        for text in ["LINESTRING (0 0, 1 1)", "POINT (1)", "POINT (1 2) x", "POINT EMPTY", "106.2 38.4", "", "POINT (nan 2)"] {
            #expect(point(text) == nil, "\(text)")
        }
    }
}
