/// Covers the edges of a conflict graph with cliques, greedily: one row of a program then says for many pairs that at most one may be open.
enum CliqueCover {
    /// Returns cliques, ascending within, that hold every pair at least once.
    ///
    /// O(pairs × neighbours).
    static func cliques(of pairs: [SitePair], siteCount: Int) -> [[Int]] {
        var neighbours = [Set<Int>](repeating: [], count: siteCount)
        for pair in pairs {
            neighbours[pair.first].insert(pair.second)
            neighbours[pair.second].insert(pair.first)
        }
        var covered: Set<SitePair> = []
        var cliques: [[Int]] = []
        for pair in pairs.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) where !covered.contains(pair) {
            var clique = [pair.first, pair.second]
            for site in neighbours[pair.first].intersection(neighbours[pair.second]).sorted()
            where clique.allSatisfy({ neighbours[site].contains($0) }) {
                clique.append(site)
            }
            clique.sort()
            for (index, first) in clique.enumerated() {
                for second in clique.dropFirst(index + 1) { covered.insert(SitePair(first, second)) }
            }
            cliques.append(clique)
        }
        return cliques
    }
}
