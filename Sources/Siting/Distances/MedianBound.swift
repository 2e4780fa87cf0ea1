/// A bound on every plan of a p-median kernel: the Lagrangian over "each row is served once", raised by subgradient steps.
///
/// For multipliers u no plan costs less than Σ u − the largest `count` of the sites' Σ (u − value)⁺ (Cornuéjols, Fisher & Nemhauser 1977,
/// doi:10.1287/mnsc.23.8.789). All sums are of whole grains, so that the bound holds exactly.
struct MedianBound {
    let kernel: MedianKernel
    private let columns: MedianColumns
    private let count: Int
    /// The multipliers of the next evaluation.
    private var multipliers: [Int64]
    /// The best bound, and what it was proven with: multipliers, and what each site takes off.
    private(set) var bound = Int64.min
    private(set) var bestMultipliers: [Int64]
    private(set) var bestReductions: [Int64]
    /// The sites of the last evaluation, those that take off most.
    private(set) var chosen: [Int] = []
    /// How often each site was chosen of late, from 0 to 1.
    private(set) var frequency: [Double]
    private var evaluations = 0.0
    private var reductions: [Int64]
    private var order: TopSelection
    private var times: [Int32]
    private var direction: [Double]
    private var pace: Double
    private var idle = 0

    /// Steps without a better bound after which the pace is halved.
    private static let patience = 12
    /// The share of the last direction that a step keeps (Camerini, Fratta & Maffioli 1975).
    private static let memory = 0.7
    /// Evaluations that ``frequency`` averages.
    private static let remembered = 10.0
    /// The pace below which nothing more is to be gained.
    private static let slowest = 0.002

    /// Starts from multipliers, one per row, or from the second cheapest pair of each.
    init(_ kernel: MedianKernel, count: Int, multipliers start: [Int64]? = nil, pace: Double = 1.2) {
        self.kernel = kernel
        columns = kernel.columns()
        self.count = min(count, kernel.siteCount)
        self.pace = pace
        multipliers =
            start
            ?? (0..<kernel.rowCount).map { row in
                let pairs = kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1]
                return pairs.count > 1 ? kernel.pairValues[pairs.lowerBound + 1] : kernel.bases[row]
            }
        bestMultipliers = multipliers
        reductions = [Int64](repeating: 0, count: kernel.siteCount)
        bestReductions = reductions
        frequency = [Double](repeating: 0, count: kernel.siteCount)
        order = TopSelection(size: kernel.siteCount)
        times = [Int32](repeating: 0, count: kernel.rowCount)
        direction = [Double](repeating: 0, count: kernel.rowCount)
    }

    /// Whether steps have become too short to help.
    var isSpent: Bool { pace < Self.slowest }

    /// Evaluates the multipliers and takes a step towards what would prove `target`.
    ///
    /// O(pairs below the multipliers).
    mutating func step(towards target: Int64) {
        guard evaluate(), !isSpent, bound < target else { return }
        var norm = 0.0
        for row in times.indices {
            // A row that two chosen sites would serve pays too much; one that none would serve pays too little.
            let slope = Double(1 - times[row])
            direction[row] = slope + Self.memory * direction[row]
            norm += direction[row] * direction[row]
        }
        guard norm > 0 else {
            pace = 0
            return
        }
        let length = pace * (Double(target - bound) * 1.02 + 1) / norm
        for row in multipliers.indices {
            let pairs = kernel.rowOffsets[row]
            let moved = Double(multipliers[row]) + length * direction[row]
            let low = kernel.pairValues[pairs]
            let high = kernel.bases[row]
            multipliers[row] = moved <= Double(low) ? low : moved >= Double(high) ? high : Int64(moved)
        }
    }

    /// Evaluates the multipliers; returns false when they were put back to the best known ones instead of leading on.
    private mutating func evaluate() -> Bool {
        for site in reductions.indices { reductions[site] = 0 }
        var sum = kernel.fixed
        for row in multipliers.indices {
            let multiplier = multipliers[row]
            sum += multiplier
            for pair in kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1] {
                let left = multiplier - kernel.pairValues[pair]
                if left <= 0 { break }
                reductions[Int(kernel.pairSites[pair])] += left
            }
        }
        order.select(count, from: reductions)
        chosen = order.order.prefix(count).map { Int($0) }
        evaluations = min(evaluations + 1, Self.remembered)
        for site in frequency.indices { frequency[site] *= 1 - 1 / evaluations }
        for row in times.indices { times[row] = 0 }
        for site in chosen {
            frequency[site] += 1 / evaluations
            sum -= reductions[site]
            for pair in columns.offsets[site]..<columns.offsets[site + 1] {
                let row = Int(columns.rows[pair])
                if columns.values[pair] < multipliers[row] { times[row] += 1 }
            }
        }
        // At its base a row may as well be left to it.
        for row in times.indices where times[row] == 0 && multipliers[row] == kernel.bases[row] { times[row] = 1 }
        if sum > bound {
            bound = sum
            bestMultipliers = multipliers
            bestReductions = reductions
            idle = 0
        } else {
            idle += 1
            if idle >= Self.patience {
                idle = 0
                pace /= 2
                multipliers = bestMultipliers
                for row in direction.indices { direction[row] = 0 }
                return false
            }
        }
        return true
    }

    /// Returns which sites every plan cheaper than `target` opens, and which it leaves closed, by the best bound.
    func decided(below target: Int64) -> (opened: [Bool], closed: [Bool]) {
        var (opened, closed) = (
            [Bool](repeating: false, count: kernel.siteCount), [Bool](repeating: false, count: kernel.siteCount)
        )
        guard count < kernel.siteCount, count > 0 else { return (opened, closed) }
        var order = TopSelection(size: kernel.siteCount)
        order.select(count, from: bestReductions)
        let inside = order.order.prefix(count).map { Int($0) }
        let outside = order.order.dropFirst(count).map { Int($0) }
        let last = inside.reduce(Int64.max) { min($0, bestReductions[$1]) }
        let next = outside.reduce(Int64.min) { max($0, bestReductions[$1]) }
        for site in inside where bound + bestReductions[site] - next >= target { opened[site] = true }
        for site in outside where bound + last - bestReductions[site] >= target { closed[site] = true }
        return (opened, closed)
    }
}
