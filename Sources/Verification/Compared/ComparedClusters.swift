import PlanningTerms
import Publication
import ServiceModel

/// What became of the uncovered clusters between two states, by the points that name them.
struct ComparedClusters {
    /// One cluster before, with where its people are after.
    private struct Fate {
        var people: Int64 = 0, uncovered: Int64 = 0
        /// Whether somebody of it is covered, or in no cluster that is listed.
        var isBroken = false
        /// By cluster after, in the order in which these are named, the people of this one.
        var shares: [Int: Int64] = [:]
    }

    /// A row of `clusters.csv` each: those before, then those that opened.
    private(set) var rows: [ClusterChangeRow] = []

    init(_ pairs: ComparedPairs) {
        let (scale, before, after) = (pairs.scale, pairs.before, pairs.after)
        let (old, new) = (Self.numbers(before.clusters), Self.numbers(after.clusters))
        var fates = [Fate](repeating: Fate(), count: old.names.count)
        var isKnown = [Bool](repeating: false, count: new.names.count)
        for (row, other) in pairs.rowAfter.enumerated() {
            let people = scale.ticks(before.weights[row])
            let isUncovered = other.map { !after.isCovered[$0] } ?? false
            let next = other.flatMap { isUncovered ? new.ofRow[$0] : nil }
            if let next, !before.isCovered[row] { isKnown[next] = true }
            guard let cluster = old.ofRow[row] else { continue }
            fates[cluster].people += people
            guard let other, isUncovered else {
                if people > 0 { fates[cluster].isBroken = true }
                continue
            }
            let now = scale.ticks(after.weights[other])
            fates[cluster].uncovered += now
            if let next { fates[cluster].shares[next, default: 0] += now } else if now > 0 { fates[cluster].isBroken = true }
        }
        for (name, fate) in zip(old.names, fates) {
            let heirs = fate.shares.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            let change: ClusterChange =
                if fate.uncovered == 0 { .closed } else if heirs.count > 1 { .split } else { fate.isBroken ? .shrunk : .kept }
            rows.append(
                ClusterChangeRow(
                    change: change, before: name, after: heirs.map { new.names[$0] }, peopleBefore: scale.weight(fate.people),
                    peopleUncovered: scale.weight(fate.uncovered)))
        }
        var opened = [Int64](repeating: 0, count: new.names.count)
        for (row, cluster) in new.ofRow.enumerated() { if let cluster { opened[cluster] += scale.ticks(after.weights[row]) } }
        for (number, name) in new.names.enumerated() where !isKnown[number] {
            rows.append(
                ClusterChangeRow(
                    change: .opened, after: [name], peopleBefore: 0, peopleUncovered: scale.weight(opened[number])))
        }
    }

    /// The names of clusters in the order in which they stand first, and the number of each row's.
    private static func numbers(_ names: [String]) -> (names: [String], ofRow: [Int?]) {
        var (known, order): ([String: Int], [String]) = ([:], [])
        let ofRow = names.map { name -> Int? in
            guard !name.isEmpty else { return nil }
            if known[name] == nil {
                known[name] = order.count
                order.append(name)
            }
            return known[name]
        }
        return (order, ofRow)
    }
}
