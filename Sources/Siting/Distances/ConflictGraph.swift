/// Sites of which some pairs may not be open together.
struct ConflictGraph {
    let count: Int
    private var isConflict: [Bool]

    /// Makes a graph by asking for every pair once.
    init(_ count: Int, _ conflict: (Int, Int) -> Bool) {
        self.count = count
        isConflict = [Bool](repeating: false, count: count * count)
        for first in 0..<count {
            for second in 0..<first where conflict(first, second) {
                isConflict[first * count + second] = true
                isConflict[second * count + first] = true
            }
        }
    }

    private func conflicts(_ first: Int, _ second: Int) -> Bool { isConflict[first * count + second] }

    func isIndependent(_ sites: [Int]) -> Bool {
        for (place, site) in sites.enumerated() where sites[..<place].contains(where: { conflicts(site, $0) }) { return false }
        return true
    }

    /// Returns sites without a conflict, at each turn the one with the fewest conflicts among those that are left.
    func independentGreedily() -> [Int] {
        var isLeft = [Bool](repeating: true, count: count)
        var degree = (0..<count).map { site in (0..<count).count { conflicts(site, $0) } }
        var chosen: [Int] = []
        while let best = (0..<count).filter({ isLeft[$0] }).min(by: { (degree[$0], $0) < (degree[$1], $1) }) {
            chosen.append(best)
            isLeft[best] = false
            for other in 0..<count where isLeft[other] && conflicts(best, other) {
                isLeft[other] = false
                for third in 0..<count where conflicts(other, third) { degree[third] -= 1 }
            }
        }
        return chosen
    }

    /// Returns groups of which at most one site each may be open, every conflict in one of them, and a bound on independent sites from
    /// groups that hold every site once; nil once `goesOn` says no.
    func cliqueCover(goesOn: () -> Bool = { true }) -> (rows: [[Int]], bound: Int)? {
        var isCovered = [Bool](repeating: false, count: count * count)
        var rows: [[Int]] = []
        func grown(_ clique: [Int]) -> [Int] {
            var clique = clique
            for site in 0..<count where !clique.contains(site) && clique.allSatisfy({ conflicts(site, $0) }) {
                clique.append(site)
            }
            return clique
        }
        for first in 0..<count {
            for second in 0..<first where conflicts(first, second) && !isCovered[first * count + second] {
                guard goesOn() else { return nil }
                let clique = grown([first, second])
                rows.append(clique)
                for one in clique { for other in clique { isCovered[one * count + other] = true } }
            }
        }
        var isGrouped = [Bool](repeating: false, count: count)
        var groups = 0
        for site in 0..<count where !isGrouped[site] {
            groups += 1
            var group = [site]
            isGrouped[site] = true
            for other in site + 1..<max(count, site + 1) where !isGrouped[other] && group.allSatisfy({ conflicts(other, $0) }) {
                group.append(other)
                isGrouped[other] = true
            }
        }
        return (rows, groups)
    }
}
