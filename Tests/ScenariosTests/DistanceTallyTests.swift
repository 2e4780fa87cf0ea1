import CoverageAnalysis
import TestSupport
import Testing

@testable import Scenarios

@Suite("Tally of distances")
struct DistanceTallyTests {
    /// A distance as runs have them: anything, one of few values, no facility, far off.
    private func distance(_ kind: Int, _ generator: inout SeededGenerator) -> Double {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: Double(Int.random(in: 0..<5, using: &generator)) * 250
        case 1 where kind == 1: .infinity
        case 2 where kind == 2: Double.random(in: 0..<1e7, using: &generator)
        default: Double.random(in: 0..<2000, using: &generator)
        }
    }

    @Test("its summary is to the bit the one computed at once, after every batch of changes", arguments: 0..<24)
    func equalsComputedAtOnce(_ seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let kind = seed % 4
        let count = [1, 7, 300, 3000][seed / 4 % 4]
        let ticks = (0..<count).map { _ in max(0, Int64.random(in: -3...50, using: &generator)) }
        var meters = (0..<count).map { _ in kind == 3 ? .infinity : distance(kind, &generator) }
        var tally = DistanceTally(meters: meters, ticks: ticks)
        for batch in 0..<12 {
            let expected = try await DistanceSummary.of(costs: meters, ticks: ticks, crew: Crew(threads: 1))
            #expect(tally.summary == expected, "seed \(seed), batch \(batch)")
            // In the last batches all are within reach of something, however they began.
            let isLast = batch > 8
            for _ in 0..<Int.random(in: 1...max(1, count / 5), using: &generator) {
                let row = Int.random(in: 0..<count, using: &generator)
                meters[row] = distance(isLast ? 0 : kind, &generator)
                tally.set(row, to: meters[row])
            }
            for row in meters.indices where isLast && !meters[row].isFinite {
                meters[row] = distance(0, &generator)
                tally.set(row, to: meters[row])
            }
            tally.settle()
        }
        #expect(tally.meters == meters)
    }
}
