import CoverageAnalysis
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@testable import Scenarios

@Suite("Incremental coverage")
struct IncrementalCoverageTests {
    private func membership(_ input: PlanningInput) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await UnitMembership.locate(x: input.demand.x, y: input.demand.y, codes: nil, in: area, threads: 1)
    }

    private func afresh(_ input: PlanningInput, _ membership: UnitMembership?) async throws -> (Coverage, CoverageReport) {
        let coverage = try await Reach(input, threads: 1).coverage()
        return (coverage, try await Reach(input, threads: 1).report(coverage: coverage, membership: membership))
    }

    /// What differs between the incremental figures and those computed afresh.
    private func differences(_ state: IncrementalCoverage, _ input: PlanningInput, _ membership: UnitMembership?) async throws
        -> [String]
    {
        let (coverage, report) = try await afresh(input, membership)
        let (own, figures) = (state.coverage, state.report())
        var found: [String] = []
        if own.nearest != coverage.nearest { found.append("nearest \(own.nearest) \(coverage.nearest)") }
        if own.nearestCost != coverage.nearestCost { found.append("meters") }
        if own.coveredBy != coverage.coveredBy { found.append("covered by \(own.coveredBy) \(coverage.coveredBy)") }
        if figures.overall != report.overall { found.append("overall \(figures.overall) \(report.overall)") }
        if figures.byUnit != report.byUnit { found.append("units") }
        if figures.outside != report.outside { found.append("outside") }
        if figures.byClass.map(\.totals) != report.byClass.map(\.totals) { found.append("classes") }
        if figures.byLevel.map(\.level) != report.byLevel.map(\.level) { found.append("level names") }
        if figures.byLevel.map(\.totals) != report.byLevel.map(\.totals) { found.append("levels") }
        if figures.byLevel.map(\.servedBy) != report.byLevel.map(\.servedBy) { found.append("serving levels") }
        if figures.byLevel.map(\.isReached) != report.byLevel.map(\.isReached) { found.append("points by level") }
        if figures.byClass.map(\.isCovered) != report.byClass.map(\.isCovered) { found.append("points by class") }
        if figures.byLevel.map(\.facilities) != report.byLevel.map(\.facilities) { found.append("facilities of levels") }
        if figures.allLevels != report.allLevels { found.append("all levels") }
        if figures.distances != report.distances { found.append("distances") }
        return found
    }

    /// What differs between the counts of covering facilities and those of backup coverage, in all and by level.
    private func miscounted(_ state: IncrementalCoverage, _ input: PlanningInput) async throws -> [String] {
        var found: [String] = []
        for view in state.views {
            var numbers = Array(input.facilities.indices)
            if case .level(_, let serving) = view.view {
                numbers = numbers.filter { input.facilities[$0].level.map(serving.contains) ?? false }
            } else if view.view != .all {
                continue
            }
            let backup = try await Reach(input, threads: 1).backup(by: numbers)
            if view.counts != backup.counts { found.append("counts of \(view.view)") }
        }
        return found
    }

    @Test("equals a computation afresh after every step of 1,000 random edit sequences", arguments: 0..<20)
    func sequences(_ block: Int) async throws {
        for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
            var run = RandomRun(seed: seed)
            let membership = try await membership(run.input)
            let (coverage, _) = try await afresh(run.input, membership)
            var state = try await IncrementalCoverage(run.input, coverage: coverage, membership: membership, threads: 1)
            for step in 0..<6 {
                let found = try await differences(state, run.input, membership)
                guard found.isEmpty else {
                    Issue.record("seed \(seed), step \(step): \(found)")
                    return
                }
                run.edit()
                state.update(to: run.input.facilities, levels: run.input.levels)
            }
            #expect(try await differences(state, run.input, membership) == [], "seed \(seed), end")
            #expect(try await miscounted(state, run.input) == [], "seed \(seed), end")
        }
    }

    @Test("stays right when hundreds of facilities changed, and when all are closed and come back")
    func many() async throws {
        var run = RandomRun(seed: 4711)
        while run.input.facilities.count < 200 { run.input.facilities.append(run.facility()) }
        let membership = try await membership(run.input)
        let (coverage, _) = try await afresh(run.input, membership)
        var state = try await IncrementalCoverage(run.input, coverage: coverage, membership: membership, threads: 1)
        let before = run.input.facilities
        for step in 0..<120 {
            run.input.facilities = run.edited()
            state.update(to: run.input.facilities)
            if step % 20 == 19 { #expect(try await differences(state, run.input, membership) == []) }
        }
        for facilities in [[], before, Array(before.reversed()), []] {
            run.input.facilities = facilities
            state.update(to: facilities)
            #expect(try await differences(state, run.input, membership) == [])
        }
    }

    @Test("follows other weights on the same points")
    func reweighs() async throws {
        var run = RandomRun(seed: 99)
        let membership = try await membership(run.input)
        let (coverage, _) = try await afresh(run.input, membership)
        var state = try await IncrementalCoverage(run.input, coverage: coverage, membership: membership, threads: 1)
        run.input.demand.ticks = run.input.demand.ticks.map { $0 * 3 + 1 }
        state.reweigh(run.input.demand)
        #expect(try await differences(state, run.input, membership) == [])
        run.input.facilities = run.edited()
        state.update(to: run.input.facilities)
        #expect(try await differences(state, run.input, membership) == [])
    }

    @Test("is worth while where few facilities change")
    func worthwhile() async throws {
        var run = RandomRun(seed: 12)
        while run.input.facilities.count < 1000 { run.input.facilities.append(run.facility()) }
        let (coverage, _) = try await afresh(run.input, nil)
        let state = try await IncrementalCoverage(run.input, coverage: coverage, membership: nil, threads: 1)
        var facilities = run.input.facilities
        for number in 0..<125 { facilities[number].level = "another" }
        #expect(state.isWorthwhile(facilities))
        facilities.removeLast()
        #expect(!state.isWorthwhile(facilities))
        #expect(!state.isWorthwhile([]) && state.isWorthwhile(run.input.facilities))
    }

    @Test("leaves the state it was copied from as it was")
    func copies() async throws {
        var run = RandomRun(seed: 7)
        let membership = try await membership(run.input)
        let (coverage, _) = try await afresh(run.input, membership)
        let base = try await IncrementalCoverage(run.input, coverage: coverage, membership: membership, threads: 1)
        var other = base
        other.update(to: run.edited())
        other.update(to: [])
        #expect(try await differences(base, run.input, membership) == [])
    }
}
