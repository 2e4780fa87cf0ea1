/// Looks for prices of a kernel's rows that bound well what `count` sites can cover: those of the linear relaxation.
///
/// The relaxation is a game between prices λ from 0 to the weight w and openings y from 0 to 1 that add up to `count`, about
/// Σ (w − λ) + Σ λ · cover(y). Both sides step at once, the openings against prices moved ahead (primal–dual hybrid gradient; Chambolle &
/// Pock 2011, doi:10.1007/s10851-010-0251-1), each row and site with a step of its own size (Pock & Chambolle 2011,
/// doi:10.1109/ICCV.2011.6126441), and start again from their averages from time to time (Applegate et al. 2021, arXiv:2106.04756). In
/// doubles on one thread: what the prices prove is for ``LagrangianBound`` to say.
struct PrimalDualPrices {
    let kernel: CoverKernel
    let count: Int
    /// The prices of the lowest bound so far, in units.
    private(set) var bestPrices: [Double]
    /// The lowest bound so far, in units, but for rounding.
    private(set) var bound = Double.infinity
    /// The most that openings so far cover, in units; no bound is lower.
    private(set) var value = 0.0

    private var prices: [Double]
    private var sums: [Double]
    private var openings: [Double]
    /// How often the openings cover each row.
    private var covers: [Double]
    private let priceSteps: [Double]
    private let openingSteps: [Double]
    /// Sums since the last restart.
    private var total: (prices: [Double], sums: [Double], openings: [Double], steps: Int)
    private var restartAfter = 100
    private var stepCount = 0

    /// Rows are first priced as if so many sites' worth of openings lay around each.
    private static let firstShare = 3.0
    /// How much larger the steps of prices are than those of openings.
    private static let balance = 2.0
    /// Steps from one restart to the next grow by this.
    private static let growth = 1.25
    /// Steps from one look at the bound to the next.
    private static let lookEvery = 10
    /// How close bound and value come, relative to the bound, before more steps would be in vain.
    private static let closeness = 1e-5
    /// Halvings when the toll of openings is looked for.
    private static let halvings = 45

    /// Prepares to price a kernel for `count` sites, fewer than it has.
    init(_ kernel: CoverKernel, count: Int) {
        self.kernel = kernel
        self.count = count
        let rows = 0..<kernel.rowCount
        let sizes = rows.map { Double(kernel.rows.size($0)) }
        let weights = kernel.weights.map { Double($0) }
        prices = rows.map { weights[$0] * min(1, Self.firstShare / sizes[$0]) }
        priceSteps = rows.map { Self.balance * weights[$0] / sizes[$0] }
        openingSteps = (0..<kernel.siteCount).map { site in
            1 / (Self.balance * kernel.columns[site].reduce(0.0) { $0 + weights[Int($1)] })
        }
        openings = [Double](repeating: Double(count) / Double(kernel.siteCount), count: kernel.siteCount)
        covers = [Double](repeating: 0, count: kernel.rowCount)
        sums = [Double](repeating: 0, count: kernel.siteCount)
        total = (covers, sums, sums, 0)
        bestPrices = prices
        sums = added(prices)
    }

    /// Whether more steps would hardly lower the bound.
    var isExhausted: Bool { bound < .infinity && bound - value <= Self.closeness * bound }

    /// The `count` sites that are open most, ascending.
    var mostOpen: [Int] {
        openings.indices.sorted { (openings[$0], -$0) > (openings[$1], -$1) }.prefix(count).sorted()
    }

    /// Takes one step.
    ///
    /// O(pairs).
    mutating func step() {
        cover()
        var covered = 0.0
        for row in prices.indices {
            let limit = Double(kernel.weights[row])
            covered += limit * min(1, covers[row])
            let price = min(limit, max(0, prices[row] - priceSteps[row] * (covers[row] - 1)))
            prices[row] = price
            total.prices[row] += price
        }
        value = max(value, covered)
        let before = sums
        sums = added(prices)
        for site in sums.indices {
            total.sums[site] += sums[site]
            total.openings[site] += openings[site]
            openings[site] += openingSteps[site] * (2 * sums[site] - before[site])
        }
        spread()
        total.steps += 1
        stepCount += 1
        let isOver = total.steps >= restartAfter
        if isOver || stepCount % Self.lookEvery == 0 { look(restarting: isOver) }
    }

    /// Adds up how often the openings cover each row.
    private mutating func cover() {
        for row in covers.indices { covers[row] = 0 }
        for site in openings.indices where openings[site] > 0 {
            for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
                covers[Int(kernel.columns.members[position])] += openings[site]
            }
        }
    }

    /// Returns the sum of the prices of each site's rows.
    private func added(_ prices: [Double]) -> [Double] {
        (0..<kernel.siteCount).map { site in
            var sum = 0.0
            for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
                sum += prices[Int(kernel.columns.members[position])]
            }
            return sum
        }
    }

    /// Moves the openings to the nearest that lie between 0 and 1 and add up to `count`: each pays the same toll, in its own steps.
    private mutating func spread() {
        var low = Double.infinity
        var high = -Double.infinity
        for site in openings.indices {
            low = min(low, (openings[site] - 1) / openingSteps[site])
            high = max(high, openings[site] / openingSteps[site])
        }
        for _ in 0..<Self.halvings {
            let toll = (low + high) / 2
            var sum = 0.0
            for site in openings.indices { sum += min(1, max(0, openings[site] - toll * openingSteps[site])) }
            if sum > Double(count) { low = toll } else { high = toll }
        }
        for site in openings.indices { openings[site] = min(1, max(0, openings[site] - high * openingSteps[site])) }
    }

    /// Keeps the better of the present and the average prices if they bound better than those before; starts again from the better.
    private mutating func look(restarting: Bool) {
        let part = 1 / Double(total.steps)
        let averages = (prices: total.prices.map { $0 * part }, sums: total.sums.map { $0 * part })
        let present = limit(prices, sums)
        let average = limit(averages.prices, averages.sums)
        if min(present, average) < bound {
            bound = min(present, average)
            bestPrices = present <= average ? prices : averages.prices
        }
        guard restarting else { return }
        if average < present {
            prices = averages.prices
            sums = averages.sums
            openings = total.openings.map { $0 * part }
        }
        for row in prices.indices { total.prices[row] = 0 }
        for site in sums.indices {
            total.sums[site] = 0
            total.openings[site] = 0
        }
        total.steps = 0
        restartAfter = Int(Double(restartAfter) * Self.growth)
    }

    /// What `count` sites cover at most by these prices, in units.
    private func limit(_ prices: [Double], _ sums: [Double]) -> Double {
        var limit = 0.0
        for row in prices.indices { limit += Double(kernel.weights[row]) - prices[row] }
        return sums.sorted(by: >).prefix(count).reduce(limit, +)
    }
}
