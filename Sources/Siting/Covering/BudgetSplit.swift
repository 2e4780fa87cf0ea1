/// Spreads a number of sites over parts so that their values, given for every number, add up to the most.
///
/// A dynamic program over the parts. Memory: 4 bytes for each part and number.
struct BudgetSplit: Sendable {
    let budget: Int
    /// The most that the parts so far reach with at most so many sites.
    private(set) var best: [Int64] = [0]
    private var choices: [[Int32]] = []

    init(budget: Int) { self.budget = budget }

    /// Adds a part by its value for 0, 1, … sites; values never fall.
    ///
    /// O(numbers of the part × numbers so far).
    mutating func add(_ values: [Int64]) {
        let extent = best.count - 1
        let reach = values.count - 1
        let top = min(budget, extent + reach)
        var next = [Int64](repeating: .min, count: top + 1)
        var choice = [Int32](repeating: 0, count: top + 1)
        for taken in 0...min(reach, top) {
            let value = values[taken]
            for rest in 0...min(extent, top - taken) where best[rest] + value > next[rest + taken] {
                next[rest + taken] = best[rest] + value
                choice[rest + taken] = Int32(taken)
            }
        }
        best = next
        choices.append(choice)
    }

    /// The most that all parts reach with at most `count` sites.
    func value(_ count: Int) -> Int64 { best[min(count, best.count - 1)] }

    /// Returns the fewest sites that reach `need`; nil where the budget does not.
    func fewest(reaching need: Int64) -> Int? { best.firstIndex { $0 >= need } }

    /// Returns how many sites each part gets where at most `count` are spread best.
    func allocation(_ count: Int) -> [Int] {
        var left = min(count, best.count - 1)
        var counts = [Int](repeating: 0, count: choices.count)
        for part in choices.indices.reversed() {
            left = min(left, choices[part].count - 1)
            counts[part] = Int(choices[part][left])
            left -= counts[part]
        }
        return counts
    }
}
