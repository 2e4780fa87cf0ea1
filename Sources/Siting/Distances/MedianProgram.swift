import MILP

/// The mixed-integer program of a p-median kernel in the radius formulation (Elloumi 2010, doi:10.1007/s10878-008-9146-0): one step variable
/// per row and distinct value, 1 where no site as cheap as that is open.
///
/// Minimise Σ over rows and steps of (next value − value) z, with z₁ + Σ y of the cheapest sites >= 1, zₖ + Σ y of the sites at step k >= zₖ₋₁,
/// Σ y <= count, y whole, z from 0 to 1. Each site occurs once per row, as in Durán-Mateluna, Ales & Elloumi 2023 (doi:10.1016/j.cor.2023.106214).
struct MedianProgram {
    private let kernel: MedianKernel
    private let grain: Int64
    private var program = LinearProgram(sense: .minimize)
    /// What is paid whatever is opened, in grains.
    private var offset: Int64 = 0
    private var scale = 1.0

    /// The reduced costs HiGHS calls zero.
    private static let dualTolerance = 1e-7
    /// The largest coefficient handed over unscaled.
    private static let largestCoefficient = Double(1 << 20)

    init(_ kernel: MedianKernel, count: Int, grain: Int64) {
        self.kernel = kernel
        self.grain = grain
        var scale = 1.0
        let largest = (kernel.bases.max() ?? grain) / grain
        while Double(largest) * scale > Self.largestCoefficient { scale /= 2 }
        self.scale = scale
        var offset = kernel.fixed
        let sites = (0..<kernel.siteCount).map { _ in program.addColumn(cost: 0, upper: 1, isInteger: true) }
        program.addRow(upper: Double(count), sites.map { ($0, 1) })
        for row in 0..<kernel.rowCount {
            let pairs = kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1]
            offset += kernel.pairValues[pairs.lowerBound]
            var before: Variable?
            var pair = pairs.lowerBound
            while pair < pairs.upperBound {
                let value = kernel.pairValues[pair]
                var terms: [(Variable, Double)] = []
                while pair < pairs.upperBound, kernel.pairValues[pair] == value {
                    terms.append((sites[Int(kernel.pairSites[pair])], 1))
                    pair += 1
                }
                let next = pair < pairs.upperBound ? kernel.pairValues[pair] : kernel.bases[row]
                let step = program.addColumn(cost: Double(next - value) / Double(grain) * scale, upper: 1)
                terms.append((step, 1))
                if let before { terms.append((before, -1)) }
                program.addRow(lower: before == nil ? 1 : 0, terms)
                before = step
            }
        }
        self.offset = offset
    }

    /// Solves the program from a start of open sites, in the kernel's numbers.
    ///
    /// `goesOn` is told the bound in grains and returns whether to go on.
    func solve(
        by means: SearchMeans, start: [Int], gap: Int64,
        goesOn: @escaping @Sendable (_ bound: Int64) -> Bool
    ) throws(SitingError) -> (sites: [Int], bound: Int64) {
        let slack = Self.dualTolerance * Double(program.columnCount) / scale
        let (scale, offset, grain) = (scale, offset, grain)
        let report = try means.report(
            on: program, absoluteGap: (Double(gap / grain) + 0.9) * scale, start: values(of: start)
        ) { _, _, bound in goesOn(Self.grains(bound / scale - slack, offset, grain)) }
        let sites = report.values.isEmpty ? start : (0..<kernel.siteCount).filter { report.values[$0] > 0.5 }
        let value = kernel.value(of: sites)
        var bound = Self.grains(report.bound / scale - slack, offset, grain)
        // Where a step is finer than the solver's tolerance, its word that nothing better exists is all there is.
        if report.status == .optimal, slack > 0.05 {
            let allowed = (2 * slack + 1) * Double(grain) + Double(gap)
            if Double(value - bound) <= allowed { bound = max(bound, value - gap) }
        }
        return (sites, min(bound, value))
    }

    private func values(of open: [Int]) -> [Double] {
        var values = [Double](repeating: 0, count: program.columnCount)
        for site in open { values[site] = 1 }
        var step = kernel.siteCount
        for row in 0..<kernel.rowCount {
            let pairs = kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1]
            var pair = pairs.lowerBound
            var isServed = false
            while pair < pairs.upperBound {
                let value = kernel.pairValues[pair]
                while pair < pairs.upperBound, kernel.pairValues[pair] == value {
                    if values[Int(kernel.pairSites[pair])] == 1 { isServed = true }
                    pair += 1
                }
                values[step] = isServed ? 0 : 1
                step += 1
            }
        }
        return values
    }

    /// Returns the grains of a bound of the program, rounded up to whole steps; the smallest of all where it says nothing.
    private static func grains(_ value: Double, _ offset: Int64, _ grain: Int64) -> Int64 {
        guard value.magnitude < 9e15, value.magnitude * Double(grain) < 4e18 else { return .min }
        return Int64(value.rounded(.up)) * grain + offset
    }
}
