import TestSupport
import Testing

@testable import Siting

@Suite("CoverBranching and RowWeighting")
struct CoverBranchingTests {
    /// A random kernel of unit weights: every row holds a few sites.
    private func kernel(_ random: inout SeededGenerator) -> CoverKernel {
        let (sites, rows) = (Int.random(in: 1...10, using: &random), Int.random(in: 1...16, using: &random))
        let most = Int.random(in: 1...max(1, sites / 2), using: &random)
        var sets = SparseSets()
        for _ in 0..<rows {
            let size = Int.random(in: 1...most, using: &random)
            sets.append((0..<Int32(sites)).shuffled(using: &random).prefix(size).sorted())
        }
        return CoverKernel(weights: [Int64](repeating: 1, count: rows), rows: sets, sites: Array(0..<sites))
    }

    private func covers(_ sites: [Int], _ kernel: CoverKernel) -> Bool {
        (0..<kernel.rowCount).allSatisfy { row in kernel.rows[row].contains { sites.contains(Int($0)) } }
    }

    /// The fewest sites that cover every row, by trying all sets.
    private func fewest(_ kernel: CoverKernel) -> Int {
        let rows = (0..<kernel.rowCount).map { row in kernel.rows[row].reduce(0) { $0 | 1 << Int($1) } }
        return (0..<(1 << kernel.siteCount)).filter { plan in rows.allSatisfy { $0 & plan != 0 } }.map(\.nonzeroBitCount).min()
            ?? .max
    }

    @Test("equals trying every set of sites, whatever the prices", arguments: 0..<10 as Range<UInt64>)
    func exhaustive(block: UInt64) {
        for seed in block * 30..<block * 30 + 30 {
            var random = SeededGenerator(seed: seed)
            let kernel = kernel(&random)
            let fewest = fewest(kernel)
            for count in 0...kernel.siteCount {
                let prices = (0..<kernel.rowCount).map { _ in seed % 3 == 0 ? 0 : Int64.random(in: 0...9, using: &random) }
                var branching = CoverBranching(kernel, prices: prices) { true }
                switch branching.run(count: count) {
                case .cover(let sites):
                    #expect(sites.count <= count && Set(sites).count == sites.count, "seed \(seed) count \(count)")
                    #expect(covers(sites, kernel), "seed \(seed) count \(count)")
                case .impossible: #expect(count < fewest, "seed \(seed) count \(count)")
                case .unknown: Issue.record("seed \(seed) count \(count): no limit, and no answer")
                }
            }
        }
    }

    @Test("exchanges find covers of the fewest sites, and no others", arguments: 0..<5 as Range<UInt64>)
    func exchanges(block: UInt64) {
        for seed in block * 30..<block * 30 + 30 {
            var random = SeededGenerator(seed: seed)
            let kernel = kernel(&random)
            let fewest = fewest(kernel)
            var search = RowWeighting(kernel, open: Array(0..<kernel.siteCount), seed: seed)
            for count in stride(from: kernel.siteCount, through: fewest, by: -1) {
                let sites = search.run(count: count, effort: 100_000) { true }
                #expect(sites.map { $0.count <= count && covers($0, kernel) } == true, "seed \(seed) count \(count)")
            }
            #expect(search.run(count: fewest - 1, effort: 5_000) { true } == nil, "seed \(seed)")
        }
    }

    @Test("ends without an answer when nodes are used up or the caller stops")
    func limits() {
        let lines = AffineSpace(dimension: 3).lines
        var sets = SparseSets()
        for line in lines { sets.append(line) }
        let kernel = CoverKernel(weights: [Int64](repeating: 1, count: lines.count), rows: sets, sites: Array(0..<27))
        let prices = [Int64](repeating: 1, count: lines.count)
        var short = CoverBranching(kernel, prices: prices) { true }
        if case .unknown = short.run(count: 17, nodeLimit: 5) {} else { Issue.record("five nodes do not decide it") }
        #expect(short.nodes == 5)
        var stopped = CoverBranching(kernel, prices: prices) { false }
        if case .unknown = stopped.run(count: 17) {} else { Issue.record("it was stopped at once") }
    }
}
