import GeoPrimitives
package import PlanningTerms

/// What became of the uncovered clusters of a result A in a result B.
package struct ClusterComparison: Hashable, Sendable {
    /// One cluster.
    package struct Entry: Hashable, Sendable {
        /// What became of it.
        package var change: ClusterChange
        /// Its id in A; `nil` where it opened.
        package var before: String?
        /// The clusters of B that hold its people, the one with the most first; what opened has its own.
        package var after: [String]
        /// Its people in A, in ticks.
        package var weightBefore: Int64
        /// Of its people those still uncovered, by the weights of B, in ticks; of what opened all.
        package var weightUncovered: Int64
    }

    /// The clusters of A in their order, then those that opened, in the order of B.
    package var entries: [Entry] = []

    /// How many clusters changed so.
    package func count(_ change: ClusterChange) -> Int { entries.count { $0.change == change } }

    /// Compares clusters by the points they hold.
    ///
    /// - Parameters:
    ///   - match: The points of both results.
    ///   - before: The number of the cluster of each point of A in `ids`; −1 where it is in none that is listed.
    ///   - after: The same for B.
    ///   - ids: The ids of the clusters of A and of B.
    /// - Complexity: O(n).
    package init(
        _ match: PointMatch, before: [Int32], after: [Int32], ids: (before: [String], after: [String])
    ) {
        var weights = [Int64](repeating: 0, count: ids.before.count)
        var uncovered = weights
        var isWhole = [Bool](repeating: true, count: ids.before.count)
        var shares = [[Int32: Int64]](repeating: [:], count: ids.before.count)
        var hadUncovered = [Bool](repeating: false, count: ids.after.count)
        for (row, other) in match.rowInAfter.enumerated() {
            let cluster = Int(before[row])
            let isStill = other >= 0 && !match.after.isCovered[Int(other)]
            let next = isStill ? after[Int(other)] : -1
            if next >= 0, !match.before.isCovered[row] { hadUncovered[Int(next)] = true }
            guard cluster >= 0 else { continue }
            weights[cluster] += match.before.ticks[row]
            guard isStill else {
                // A point without people is nobody's loss.
                if match.before.ticks[row] > 0 { isWhole[cluster] = false }
                continue
            }
            uncovered[cluster] += match.after.ticks[Int(other)]
            if next >= 0 { shares[cluster][next, default: 0] += match.after.ticks[Int(other)] }
            if next < 0, match.after.ticks[Int(other)] > 0 { isWhole[cluster] = false }
        }
        for cluster in ids.before.indices {
            let parts = shares[cluster].filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            let change: ClusterChange =
                uncovered[cluster] == 0 ? .closed : parts.count > 1 ? .split : isWhole[cluster] ? .kept : .shrunk
            entries.append(
                Entry(
                    change: change, before: ids.before[cluster], after: parts.map { ids.after[Int($0)] },
                    weightBefore: weights[cluster], weightUncovered: uncovered[cluster]))
        }
        var opened = [Int64](repeating: 0, count: ids.after.count)
        for (row, cluster) in after.enumerated() where cluster >= 0 { opened[Int(cluster)] += match.after.ticks[row] }
        for cluster in ids.after.indices where !hadUncovered[cluster] {
            entries.append(
                Entry(
                    change: .opened, before: nil, after: [ids.after[cluster]], weightBefore: 0, weightUncovered: opened[cluster]))
        }
    }
}
