/// Bounds what `count` sites of a kernel can cover, by paying a price for every row a plan is to cover.
///
/// With a price λ between 0 and its weight on each row, no plan covers more than Σ (weight − λ) + the `count` largest sums of prices over
/// the sites' rows; where each open site costs a fee, no plan is worth more than the same with the fee taken off each sum, and sums
/// below it left out (Fisher 1981, doi:10.1287/mnsc.27.1.1; Galvão & ReVelle 1996, doi:10.1016/0377-2217(94)00159-6). Prices are whole
/// numbers of a fraction of the unit, so that every bound is exact. The subgradient method with Polyak's step lowers it.
struct LagrangianBound {
    let kernel: CoverKernel
    let count: Int
    /// What an open site costs, in units.
    let fee: Int64
    /// Fine units per unit: a power of two.
    let fineness: Int64
    /// The prices of the lowest bound so far, in fine units.
    private(set) var bestPrices: [Int64]
    /// The lowest bound so far, in fine units.
    private(set) var best = Int64.max
    /// The sites the prices last chose: the largest sums.
    private(set) var chosen: [Int] = []
    /// Sites that every plan better than the rival leaves closed.
    private(set) var isClosed: [Bool]
    /// Sites that every plan better than the rival opens.
    private(set) var isOpened: [Bool]

    /// Steps taken.
    private(set) var stepCount = 0
    /// How often each site was chosen of late, from 0 to 1.
    private(set) var frequency: [Double]

    private var prices: [Int64]
    private var sums: [Int64]
    private var coverCounts: [Int32]
    private var direction: [Double]
    private var top: TopSelection
    private var stepScale = 1.0
    private var sinceImprovement = 0

    /// Prepares to bound `count` sites.
    ///
    /// Starts from prices of half the weight, or from those given, in units.
    init(_ kernel: CoverKernel, count: Int, fee: Int64 = 0, prices start: [Double]? = nil) {
        self.kernel = kernel
        self.count = count
        self.fee = fee
        let total = max(1, kernel.totalWeight)
        var shift: Int64 = 1
        while shift < 1 << 20, total <= (Int64.max >> 3) / Int64(count + 2) / (shift * 2), max(total, fee) * shift < 1 << 51 {
            shift *= 2
        }
        fineness = shift
        prices = kernel.weights.map { $0 * shift / 2 }
        if let start {
            stepScale = Self.warmStepScale
            for (row, price) in start.enumerated() {
                let weight = kernel.weights[row] * shift
                prices[row] = min(weight, max(0, Int64((min(price, Double(kernel.weights[row])) * Double(shift)).rounded())))
            }
        }
        bestPrices = prices
        isClosed = [Bool](repeating: false, count: kernel.siteCount)
        isOpened = isClosed
        sums = [Int64](repeating: 0, count: kernel.siteCount)
        coverCounts = [Int32](repeating: 0, count: kernel.rowCount)
        frequency = [Double](repeating: 0, count: kernel.siteCount)
        direction = [Double](repeating: 0, count: kernel.rowCount)
        top = TopSelection(size: kernel.siteCount)
    }

    /// Steps without improvement after which they are halved.
    private static let patience = 20
    /// The first step, relative to Polyak's, where prices are known to be good.
    private static let warmStepScale = 0.25

    /// The lowest bound so far in whole units.
    var bound: Int64 { best / fineness }

    /// The prices of the lowest bound, in units.
    var unitPrices: [Double] { bestPrices.map { Double($0) / Double(fineness) } }

    /// The site about which the prices change their mind most.
    var mostUndecided: Int {
        frequency.indices.min { (abs(frequency[$0] - 0.5), $0) < (abs(frequency[$1] - 0.5), $1) } ?? 0
    }

    /// Whether more steps would hardly lower the bound.
    var isExhausted: Bool { stepScale < 0.0005 }

    /// Takes one step; `rival` is what the best known plan covers.
    ///
    /// O(pairs).
    mutating func step(against rival: Int64) {
        let value = evaluate()
        stepCount += 1
        if value < best {
            if Double(best) - Double(value) > 1e-5 * Double(value) { sinceImprovement = 0 } else { sinceImprovement += 1 }
            best = value
            bestPrices = prices
        } else {
            sinceImprovement += 1
        }
        settle(value, against: rival)
        if sinceImprovement >= Self.patience {
            sinceImprovement = 0
            stepScale /= 2
            prices = bestPrices
            _ = evaluate()
            for row in direction.indices { direction[row] = 0 }
            move(value: best, rival: rival)
        } else {
            move(value: value, rival: rival)
        }
    }

    /// Settles sites at the prices of the lowest bound, for a rival that has become better since.
    mutating func settleAgain(against rival: Int64) {
        prices = bestPrices
        settle(evaluate(), against: rival)
    }

    /// Returns what 0, 1, … `reach` sites can cover at most, by the prices of the lowest bound, in whole units.
    ///
    /// O(pairs + sites log sites).
    mutating func curve(to reach: Int) -> [Int64] {
        prices = bestPrices
        var value: Int64 = 0
        for row in prices.indices { value += kernel.weights[row] * fineness - prices[row] }
        addUp()
        var limits = [value / fineness]
        for sum in sums.sorted(by: >).prefix(reach) {
            value = min(Self.limit, value + sum)
            limits.append(value / fineness)
        }
        return limits
    }

    /// Returns the bound of the present prices in fine units; sets the sums and the chosen sites.
    private mutating func evaluate() -> Int64 {
        var value: Int64 = 0
        for row in prices.indices { value += kernel.weights[row] * fineness - prices[row] }
        addUp()
        top.select(count, from: sums)
        // A bound beyond the limit says nothing, and could not be told from one a little lower; it must only not overflow.
        let fee = fee * fineness
        for site in top.order.prefix(count) { value = min(Self.limit, value + max(0, sums[Int(site)] - fee)) }
        return value
    }

    /// Sums the prices of each site's rows.
    private mutating func addUp() {
        let columns = kernel.columns
        for site in sums.indices {
            var sum: Int64 = 0
            for position in columns.offsets[site]..<columns.offsets[site + 1] { sum += prices[Int(columns.members[position])] }
            sums[site] = sum
        }
    }

    /// More than any value in fine units, with room for one more sum.
    private static let limit = Int64.max / 2

    /// Notes which sites a plan better than the rival cannot open, or cannot do without, at the present prices.
    private mutating func settle(_ value: Int64, against rival: Int64) {
        let needed = (rival + 1) * fineness
        let fee = fee * fineness
        // What must go to make room for another site, and what comes in where one goes: 0 where there is room, or nothing to gain.
        var least = count < sums.count ? Int64.max : 0
        var next: Int64 = 0
        for site in top.order.prefix(count) { least = min(least, max(0, sums[Int(site)] - fee)) }
        for site in top.order.dropFirst(count) { next = max(next, sums[Int(site)] - fee) }
        for site in top.order.prefix(count) {
            let worth = sums[Int(site)] - fee
            if worth > 0, value - worth + next < needed { isOpened[Int(site)] = true }
            if worth <= 0, value + worth < needed { isClosed[Int(site)] = true }
        }
        for site in top.order.dropFirst(count) where value - least + sums[Int(site)] - fee < needed {
            isClosed[Int(site)] = true
        }
    }

    /// Moves the prices against the subgradient: up on rows no chosen site covers, down on rows several do.
    private mutating func move(value: Int64, rival: Int64) {
        for row in coverCounts.indices { coverCounts[row] = 0 }
        chosen.removeAll(keepingCapacity: true)
        for site in frequency.indices { frequency[site] *= 0.9 }
        for site in top.order.prefix(count) where fee == 0 || sums[Int(site)] > fee * fineness {
            chosen.append(Int(site))
            frequency[Int(site)] += 0.1
            for row in kernel.columns[Int(site)] { coverCounts[Int(row)] += 1 }
        }
        var square = 0.0
        for row in prices.indices {
            var slope = Double(coverCounts[row] - 1)
            if (slope < 0 && prices[row] == kernel.weights[row] * fineness) || (slope > 0 && prices[row] == 0) { slope = 0 }
            direction[row] = 0.92 * direction[row] + slope
            square += direction[row] * direction[row] * Double(kernel.weights[row])
        }
        guard square > 0 else { return }
        let length = stepScale * (Double(value) - Double(rival * fineness)) / square
        for row in prices.indices where direction[row] != 0 {
            let moved = Double(prices[row]) - length * direction[row] * Double(kernel.weights[row])
            let limit = kernel.weights[row] * fineness
            prices[row] = moved <= 0 ? 0 : moved >= Double(limit) ? limit : Int64(moved.rounded())
        }
    }
}
