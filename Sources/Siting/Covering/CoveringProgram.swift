import MILP

/// The mixed-integer program of a kernel: maximise Σ w z − fee Σ y with z <= Σ y over each row's sites, Σ y <= count, y whole, z from 0 to 1.
///
/// A row of a single site needs no z: its weight goes to the site.
struct CoveringProgram {
    private let kernel: CoverKernel
    private let fee: Int64
    private var program = LinearProgram(sense: .maximize)
    /// The z of each row; nil where its site stands for it.
    private var rowVariables: [Variable?] = []
    /// What one unit of weight is in the program's objective: a power of two, 1 unless weights are very large.
    private let scale: Double

    /// The reduced costs HiGHS calls zero: each of the program's columns, all of range 1, may carry so much of an error in the bound.
    private static let dualTolerance = 1e-7
    /// The largest coefficient handed over unscaled.
    private static let largestCoefficient = Double(1 << 20)

    init(_ kernel: CoverKernel, count: Int, fee: Int64 = 0) {
        self.kernel = kernel
        self.fee = fee
        var scale = 1.0
        let largest = Double(max(fee, kernel.weights.max() ?? 1))
        while largest * scale > Self.largestCoefficient { scale /= 2 }
        self.scale = scale
        var own = [Double](repeating: -Double(fee) * scale, count: kernel.siteCount)
        for row in 0..<kernel.rowCount where kernel.rows.size(row) == 1 {
            for site in kernel.rows[row] { own[Int(site)] += Double(kernel.weights[row]) * scale }
        }
        let sites = own.map { program.addColumn(cost: $0, upper: 1, isInteger: true) }
        program.addRow(upper: Double(count), sites.map { ($0, 1) })
        for row in 0..<kernel.rowCount {
            guard kernel.rows.size(row) > 1 else {
                rowVariables.append(nil)
                continue
            }
            let covered = program.addColumn(cost: Double(kernel.weights[row]) * scale, upper: 1)
            program.addRow(lower: 0, kernel.rows[row].map { (sites[Int($0)], 1.0) } + [(covered, -1)])
            rowVariables.append(covered)
        }
    }

    /// What the solver found.
    struct Result {
        /// The kernel's numbers of the open sites.
        var sites: [Int]
        /// In whole units, rounded down after the solver's tolerance was added.
        var bound: Int64
        /// What ended the solver before its end.
        var limit: SolveReport.Limit?
    }

    /// Solves the program from a start of open sites; `ownNodes` as for ``SearchMeans/report(on:absoluteGap:relativeGap:ownNodes:start:progress:)``.
    ///
    /// `gap` is what the bound may exceed the value by, in units; `goesOn` is told value and bound, in units, and returns whether to go
    /// on.
    func solve(
        by means: SearchMeans, ownNodes: Int?, start: [Int], gap: Int64,
        goesOn: @escaping @Sendable (_ value: Int64, _ bound: Int64) -> Bool
    ) throws(SitingError) -> Result {
        let (slack, scale) = (tolerance, scale)
        let report = try means.report(
            on: program, absoluteGap: (Double(gap) + 0.9) * scale, ownNodes: ownNodes, start: values(of: start)
        ) { _, objective, bound in
            goesOn(Self.units(objective / scale, else: 0), Self.units(bound / scale + slack, else: .max / 2))
        }
        let sites = report.values.isEmpty ? start : (0..<kernel.siteCount).filter { report.values[$0] > 0.5 }
        let value = CoverState(kernel, open: sites).value - fee * Int64(sites.count)
        var bound = Self.units(report.bound / scale + slack, else: .max / 2)
        // Where a unit is finer than the solver's tolerance, its word that nothing better exists is all there is.
        if report.status == .optimal, slack > 0.05, report.bound / scale - Double(value) <= 2 * slack + Double(gap) + 1 {
            bound = min(bound, value + gap)
        }
        return Result(sites: sites, bound: max(bound, value), limit: report.limit)
    }

    /// What the solver's bound may be short of the truth, in units.
    private var tolerance: Double { Self.dualTolerance * Double(program.columnCount) / scale }

    private func values(of open: [Int]) -> [Double] {
        var values = [Double](repeating: 0, count: program.columnCount)
        for site in open { values[site] = 1 }
        for (row, isCovered) in kernel.covered(by: open).enumerated() where isCovered {
            if let variable = rowVariables[row] { values[variable.index] = 1 }
        }
        return values
    }

    /// Returns the whole units below a figure of the solver, or `fallback` for one that says nothing.
    private static func units(_ value: Double, else fallback: Int64) -> Int64 {
        value.magnitude < 9e15 ? Int64(value.rounded(.down)) : fallback
    }
}
