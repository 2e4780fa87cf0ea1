@testable import CatchmentKit
import PlanningTerms
import ServiceModel
import Testing

@Suite("CatchmentError")
struct CatchmentErrorTests {
    @Test(
        "takes a line that names its place apart",
        arguments: [
            ("a.csv: is empty", "a.csv", nil, "is empty"),
            ("a.csv:17: 3 fields: too few", "a.csv", 17, "3 fields: too few"),
            ("a.geojson:3:12: not valid JSON", "a.geojson", 3, "column 12: not valid JSON"),
            ("C:/b.csv:4: bad", "C:/b.csv", 4, "bad"),
            ("7:8: bad", "7", 8, "bad"),
            ("no place", "input", nil, "no place"),
        ] as [(String, String, Int?, String)])
    func badDataLine(_ line: String, _ file: String, _ row: Int?, _ message: String) {
        #expect(
            CatchmentError.badDataLine(line)
                == .badData([InputDiagnostic(.error, file: file, row: row, message: message)], more: 0))
    }

    @Test(
        "has the exit code of its kind",
        arguments: [
            (CatchmentError.usage(""), 64), (.badData([], more: 0), 65), (.verificationFailed([]), 65), (.noInput(""), 66),
            (.failed(""), 70),
            (.cannotCreate(""), 73), (.inputOutput(""), 74),
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
