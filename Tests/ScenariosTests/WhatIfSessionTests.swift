import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@testable import Scenarios

@Suite("What-if sessions")
struct WhatIfSessionTests {
    /// All that a session knows, in a form that can be compared to the bit.
    private struct Known: Equatable {
        var lists: [String: [AnyHashable]] = [:]
        var columns: [[Double]] = []

        init(_ session: inout WhatIfSession) async throws {
            let (figures, coverage) = (session.figures, session.coverage)
            columns = [
                coverage.nearest.map(Double.init), coverage.nearestCost, coverage.coveredBy.map(Double.init),
                figures.distances.map { [$0.mean, $0.median, $0.p90, $0.max] } ?? [],
            ]
            lists["figures"] = ([figures.overall] + figures.byUnit + figures.outside).map(AnyHashable.init) + [figures.allLevels]
            lists["classes"] = figures.byClass.flatMap { [$0.totals, $0.isCovered] as [AnyHashable] }
            lists["levels"] = figures.byLevel.flatMap { [$0.level, $0.facilities, $0.totals, $0.isReached] as [AnyHashable] }
            let clusters = try await session.clusters()
            lists["clusters"] =
                clusters.clusters.map(AnyHashable.init)
                + [clusters.belowThreshold, clusters.outside, clusters.linkMeters, clusters.minimumWeight, clusters.clusterOfRow]
            if let blanks = try await session.blanks() {
                lists["blanks"] =
                    blanks.blanks.map(AnyHashable.init) + [
                        blanks.belowThreshold, blanks.outside, blanks.unitAreas, blanks.blankAreas,
                    ]
            }
        }

        /// Where it differs from another.
        func differences(_ other: Known) -> [String] {
            var found = columns == other.columns ? [] : ["coverage"]
            for (name, list) in lists where other.lists[name] != list {
                let first = zip(list, other.lists[name] ?? []).first { $0 != $1 }
                found.append("\(name): \(String(describing: first))")
            }
            return found
        }
    }

    /// A run of the kind that a seed asks for: by radius, within borders, or by a matrix.
    private func begin(_ seed: UInt64) -> (run: RandomRun, settings: CoverSettings) {
        var run = RandomRun(seed: seed)
        var settings = CoverSettings()
        settings.minimumPeople = 3
        settings.minimumBlankArea = .squareMeters(1)
        if seed % 3 == 0 { settings.clusterDistance = .meters(300) }
        if seed % 4 == 1, run.input.studyArea != nil { settings.within = "street" }
        if seed % 4 == 2 {
            let (ids, rows) = ((1...60).map { "f\($0)" }, 0..<run.input.demand.count)
            var (offsets, sites, costs) = ([0], [Int32](), [Double]())
            for _ in rows {
                for site in ids.indices where Int.random(in: 0..<4, using: &run.generator) == 0 {
                    sites.append(Int32(site))
                    costs.append((Double.random(in: 0..<40, using: &run.generator) * 4).rounded() / 4)
                }
                offsets.append(costs.count)
            }
            run.input.demand.radiusMeters = nil
            for number in run.input.demand.classes.indices { run.input.demand.classes[number].radius = nil }
            run.input.basis = .costs(
                CostMatrix(file: "costs.csv", rowOffsets: offsets, sites: sites, costs: costs, siteIds: ids, cutoff: 12))
        }
        return (run, settings)
    }

    @Test("1,000 random sequences of edits, undos and redos equal recomputation to the bit", arguments: 0..<20)
    func sequences(_ block: Int) async throws {
        for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
            var (run, settings) = begin(seed)
            var session = try await WhatIfSession(run.input, settings: settings)
            var states = [try await Known(&session)]
            for step in 0..<5 {
                if step == 3, session.input.demand.totalTicks > 0 {
                    try await session.apply(.population(Selection(), factor: 1.5))
                } else {
                    run.input = session.input
                    run.edit()
                    try await session.replace(by: run.input)
                }
                // Now and then nobody looks in between.
                guard (step + Int(seed)) % 3 > 0 || step == 4 else { continue }
                let found = try await Known(&session)
                var afresh = try await WhatIfSession(session.input, settings: settings)
                let differences = found.differences(try await Known(&afresh))
                guard differences.isEmpty else {
                    Issue.record("seed \(seed), step \(step): \(differences)")
                    return
                }
                states.append(found)
            }
            let last = try await Known(&session)
            let count = session.edits.count
            for _ in 0..<count { #expect(try await session.undo()) }
            #expect(try await !session.undo())
            #expect(try await Known(&session).differences(states[0]) == [], "seed \(seed), undone")
            for _ in 0..<count { #expect(try await session.redo()) }
            #expect(try await Known(&session).differences(last) == [], "seed \(seed), done again")
        }
    }

    @Test("a copy is a state beside the first; an edit after an undo ends what was undone")
    func copies() async throws {
        var run = RandomRun(seed: 5)
        run.input.facilities = (0..<4).map { _ in run.facility() }
        var first = try await WhatIfSession(run.input)
        let before = try await Known(&first)
        var second = first
        let id = try #require(run.input.facilities.first).id
        try await second.apply(.close(Selection(ids: [id])))
        #expect(try await Known(&first) == before)
        #expect(first.edits.isEmpty && second.edits.count == 1 && second.input.facilities.count == run.input.facilities.count - 1)
        try await second.undo()
        #expect(second.undoneEdits.count == 1)
        try await second.apply(.radius(Selection(ids: [id]), .value(900)))
        #expect(second.undoneEdits.isEmpty)
        #expect(try await !second.redo())
    }

    @Test("what decides may change in an edit: from radii to a matrix and back")
    func basis() async throws {
        for seed in [2, 6, 10, 14] as [UInt64] {
            let (run, settings) = begin(seed)
            var byRadii = run.input
            byRadii.basis = .radii
            var session = try await WhatIfSession(byRadii, settings: settings)
            let before = try await Known(&session)
            try await session.replace(by: run.input)
            var afresh = try await WhatIfSession(run.input, settings: settings)
            #expect(try await Known(&session).differences(try await Known(&afresh)) == [])
            try await session.undo()
            #expect(try await Known(&session).differences(before) == [])
        }
    }

    @Test("an edit with something wrong changes nothing and says everything that is wrong")
    func faults() async throws {
        var run = RandomRun(seed: 5)
        run.input.facilities = (0..<4).map { _ in run.facility() }
        var session = try await WhatIfSession(run.input)
        let before = try await Known(&session)
        let id = try #require(run.input.facilities.first).id
        let error = await #expect(throws: WhatIfError.self) {
            try await session.apply([
                ScenarioChange(.close(Selection(ids: [id]))), ScenarioChange(.close(Selection(ids: ["nobody"]))),
                ScenarioChange(.move(id: "none", to: PlanarPoint(x: 0, y: 0))),
            ])
        }
        #expect(error?.faults.count == 2)
        #expect(try await Known(&session) == before)
        #expect(session.edits.isEmpty)
    }
}
