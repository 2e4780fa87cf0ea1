import Foundation
import TestSupport
import Testing

/// A published file of a check-up with one thing changed, and what the check must name.
struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var found: String
    var change: @Sendable (Data) throws -> Data

    var testDescription: String { name }

    /// A change of the value at a path.
    static func json(
        _ name: String, _ file: String, _ path: [JSONStep], _ found: String, _ change: @escaping @Sendable (JSON) -> JSON
    ) -> Damage {
        Damage(name: name, file: file, found: found) { try JSON($0).changing(path, change).data() }
    }

    /// A number at a path raised by one.
    static func number(_ name: String, _ file: String, _ path: [JSONStep], _ found: String) -> Damage {
        json(name, file, path, found) { .number(($0.number ?? 0) + 1) }
    }

    /// A change of the rows of a list, the header first.
    static func rows(_ name: String, _ file: String, _ found: String, _ change: @escaping @Sendable ([String]) -> [String])
        -> Damage
    {
        Damage(name: name, file: file, found: found) { data in
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
            return Data((change(lines).joined(separator: "\n") + "\n").utf8)
        }
    }

    private static func cell(_ line: String, _ column: Int, _ text: String) -> String {
        var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        cells[column] = text
        return cells.joined(separator: ",")
    }

    static let all: [Damage] = [
        .number(
            "people within reach of a function", "report.json", ["functions", "functions", 0, "totals", "covered_weight"],
            "weight within reach of party"),
        .number(
            "how many offer a function", "report.json", ["functions", "functions", 0, "facilities"], "facilities that offer party"
        ),
        .number(
            "a function in a village", "report.json", ["functions", "by_unit", 3, "covered", 0],
            "weight within reach of party in village V1"),
        .json("what a facility lacks", "report.json", ["functions", "lacking", 0, "missing"], "a lacks [") { _ in .list([]) },
        .json(
            "what a facility offers", "facilities.geojson", ["features", 0, "properties", "functions"], "facilities that offer"
        ) { _ in .text("dancing") },
        .number(
            "people of a shortfall", "report.json", ["shortfalls", 2, "uncovered", "weight"],
            "shortfall level_missing village: not reached"),
        .number(
            "people of a function missing", "report.json", ["shortfalls", 3, "uncovered", "weight"],
            "shortfall function_missing party: not reached"),
        .number(
            "a cluster of a shortfall", "report.json", ["shortfalls", 0, "clusters", 0, "weight"],
            "shortfall level_missing county: clusters"),
        .number(
            "a drawn cluster of a shortfall", "shortfalls.geojson", ["features", 0, "properties", "weight"],
            "shortfalls.geojson: weight of no-level-county-"),
        .number(
            "people of a class", "report.json", ["coverage", "by_class", 1, "totals", "covered_weight"],
            "people of class slow within reach"),
        .number(
            "the weight of a class at a point", "assignments.geojson", ["features", 0, "properties", "class_old"],
            "people of class old"),
        .number(
            "missed people of a class", "report.json", ["blanks", "by_class", 1, "uncovered", "weight"], "class slow: not reached"
        ),
        .number(
            "missed people at a level", "report.json", ["blanks", "by_level", 1, "uncovered", "weight"], "level town: not reached"
        ),
        .number(
            "points of a group below the threshold", "report.json", ["blanks", "by_level", 1, "below_threshold", "points"],
            "level town: their points"),
        .number(
            "a drawn cluster of a group", "uncovered-by-group.geojson", ["features", 0, "properties", "points"],
            "uncovered-by-group.geojson: points of class-old-"),
        .number(
            "people covered in a village", "report.json", ["coverage", "by_unit", 3, "covered_weight"],
            "weight covered in village V1"),
        .json(
            "what a village meets", "report.json", ["coverage", "by_unit", 4, "norms", "quota"],
            "coverage.by_unit[4].norms.quota"
        ) { _ in .bool(true) },
        .json(
            "that a village meets its norms", "report.json", ["coverage", "by_unit", 4, "norm_met"],
            "coverage.by_unit[4].norm_met"
        ) { _ in .bool(true) },
        .number("points in a village", "report.json", ["coverage", "by_unit", 4, "points"], "points of village V2"),
        .number("the value of an indicator of the whole", "checkup.json", ["indicators", 0, "value"], "indicator share: "),
        .json(
            "the state of an indicator", "checkup.json", ["indicators", 0, "state"],
            "indicator share: red is published, its value makes it green"
        ) { _ in .text("red") },
        .number("how many are green", "checkup.json", ["states", "green"], "green indicators"),
        .json("the worst", "checkup.json", ["worst"], "the worst is green, the indicators make it red") { _ in .text("green") },
        .json("an indicator left out", "checkup.json", ["indicators"], "indicators") { .list(Array($0.list.dropLast())) },
        .json("every value, one by one", "checkup.json", ["indicators"], "more like these") { list in
            .list(list.list.map { $0.changing(["value"]) { $0.number.map { .number($0 * 2 + 0.5) } ?? .null } })
        },
        .json("a check-up that is none", "checkup.json", ["schema"], "this is no check-up of catchment") { _ in .text("x") },
        .rows("a problem left out", "problems.csv", "is missing") { Array($0.dropLast()) },
        .rows("a problem twice", "problems.csv", "stands twice") { $0 + [$0[1]] },
        .rows("a problem that is none", "problems.csv", "nowhere is neither a cluster nor a red indicator") {
            $0 + ["nowhere,cluster" + String(repeating: ",", count: 17)]
        },
        .rows("the people of a problem", "problems.csv", "people of V4-") { [$0[0], cell($0[1], 9, "299")] + $0.dropFirst(2) },
        .rows("the task of a problem", "problems.csv", "settled by t-elsewhere, no task for V4-") {
            [$0[0], cell($0[1], 17, "t-elsewhere")] + $0.dropFirst(2)
        },
        .rows("a problem without a task", "problems.csv", "no task for V4-") { [$0[0], cell($0[1], 17, "")] + $0.dropFirst(2) },
        .rows("the problem of a task", "tasks.csv", "which is no problem") {
            [$0[0], cell($0[1], 12, "nowhere")] + $0.dropFirst(2)
        },
        .rows("the kind of a task", "tasks.csv", "of the kind dance") { [$0[0], cell($0[1], 1, "dance")] + $0.dropFirst(2) },
        .rows("the people of a task", "tasks.csv", "people of t-V4-open") {
            [$0[0], cell($0[1], 9, "299")] + $0.dropFirst(2)
        },
        .rows("the people whom a task brings into reach", "tasks.csv", "people of the tasks for V4-") {
            [$0[0], cell($0[1], 10, "299")] + $0.dropFirst(2)
        },
        .rows("a task left out", "tasks.csv", "no task for") { Array($0.dropLast()) },
        .rows("a responsibility left out", "responsibilities.csv", "rows and ") { Array($0.dropLast()) },
        .rows("the task of a responsibility", "responsibilities.csv", "is no task") {
            [$0[0], cell($0[1], 0, "nowhere")] + $0.dropFirst(2)
        },
    ]
}

@Suite("verify of a check-up and of batches")
struct CheckupVerifyTests {
    /// The three-level example with functions, classes, groups and shortfalls, made once.
    private static let shared = Task { () throws -> Scratch in
        let plan =
            CheckupExample.plan.replacingOccurrences(
                of: "  - name: village\n", with: "  - name: village\n    functions: [party, government]\n    least_functions: 2\n"
            )
            + "classes: [{name: old, column: elders}, {name: slow, column: elders, radius: 300m}]\n"
            + "scenarios: [{name: wider, radius: [{level: village, factor: 2}]}]\n"
        let people = (ThreeLevels.files["people.csv"] ?? "").split(separator: "\n").enumerated().map { number, line in
            line + (number == 0 ? ",elders" : ",\(number * 3)")
        }.joined(separator: "\n")
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan, "people.csv": people + "\n"]) { $1 })
        let ran = try await run(["checkup", "plan.yaml", "--blanks-by", "class,level", "--out", "out", "--quiet"], in: folder)
        guard ran.exitCode == 2 else { throw ToolFailed(text: ran.errors) }
        return folder
    }

    private func copy() async throws -> Scratch {
        let made = try await Self.shared.value
        let folder = try Scratch()
        try FileManager.default.copyItem(atPath: made.file("out"), toPath: folder.file("out"))
        return folder
    }

    @Test("confirms a check-up with functions, shortfalls, groups and lists")
    func confirms() async throws {
        let folder = try await copy()
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        for words in [
            "weight within reach of party", "functions by unit", "functions that facilities lack",
            "shortfall level_missing county",
            "shortfall function_missing government", "shortfalls: ", "class slow", "level village", "uncovered-by-group: ",
            "units: points", "checkup.json: ", "problems: ", "tasks: ", "responsibilities: ",
        ] { #expect(ran.output.contains("confirmed  \(words)"), "\(words)") }
        // What is filled in is the planner's and no figure.
        let duties = try folder.text("out/responsibilities.csv").split(separator: "\n").map(String.init)
        let due = try #require(duties[1].range(of: ",,,")?.lowerBound)
        let filled = duties[1][..<due] + ",Li Ming,2027-01-01," + duties[1][due...].dropFirst(3)
        try folder.edit("out/responsibilities.csv", duties[1], String(filled))
        #expect(try await run(["verify", "out", "--quiet"], in: folder).exitCode == 0)
    }

    @Test("rejects a check-up in which one thing was changed, and names it", arguments: Damage.all)
    func rejects(_ damage: Damage) async throws {
        let folder = try await copy()
        let file = "out/\(damage.file)"
        let before = try folder.data(file)
        let after = try damage.change(before)
        try #require(before != after)
        try folder.write(file, after)
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.contains { $0.contains(damage.found) }, "\(ran.errors)")
        #expect(!ran.output.contains("verified, "))
    }

    @Test(
        "a list that is missing is noticed by name",
        arguments: ["checkup.json", "problems.csv", "tasks.csv", "responsibilities.csv", "shortfalls.geojson"])
    func missing(_ name: String) async throws {
        let folder = try await copy()
        try folder.remove("out/\(name)")
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65 && ran.errors.contains("\(name): the run wrote it, and it is missing"), "\(ran.errors)")
    }

    @Test("confirms every folder of a batch of scenarios and its table, and names the scenario that was changed")
    func scenarios() async throws {
        let made = try await Self.shared.value
        let folder = try Scratch(ThreeLevels.files)
        for name in ["plan.yaml", "people.csv"] { try folder.write(name, made.data(name)) }
        let batch = try await run(["scenario", "plan.yaml", "--out", "out", "--quiet"], in: folder)
        #expect(batch.exitCode == 0, "\(batch.errors)")
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 0 && ran.output.contains("confirmed  wider: "), "\(ran.errors)")
        #expect(ran.output.contains("out: verified, 14 points recomputed"))
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        for (path, words) in [
            (["scenarios", 0, "overall", "covered_weight"], "report.json: scenarios[0].overall.covered_weight: "),
            (["scenarios", 0, "difference", "gained_weight"], "report.json: scenarios[0].difference.gained_weight: "),
            (["base", "facilities"], "report.json: base.facilities: "),
        ] as [([JSONStep], String)] {
            try folder.write("out/report.json", report.changing(path) { .number(($0.number ?? 0) + 1) }.data())
            let wrong = try await run(["verify", "out"], in: folder)
            #expect(wrong.exitCode == 65 && wrong.errors.contains(words), "\(wrong.errors)")
        }
        try folder.write("out/report.json", report.data())
        let inner = try JSON(contentsOf: folder.file("out/wider/report.json"))
        try folder.write(
            "out/wider/report.json",
            inner.changing(["coverage", "by_unit", 3, "points"]) { .number(($0.number ?? 0) + 1) }.data())
        let deep = try await run(["verify", "out"], in: folder)
        #expect(deep.exitCode == 65 && deep.errors.contains("wider: points of village V1"), "\(deep.errors)")
        let compared = try await run(["compare", "out/base", "out/wider", "--out", "difference", "--quiet"], in: folder)
        #expect(compared.exitCode == 0, "\(compared.errors)")
        let named = try await run(["verify", "difference"], in: folder)
        #expect(
            named.exitCode == 65 && named.errors.contains("out/wider: report.json: it is not as the run wrote it"),
            "\(named.errors)")
    }
}
