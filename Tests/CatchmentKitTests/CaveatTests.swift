import CatchmentKit
import Foundation
import GeoPrimitives
import PlanningTerms
import Publication
import Reporting
import TestSupport
import Testing

@Suite("Caveats")
struct CaveatTests {
    private func warning(_ row: Int?, _ message: Message, file: String = "lists/f.csv") -> InputDiagnostic {
        InputDiagnostic(.warning, file: file, row: row, message: message)
    }

    @Test(
        "messages of one code and file are one caveat with their number and rows, the gravest first; notices that are none stay out"
    )
    func gathered() {
        let found = [
            InputDiagnostic(.notice, file: "d.csv", message: .crs(.declaration(.assumedWGS84(.demand)))),
            warning(9, .facility(.atOrigin(id: "f3"))), warning(4, .facility(.atOrigin(id: "f1"))),
            warning(4, .facility(.atOrigin(id: "f1"))), warning(2, .facility(.atOrigin(id: "g")), file: "g.csv"),
            warning(7, .facility(.swappedAxes(id: "f7"))), warning(nil, .file(.encoding("GB 18030"))),
            warning(5, .facility(.samePosition(rows: 3, first: [5, 6, 8]))),
        ]
        let caveats = Caveat.gathered(from: found)
        #expect(
            caveats.map(\.code) == [.axesSwapped, .positionsAtOrigin, .positionsAtOrigin, .positionsShared, .crsAssumed])
        #expect(caveats.map(\.count) == [1, 2, 1, 3, 1])
        #expect(caveats.map(\.rows) == [[7], [4, 9], [2], [5, 6, 8], []])
        #expect(caveats.map(\.more) == [0, 1, 0, 0, 0])
        #expect(
            caveats.map(\.wording.english) == [
                "f.csv:7: f7 fits the demand only with longitude and latitude exchanged; are they swapped?",
                "f.csv: f3 lies at (0, 0); is its position missing? (1 more like it: rows 4, 9)",
                "g.csv:2: g lies at (0, 0); is its position missing?",
                "f.csv: 3 rows have one position (rows 5, 6, 8); geocoded to a default?",
                "d.csv: no CRS is declared; the degrees are taken as WGS 84 (say otherwise with --demand-crs)",
            ])
        #expect(caveats[1].wording.chinese == "f.csv: f3 位于 (0, 0)，是否缺少坐标？（另有 1 处同类情况：第 4、9 行）")
    }

    @Test("rows are listed up to a number, the count is of all")
    func longLists() {
        let caveat = Caveat.gathered(from: (1...50).map { (row: Int) in warning(row, .facility(.atOrigin(id: "\(row)"))) })
        #expect(caveat.count == 1 && caveat[0].count == 50 && caveat[0].rows == Array(1...Caveat.listedRows))
        #expect(caveat[0].wording.english.hasSuffix("19, 20, …)"))
    }

    @Test("the place of a code in the list is its gravity, and docs/caveats.md says both of every code")
    func codes() throws {
        let gravities = CaveatCode.allCases.map(\.gravity)
        let order = CaveatCode.Gravity.allCases
        let ranks = gravities.compactMap { order.firstIndex(of: $0) }
        #expect(ranks == ranks.sorted() && Set(gravities) == Set(order))
        let page = try String(contentsOfFile: Repository.file("docs/caveats.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) } }
            .filter { CaveatCode.Gravity(rawValue: $0[1]) != nil }
        #expect(rows.map { $0[0] } == CaveatCode.allCases.map(\.rawValue))
        #expect(rows.map { $0[1] } == gravities.map(\.rawValue))
    }

    @Test("what a caveat says of a unit is said of the sites in it")
    func units() {
        let unit = Caveat.UnitCount(unit: "6401", name: "湖滨社区", count: 2)
        let missing = FindingMessage.facilitiesUnlocated(2, located: 1, rows: [], units: [unit])
        let caveat = Caveat.gathered(from: [warning(nil, .found(missing))])[0]
        #expect(caveat.units == [unit] && caveat.wording(in: unit).english == "湖滨社区 lists 2 centers whose positions are missing")
        #expect(caveat.wording(in: unit).chinese == "湖滨社区有 2 处设施缺少坐标")
        #expect(caveat.wording.english.contains("the position of 2 of 3 centers is missing (湖滨社区 2)"))
    }

    @Test("a document of another version keeps a code that is not known, behind those that are")
    func otherVersions() throws {
        let known = CaveatDocument(Caveat.gathered(from: [warning(7, .facility(.swappedAxes(id: "f7")))])[0])
        let text = String(decoding: try JSONEncoder().encode(known), as: UTF8.self)
        let other = text.replacing("axes_swapped", with: "not_thought_of").replacing("grave", with: "dire")
        let read = try JSONDecoder().decode(CaveatDocument.self, from: Data(other.utf8))
        #expect(read.code == nil && read.$code == "not_thought_of" && read.gravity == nil && read.text == known.text)
        #expect([read, known].gravestFirst == [known, read])
    }
}
