/// Open sites of a p-median kernel with the two cheapest of every row, improved by exchanging one site at a time.
///
/// The fast interchange of Whitaker 1983 with the loss and gain of Resende & Werneck 2007 (doi:10.1016/j.ejor.2005.05.032): the profit of
/// opening j and closing r is gain(j) − loss(r) + extra(j, r).
struct MedianSearch {
    let kernel: MedianKernel
    private let columns: MedianColumns
    private let count: Int
    private(set) var open: [Int] = []
    private var isOpen: [Bool]
    /// The cheapest open site of each row (−1 where it pays its base), what it costs, and what the second costs.
    private var first: [Int32]
    private var firstValue: [Int64]
    private var secondValue: [Int64]
    /// What closing a site costs.
    private var loss: [Int64]
    private var extra: [Int64]
    private(set) var value: Int64

    init(_ kernel: MedianKernel, count: Int) {
        self.kernel = kernel
        columns = kernel.columns()
        self.count = min(count, kernel.siteCount)
        isOpen = [Bool](repeating: false, count: kernel.siteCount)
        first = [Int32](repeating: -1, count: kernel.rowCount)
        firstValue = kernel.bases
        secondValue = kernel.bases
        loss = [Int64](repeating: 0, count: kernel.siteCount)
        extra = loss
        value = kernel.worst
    }

    /// Closes everything and opens these sites.
    mutating func restart(from sites: [Int]) {
        for site in open { isOpen[site] = false }
        open = Array(sites.prefix(count))
        for site in open { isOpen[site] = true }
        for site in loss.indices { loss[site] = 0 }
        value = kernel.fixed
        for row in 0..<kernel.rowCount {
            look(row)
            value += firstValue[row]
            if first[row] >= 0 { loss[Int(first[row])] += secondValue[row] - firstValue[row] }
        }
    }

    /// Opens, one after another, the site that saves most, until the count is reached or nothing saves.
    ///
    /// Savings only fall, so that old ones bound new ones (Minoux 1978). Once `goesOn` says no nothing more is opened, but that one site is.
    mutating func openGreedily(goesOn: () -> Bool = { true }) {
        var savings = (0..<kernel.siteCount).map { isOpen[$0] ? 0 : saving(of: $0) }
        var isFresh = [Bool](repeating: true, count: kernel.siteCount)
        while open.count < count, open.isEmpty || goesOn() {
            guard let best = savings.indices.max(by: { (savings[$0], -$0) < (savings[$1], -$1) }), savings[best] > 0 else {
                return
            }
            if isFresh[best] {
                opening(best)
                savings[best] = 0
                for site in isFresh.indices { isFresh[site] = false }
            } else {
                savings[best] = saving(of: best)
                isFresh[best] = true
            }
        }
    }

    /// Exchanges sites as long as that saves; `goesOn` is asked before every site.
    mutating func improve(goesOn: () -> Bool = { true }) {
        guard kernel.siteCount > 0 else { return }
        var idle = 0
        var site = 0
        while idle < kernel.siteCount, goesOn() {
            if !isOpen[site], tryOpening(site) { idle = 0 } else { idle += 1 }
            site = site + 1 == kernel.siteCount ? 0 : site + 1
        }
    }

    private func saving(of site: Int) -> Int64 {
        var sum: Int64 = 0
        for pair in columns.offsets[site]..<columns.offsets[site + 1] {
            let saved = firstValue[Int(columns.rows[pair])] - columns.values[pair]
            if saved > 0 { sum += saved }
        }
        return sum
    }

    private mutating func tryOpening(_ site: Int) -> Bool {
        var gain: Int64 = 0
        for pair in columns.offsets[site]..<columns.offsets[site + 1] {
            let row = Int(columns.rows[pair])
            let (value, one, two) = (columns.values[pair], firstValue[row], secondValue[row])
            if value < one { gain += one - value }
            if value < two, first[row] >= 0 { extra[Int(first[row])] += two - max(value, one) }
        }
        if open.count < count {
            for other in open { extra[other] = 0 }
            guard gain > 0 else { return false }
            opening(site)
            return true
        }
        var (closing, best): (Int, Int64) = (-1, 0)
        for other in open {
            let profit = gain - loss[other] + extra[other]
            if profit > best { (closing, best) = (other, profit) }
            extra[other] = 0
        }
        guard closing >= 0 else { return false }
        closingSite(closing)
        opening(site)
        return true
    }

    private mutating func opening(_ site: Int) {
        isOpen[site] = true
        open.append(site)
        for pair in columns.offsets[site]..<columns.offsets[site + 1] {
            let row = Int(columns.rows[pair])
            if columns.values[pair] < secondValue[row] || columns.values[pair] == firstValue[row] { renew(row) }
        }
    }

    private mutating func closingSite(_ site: Int) {
        isOpen[site] = false
        open.removeAll { $0 == site }
        for pair in columns.offsets[site]..<columns.offsets[site + 1] {
            let row = Int(columns.rows[pair])
            if columns.values[pair] <= secondValue[row] { renew(row) }
        }
    }

    private mutating func renew(_ row: Int) {
        value -= firstValue[row]
        if first[row] >= 0 { loss[Int(first[row])] -= secondValue[row] - firstValue[row] }
        look(row)
        value += firstValue[row]
        if first[row] >= 0 { loss[Int(first[row])] += secondValue[row] - firstValue[row] }
    }

    /// Finds the two cheapest open sites of a row.
    private mutating func look(_ row: Int) {
        first[row] = -1
        firstValue[row] = kernel.bases[row]
        secondValue[row] = kernel.bases[row]
        for pair in kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1] where isOpen[Int(kernel.pairSites[pair])] {
            if first[row] < 0 {
                first[row] = kernel.pairSites[pair]
                firstValue[row] = kernel.pairValues[pair]
            } else {
                secondValue[row] = kernel.pairValues[pair]
                break
            }
        }
    }
}
