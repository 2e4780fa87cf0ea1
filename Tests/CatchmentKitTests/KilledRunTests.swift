import CatchmentKit
import Foundation
import PlanFiles
import PlanningTerms
import Publication
import Synchronization
import Testing

/// A run of each command that writes a folder, killed while its files are put in place over those of another.
///
/// `scripts/fault` kills whole processes, at each of their calls; here a task ends before one of some steps, and what is left must be
/// the one run, the other, or refused.
@Suite("Runs killed while their files are put in place")
struct KilledRunTests {
    private struct Killed: Error {}

    enum Command: Int, CaseIterable {
        case cover, site, scenario, compare, checkup
    }

    private static let layers = [
        "d.csv": "id,lon,lat,population\n"
            + (0..<12).map { "p\($0),\(106.2 + Double($0 % 4) * 0.004),\(36 + Double($0 / 4) * 0.003),\($0 * 7 % 11 + 1)\n" }
            .joined(),
        "f.csv": "id,lon,lat\nf1,106.2003,36.0002\nf2,106.212,36.0061\n",
        "c.csv": "id,lon,lat\nc1,106.208,36.004\nc2,106.212,36.001\n",
    ]

    /// The plan of a run with these radii.
    private func plan(_ folder: String, _ meters: Int) throws -> Plan {
        let text = """
            crs: wgs84
            radius: \(meters)m
            layers: {demand: d.csv, facilities: f.csv, candidates: c.csv}
            scenarios:
              - {name: more, population: [{factor: 1.2}]}
              - {name: less, close: [f2]}

            """
        let path = "\(folder)/\(meters).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try Plan(contentsOf: path)
    }

    private func run(_ command: Command, _ folder: String, _ meters: Int) async throws {
        let (plan, out) = (try plan(folder, meters), "\(folder)/out")
        var options = plan.options
        options.threads = 1
        let planner = try await Planner(reading: options)
        switch command {
        case .cover: try planner.write(try await planner.cover(), to: out)
        case .site:
            let settings = SiteSettings(model: .maximalCovering(facilityCount: 1), limits: SolveLimits())
            try planner.write(try await planner.site(settings), to: out)
        case .scenario:
            let target = try StagedDirectory(out)
            _ = try await ScenarioRun(plan, options: options, cover: plan.cover).run(into: target)
            try target.commit()
        case .compare:
            // In a task without the seam: these folders are there before the run.
            let bases = ["\(folder)/base-\(meters)", "\(folder)/base"]
            for base in bases where !FileManager.default.fileExists(atPath: base) {
                try await StagedDirectory.$beforeStep.withValue(nil) { try planner.write(try await planner.cover(), to: base) }
            }
            _ = try ComparisonRun(bases[0], bases[1]).run(into: try StagedDirectory(out))
        case .checkup:
            let checkup = CheckupRun(options, settings: plan.cover)
            _ = try RunWriter(options, cover: checkup.cover, output: OutputOptions())
                .publish(try await checkup.run(), proposals: nil, previous: nil, to: try StagedDirectory(out))
        }
    }

    /// The hashes of all files, clocks aside, by their paths.
    private func tree(_ folder: String) throws -> [String: String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isDirectory)
                && !isDirectory.boolValue
        }
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try FileHash.output("\(folder)/\($0)")) })
    }

    /// The folders of a tree with a report in them, and what is in each.
    private func parts(_ tree: [String: String]) -> [String: [String: String]] {
        let prefixes = tree.keys.filter { $0.hasSuffix("report.json") }.map { String($0.dropLast("report.json".count)) }
        return Dictionary(uniqueKeysWithValues: prefixes.map { prefix in (prefix, tree.filter { $0.key.hasPrefix(prefix) }) })
    }

    /// Runs and ends before a step; returns whether it got there, which it did not where there are fewer.
    private func run(_ command: Command, _ folder: String, _ meters: Int, endingBefore step: Int) async throws -> Bool {
        let count = Mutex(0)
        let seam = StepSeam {
            let number = count.withLock { count in
                defer { count += 1 }
                return count
            }
            if number == step { throw Killed() }
        }
        do {
            try await StagedDirectory.$beforeStep.withValue(seam) { try await run(command, folder, meters) }
            return false
        } catch {
            return true
        }
    }

    @Test(
        "no folder holds files of two runs that verify or compare accept, and the next run puts it in order",
        arguments: Command.allCases)
    func kills(_ command: Command) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("killed-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in Self.layers { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
        let out = "\(folder)/out"
        try await run(command, folder, 400)
        let old = try tree(out)
        try await run(command, folder, 700)
        let new = try tree(out)
        #expect(old != new)
        var (step, mixed) = (command.rawValue % 3, 0)
        while true {
            try await run(command, folder, 400)
            guard try await run(command, folder, 700, endingBefore: step) else { break }
            let (before, after) = (parts(old), parts(new))
            for (name, part) in parts(try tree(out)) where part != before[name] && part != after[name] {
                let place = name.isEmpty ? out : "\(out)/\(name.dropLast())"
                #expect((try? Verifier(place).verify())?.isConfirmed != true, "step \(step): verify accepts \(place)")
                #expect((try? ComparisonRun(place, place).run(into: nil)) == nil, "step \(step): compare accepts \(place)")
                mixed += 1
            }
            step += 4
        }
        #expect(step >= 8 && mixed > 0, "\(step) steps, \(mixed) mixed folders")
        #expect(try tree(out) == new)
    }
}
