/// Open sites of a conditioned kernel, with how often each row is covered and what each closed site would add, kept up to date.
///
/// - Complexity: opening or closing a site costs the pairs of its rows that change between uncovered, covered once and twice.
struct ConditionedState {
    let kernel: ConditionedKernel
    /// What a row covered once adds for each unit of weight, and a row covered twice.
    private let first: Int64
    private let second: Int64
    private(set) var isOpen: [Bool]
    /// How many open sites and fixed facilities cover each row.
    private(set) var counts: [Int32]
    /// What each closed site would add and each open site would take, in units of value.
    private(set) var gain: [Int64]
    private(set) var loss: [Int64]
    /// The units covered once, those of the fixed facilities aside; in all and by unit of each level.
    private(set) var covered: Int64 = 0
    private(set) var coveredByUnit: [[Int64]]
    /// The value of what is decided here.
    private(set) var value: Int64 = 0

    /// Opens no site; existing facilities that may be closed are open.
    init(_ kernel: ConditionedKernel, first: Int64, second: Int64) {
        self.kernel = kernel
        (self.first, self.second) = (first, second)
        isOpen = [Bool](repeating: false, count: kernel.siteCount)
        counts = kernel.base.map(Int32.init)
        gain = [Int64](repeating: 0, count: kernel.siteCount)
        loss = gain
        coveredByUnit = kernel.fixedByUnit.map { [Int64](repeating: 0, count: $0.count) }
        for site in 0..<kernel.siteCount {
            for row in kernel.columns[site] { gain[site] += step(Int(row), from: counts[Int(row)]) }
        }
        for site in kernel.openableCount..<kernel.siteCount { open(site) }
    }

    /// What covering a row once more adds.
    private func step(_ row: Int, from count: Int32) -> Int64 {
        count == 0 ? first * kernel.weights[row] : count == 1 ? second * kernel.weights[row] : 0
    }

    mutating func open(_ site: Int) {
        value += gain[site]
        isOpen[site] = true
        change(site, by: 1)
    }

    mutating func close(_ site: Int) {
        value -= loss[site]
        isOpen[site] = false
        change(site, by: -1)
    }

    private mutating func change(_ site: Int, by one: Int32) {
        for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
            let row = Int(kernel.columns.members[position])
            let old = counts[row]
            counts[row] += one
            if old == 0 || counts[row] == 0 {
                let change = Int64(one) * kernel.weights[row]
                covered += change
                for level in coveredByUnit.indices where kernel.unitOfRow[level][row] >= 0 {
                    coveredByUnit[level][Int(kernel.unitOfRow[level][row])] += change
                }
            }
            guard min(old, counts[row]) < 3 else { continue }
            let (added, taken) = (step(row, from: counts[row]), step(row, from: counts[row] - 1))
            let (addedBefore, takenBefore) = (step(row, from: old), step(row, from: old - 1))
            for other in kernel.rows.offsets[row]..<kernel.rows.offsets[row + 1] {
                let member = Int(kernel.rows.members[other])
                gain[member] += added - addedBefore
                loss[member] += taken - takenBefore
            }
        }
    }
}
