@testable import CatchmentKit
import Foundation
import GeoPrimitives
import PlanningTerms
import Siting
import Synchronization
import TestSupport
import Testing

@Suite("A site run that is stopped, measuring included")
struct StoppedSiteRunTests {
    /// What one run is asked.
    struct Question: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var model: SitingModel
        var cutoff: Double?
        var conditions = ConditionOptions()
        var required = 0
        var hasFacilities = true
    }

    static let questions: [Question] = {
        let models: [SitingModel] = [
            .maximalCovering(facilityCount: 4), .setCovering(target: 0.6), .setCovering(target: 1), .pMedian(facilityCount: 3),
            .pCenter(facilityCount: 3), .pDispersion(facilityCount: 3), .backupCovering(facilityCount: 4, firstPercent: 50),
            .backupSetCovering(target: 0.5), .mandatoryBackupCovering(facilityCount: 30),
        ]
        var all = models.map { Question(testDescription: "\($0)", model: $0) }
        all += models.map { Question(testDescription: "\($0), two required", model: $0, required: 2) }
        for model in [SitingModel.pMedian(facilityCount: 3), .pCenter(facilityCount: 3)] {
            all.append(Question(testDescription: "\(model), nothing open", model: model, hasFacilities: false))
            all.append(Question(testDescription: "\(model), cutoff", model: model, cutoff: 6000))
        }
        var spaced = ConditionOptions()
        spaced.spacing = .meters(500)
        all.append(
            Question(testDescription: "mclp, spaced", model: .maximalCovering(facilityCount: 4), conditions: spaced, required: 1))
        return all
    }()

    /// A town of 60 points, 24 candidates and 2 facilities.
    private func run(_ question: Question, in folder: String) throws -> SiteRun {
        var random = SeededGenerator(seed: 12)
        func place() -> String {
            "\(Double(Int.random(in: 106_000...106_080, using: &random)) / 1000),\(Double(Int.random(in: 35_900...35_960, using: &random)) / 1000)"
        }
        func rows(_ count: Int, _ tail: (Int) -> String) -> String {
            (0..<count).map { "n\($0),\(place()),\(tail($0))\n" }.joined()
        }
        func layer(_ name: String, _ text: String) throws -> LayerOptions {
            try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
            return LayerOptions(path: "\(folder)/\(name).csv", crs: .wgs84)
        }
        let demand = rows(60) { "\($0 % 7 + 1)" }
        let candidates = rows(24) { $0 < question.required ? "required" : $0 % 9 == 8 ? "forbidden" : "candidate" }
        let facilities = rows(2) { _ in "existing" }
        var options = InputOptions(demand: try layer("demand", "id,lon,lat,population\n" + demand))
        options.candidates = try layer("candidates", "id,lon,lat,status\n" + candidates)
        if question.hasFacilities { options.facilities = try layer("facilities", "id,lon,lat,status\n" + facilities) }
        options.radius = .kilometers(1)
        options.cutoff = question.cutoff.map { .length(.meters($0)) }
        var settings = SiteSettings(model: question.model, limits: SolveLimits())
        settings.conditions = question.conditions
        return SiteRun(options, settings: settings)
    }

    @Test("has a plan and a true bound at every look, or says that there is none yet", arguments: questions)
    func looks(_ question: Question) async throws {
        let folder = NSTemporaryDirectory() + "stopped-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try run(question, in: folder)
        let prepared = try await run.prepare()
        let proven = try await run.result(from: prepared).plan
        #expect(proven.status != .feasible && proven.status != .noPlan)
        for look in [1, 2, 3, 4, 5, 8, 20, 60, 120, 100_000] {
            let looks = Mutex(0)
            let control = RunControl(
                SolveLimits(timeLimit: 1),
                clock: {
                    looks.withLock {
                        $0 += 1; return $0 >= look ? 2 : 0
                    }
                }, progress: nil)
            let result = try await run.result(from: prepared, control)
            let plan = result.plan
            let note: Comment = "look \(look): \(plan.status) \(plan.objective), bound \(plan.bound), best \(proven.objective)"
            let isLess = plan.objectiveMeasure.isBetterWhenLess
            let isBound = isLess ? plan.bound <= proven.objective : plan.bound >= proven.objective
            if look == 1 { #expect(result.isUnmeasured, note) }
            switch plan.status {
            case .optimal, .infeasible, .infeasibleTarget:
                #expect(plan.status == proven.status, note)
                if plan.status == .optimal { #expect(plan.objective == proven.objective, note) }
            case .feasible:
                #expect(plan.stoppedBy == .timeLimit && !plan.isReproducible && isBound, note)
                #expect(isLess ? plan.objective >= proven.objective : plan.objective <= proven.objective, note)
                #expect(plan.selected.filter { $0.value < question.required }.count == question.required, note)
                if !question.model.isOnDistances {
                    #expect(plan.coveredWeight == result.after.report.overall.coveredWeight, note)
                }
            case .noPlan:
                #expect(plan.stoppedBy == .timeLimit && plan.selected.isEmpty && !plan.isReproducible, note)
                #expect(isBound || !proven.status.hasPlan, note)
            }
            if look == 100_000 { #expect(plan.status == proven.status, note) }
        }
    }
}
