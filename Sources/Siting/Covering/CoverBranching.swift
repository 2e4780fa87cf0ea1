/// Decides whether a number of sites cover every row of a kernel, by branching depth first on the row that fewest sites still cover.
///
/// Every row has a price. Sites that may still be opened cover rows worth so much; where the best of them together do not reach what is
/// uncovered no cover exists below, and a site without which the others do not need to be asked goes (the Lagrangian bound of the root, kept
/// at every node). The number of rows is a second price. Of the sites tried for a row, later ones do without earlier ones.
struct CoverBranching {
    /// What was found.
    enum Answer {
        /// These sites cover every row.
        case cover([Int])
        /// No so many sites do.
        case impossible
        /// The nodes were used up or the caller stopped.
        case unknown
    }

    /// What is undecided: rows to cover, sites that may be opened, and what each would cover.
    private struct Node {
        var uncovered: BitSet
        var sites: [Int32]
        /// The price and the number of the uncovered rows of each site.
        var prices: [Int64]
        var sizes: [Int32]
        /// The same of all uncovered rows.
        var price: Int64
        var size: Int32
    }

    private enum Verdict {
        case found, exhausted, stopped
    }

    private let kernel: CoverKernel
    private let prices: [Int64]
    private let rowSites: [BitSet]
    private let siteRows: [BitSet]
    private var nodeLimit = 0
    private let goesOn: () -> Bool
    private var chosen: [Int] = []
    /// Nodes looked into, by all runs.
    private(set) var nodes = 0

    /// Nodes between two questions whether to go on.
    private static let nodesPerLook = 512

    /// The words of memory that a kernel needs.
    static func words(for kernel: CoverKernel) -> Int {
        kernel.rowCount * BitSet.words(kernel.siteCount) + kernel.siteCount * BitSet.words(kernel.rowCount)
    }

    /// Prepares to branch; `prices` are any numbers that are not negative, one per row.
    init(_ kernel: CoverKernel, prices: [Int64], goesOn: @escaping () -> Bool) {
        self.kernel = kernel
        self.prices = prices
        self.goesOn = goesOn
        rowSites = (0..<kernel.rowCount).map { BitSet(kernel.rows[$0], universe: kernel.siteCount) }
        siteRows = (0..<kernel.siteCount).map { BitSet(kernel.columns[$0], universe: kernel.rowCount) }
    }

    /// Returns whether `count` sites cover every row, if it can be told with at most so many nodes.
    mutating func run(count: Int, nodeLimit: Int = .max) -> Answer {
        chosen.removeAll()
        let (most, isOver) = nodes.addingReportingOverflow(nodeLimit)
        self.nodeLimit = isOver ? .max : most
        var root = Node(
            uncovered: BitSet(0..<Int32(kernel.rowCount), universe: kernel.rowCount),
            sites: (0..<Int32(kernel.siteCount)).map { $0 },
            prices: [Int64](repeating: 0, count: kernel.siteCount), sizes: [Int32](repeating: 0, count: kernel.siteCount),
            price: 0, size: 0)
        for row in 0..<kernel.rowCount { add(row, 1, to: &root) }
        switch look(into: root, left: count) {
        case .found: return .cover(chosen)
        case .exhausted: return .impossible
        case .stopped: return .unknown
        }
    }

    private func add(_ row: Int, _ sign: Int, to node: inout Node) {
        let price = prices[row] * Int64(sign)
        node.price += price
        node.size += Int32(sign)
        for site in kernel.rows[row] {
            node.prices[Int(site)] += price
            node.sizes[Int(site)] += Int32(sign)
        }
    }

    private mutating func look(into given: Node, left: Int) -> Verdict {
        if given.size == 0 { return .found }
        if left == 0 { return .exhausted }
        if nodes >= nodeLimit || (nodes % Self.nodesPerLook == 0 && !goesOn()) { return .stopped }
        nodes += 1
        var node = given
        guard dropHopeless(&node, left: left) else { return .exhausted }
        if left == 1 {
            guard let site = node.sites.first(where: { node.sizes[Int($0)] == node.size }) else { return .exhausted }
            chosen.append(Int(site))
            return .found
        }
        let candidates = sites(ofScarcestRow: node)
        var tried: [BitSet] = []
        var isTried = BitSet(universe: kernel.siteCount)
        for site in candidates {
            let covers = node.uncovered.intersection(siteRows[site])
            isTried.insert(site)
            if tried.contains(where: { covers.isSubset(of: $0) }) { continue }
            tried.append(covers)
            chosen.append(site)
            let verdict = look(into: child(of: node, covering: covers, without: isTried), left: left - 1)
            if verdict != .exhausted { return verdict }
            chosen.removeLast()
        }
        return .exhausted
    }

    /// Drops the sites which, with the best others, would not reach what is uncovered; returns whether a cover is possible at all.
    private func dropHopeless(_ node: inout Node, left: Int) -> Bool {
        while true {
            var (byPrice, bySize) = (LargestValues(left), LargestValues(left))
            for site in node.sites {
                byPrice.add(node.prices[Int(site)])
                bySize.add(Int64(node.sizes[Int(site)]))
            }
            guard byPrice.sum >= node.price, bySize.sum >= Int64(node.size) else { return false }
            let (leastPrice, leastSize) = (node.price - byPrice.sumOfOthers, max(1, Int64(node.size) - bySize.sumOfOthers))
            let before = node.sites.count
            let (prices, sizes) = (node.prices, node.sizes)
            node.sites.removeAll { prices[Int($0)] < leastPrice || Int64(sizes[Int($0)]) < leastSize }
            if node.sites.count == before { return true }
        }
    }

    /// Returns the sites that may still cover the row which fewest may, those that cover most first.
    private func sites(ofScarcestRow node: Node) -> [Int] {
        let available = BitSet(node.sites, universe: kernel.siteCount)
        var (scarcest, fewest) = (-1, Int.max)
        node.uncovered.forEach { row in
            let count = rowSites[row].commonCount(with: available, limit: fewest)
            if count < fewest { (scarcest, fewest) = (row, count) }
        }
        let sites = kernel.rows[scarcest].lazy.map { Int($0) }.filter { available.contains($0) }
        return sites.sorted { (-node.prices[$0], -node.sizes[$0], $0) < (-node.prices[$1], -node.sizes[$1], $1) }
    }

    /// Returns what is undecided when these rows of a node are covered and some sites are no longer to be opened.
    private func child(of node: Node, covering rows: BitSet, without tried: BitSet) -> Node {
        var child = node
        child.sites.removeAll { tried.contains(Int($0)) }
        child.uncovered.subtract(rows)
        if rows.count * 2 <= Int(node.size) {
            rows.forEach { add($0, -1, to: &child) }
        } else {
            for site in child.prices.indices { (child.prices[site], child.sizes[site]) = (0, 0) }
            (child.price, child.size) = (0, 0)
            child.uncovered.forEach { add($0, 1, to: &child) }
        }
        return child
    }
}

/// The largest of many values, kept in order.
private struct LargestValues {
    private let count: Int
    private var values: [Int64] = []
    private(set) var sum: Int64 = 0

    /// Prepares to keep at most so many, at least one.
    init(_ count: Int) {
        self.count = count
        values.reserveCapacity(count)
    }

    /// The sum without the smallest that is kept, if as many are kept as may be.
    var sumOfOthers: Int64 { values.count == count ? sum - values[count - 1] : sum }

    mutating func add(_ value: Int64) {
        if values.count == count {
            if value <= values[count - 1] { return }
            sum -= values.removeLast()
        }
        var place = values.count
        while place > 0, values[place - 1] < value { place -= 1 }
        values.insert(value, at: place)
        sum += value
    }
}
