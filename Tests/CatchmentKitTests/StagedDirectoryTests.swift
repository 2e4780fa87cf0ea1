import Foundation
import GeoPrimitives
import PlanningTerms
import Publication
import Synchronization
import Testing

@Suite("Whole or absent: output folders", .serialized)
struct StagedDirectoryTests {
    private struct Killed: Error {}

    private func folder() -> String { FileManager.default.temporaryDirectory.appendingPathComponent("staged-\(UUID())").path }

    /// Writes a batch of two scenarios, each file of which says whose it is.
    private func batch(_ target: String, _ tag: String) throws {
        let directory = try StagedDirectory(target)
        func write(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
        for name in ["a", "b"] {
            let own = try directory.folder(name)
            try write(tag, own.path(for: .table(.units)))
            try write("{\"schema\":\"catchment/report/1\",\"tag\":\"\(tag)\"}", own.path(for: .report))
        }
        try write(tag, directory.path(for: .table(.scenarios)))
        try write(
            "{\"schema\":\"catchment/scenarios/1\",\"tag\":\"\(tag)\",\"scenarios\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
            directory.path(for: .report))
        try directory.commit()
    }

    /// What a folder is taken for by its report: the run it is of, or nothing where the run is not finished.
    private func tag(_ folder: String) throws -> String? {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.json"))
        let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return report["schema"] as? String == StagedDirectory.unfinishedSchema ? nil : report["tag"] as? String
    }

    @Test("killed before any step, no folder of a batch holds files of two runs under a report that can be read")
    func kills() throws {
        var steps = 0
        for kill in 0... {
            let target = folder()
            defer { try? FileManager.default.removeItem(atPath: target) }
            try batch(target, "old")
            let count = Mutex(0)
            let seam = StepSeam {
                let number = count.withLock { count in
                    defer { count += 1 }
                    return count
                }
                if number == kill { throw Killed() }
            }
            let wasKilled = StagedDirectory.$beforeStep.withValue(seam) { (try? batch(target, "new")) == nil }
            for (name, file) in [("", "scenarios.csv"), ("/a", "units.csv"), ("/b", "units.csv")] {
                let content = try String(contentsOfFile: target + name + "/" + file, encoding: .utf8)
                if let tag = try tag(target + name) { #expect(tag == content, "step \(kill), folder \(name)") }
            }
            if !wasKilled {
                #expect(try tag(target) == "new")
                steps = kill
                break
            }
            // The next run puts all in order.
            try batch(target, "newer")
            #expect(try tag(target) == "newer" && tag(target + "/a") == "newer" && tag(target + "/b") == "newer")
        }
        #expect(steps >= 11, "three marks, two folders, six files")
    }

    @Test("a folder is held by one run at a time; the second is told whose it is, and gets it when the first ends")
    func lock() throws {
        let target = folder()
        defer { try? FileManager.default.removeItem(atPath: target) }
        var first: StagedDirectory? = try StagedDirectory(target)
        #expect(throws: CatchmentError.busy(.output(.busy(folder: target, process: getpid())))) { try StagedDirectory(target) }
        #expect(CatchmentError.busy(.output(.standardOutput)).exitCode == 75)
        try #require(first).commit()
        first = nil
        _ = try StagedDirectory(target)
    }

    @Test("a file that cannot be brought to the disk ends a run before anything is put in place")
    func flush() throws {
        let target = folder()
        defer { try? FileManager.default.removeItem(atPath: target) }
        try batch(target, "old")
        for count in [1, 100] {
            do {
                let directory = try StagedDirectory(target)
                for number in 0..<count { _ = directory.path(for: "gone-\(number).csv") }
                let stage = directory.leftovers.stage
                if count > 1 { try FileManager.default.removeItem(atPath: stage) }
                let error = try #require(throws: CatchmentError.self) { try directory.commit() }
                #expect(error.exitCode == 73 && !"\(error)".contains(StageName.prefix), "\(error)")
            }
            #expect(try tag(target) == "old" && tag(target + "/a") == "old")
        }
    }

    @Test("what a killed run left of its stage goes with the next one, whatever its process is called")
    func sweep() throws {
        let target = folder()
        defer { try? FileManager.default.removeItem(atPath: target) }
        // A stage with the number of a process that lives: this one.
        let stage = target + "/.catchment-\(getpid())-1.partial"
        try FileManager.default.createDirectory(atPath: stage, withIntermediateDirectories: true)
        _ = try StagedDirectory(target)
        #expect(!FileManager.default.fileExists(atPath: stage))
    }
}
