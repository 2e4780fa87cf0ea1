/// Disjoint sets with path halving and union by size (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160).
struct DisjointSets {
    private var parent: [Int32]
    private var size: [Int32]

    /// Makes so many sets of one member.
    init(count: Int) {
        parent = (0..<count).map { Int32($0) }
        size = [Int32](repeating: 1, count: count)
    }

    /// Returns the representative of a member's set.
    mutating func find(_ member: Int32) -> Int32 {
        var node = member
        while parent[Int(node)] != node {
            parent[Int(node)] = parent[Int(parent[Int(node)])]
            node = parent[Int(node)]
        }
        return node
    }

    /// Joins the sets of two members.
    mutating func unite(_ a: Int32, _ b: Int32) {
        var (large, small) = (find(a), find(b))
        guard large != small else { return }
        if size[Int(large)] < size[Int(small)] { swap(&large, &small) }
        parent[Int(small)] = large
        size[Int(large)] += size[Int(small)]
    }
}
