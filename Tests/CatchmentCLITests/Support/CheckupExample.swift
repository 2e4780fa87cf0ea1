import Foundation

/// The three-level example with thresholds, as check-ups look at it.
enum CheckupExample {
    static let plan =
        LevelTests.plan + """
            thresholds:
              - {indicator: share, green: 70%, red: 50%}
              - {indicator: far, green: 30%, red: 40%}

            """

    /// Thresholds under which nothing is red.
    static let loose: String = {
        let high = ["share", "all_levels", "quota", "floor_area", "floor_area_per_100_households", "functions", "parent"]
        return "thresholds:\n" + high.map { "  - {indicator: \($0), green: 0, red: 0}\n" }.joined()
            + ["far", "utilisation", "one_facility", "unlocated"].map { "  - {indicator: \($0), green: 9, red: 9}\n" }.joined()
    }()

    /// Runs a check-up into the folder `out`.
    static func run(_ more: [String] = [], plan: String = plan) async throws -> (Scratch, ProgramRun) {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan]) { $1 })
        return (folder, try await CatchmentCLITests.run(["checkup", "plan.yaml", "--out", "out"] + more, in: folder))
    }
}

extension Scratch {
    /// The cells of a table, the header first; no cell holds a line end.
    func rows(_ name: String) throws -> [[String]] {
        try text(name).split(whereSeparator: \.isNewline).map { line in
            var (cells, isQuoted) = ([""], false)
            for character in line {
                // A doubled quote closes and opens: no cell of these tables holds one.
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ",", !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
            }
            return cells
        }
    }
}
