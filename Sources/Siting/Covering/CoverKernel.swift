/// The undecided part of a siting model: merged rows of positive weight, and the sites that may still be opened for them.
///
/// Weights are whole numbers of *units*; a unit is the greatest common divisor of the weights of all rows, in ticks.
struct CoverKernel: Sendable {
    /// The weight of each row in units.
    var weights: [Int64]
    /// The sites of each row, none of them empty.
    let rows: SparseSets
    /// The rows of each site.
    let columns: SparseSets
    /// The candidate number of each site, ascending.
    let sites: [Int]

    var rowCount: Int { weights.count }
    var siteCount: Int { sites.count }
    var totalWeight: Int64 { weights.reduce(0, +) }

    /// Takes over merged rows over these sites.
    init(_ merger: RowMerger, sites: [Int]) {
        weights = merger.weights
        rows = merger.sets
        columns = rows.transposed(universe: sites.count)
        self.sites = sites
    }

    /// Takes over rows that are known to differ.
    init(weights: [Int64], rows: SparseSets, sites: [Int]) {
        self.weights = weights
        self.rows = rows
        columns = rows.transposed(universe: sites.count)
        self.sites = sites
    }

    /// Returns the kernel with its rows in the order of their first sites: the rows of a site then lie close together in memory, which
    /// halves the time of everything that walks along them.
    ///
    /// O(pairs).
    func withRowsInSiteOrder() -> CoverKernel {
        let order = rows.orderByFirstMember(universe: siteCount)
        var sorted = SparseSets()
        for row in order { sorted.append(rows[row]) }
        return CoverKernel(weights: order.map { weights[$0] }, rows: sorted, sites: sites)
    }

    /// Returns what is left when only some sites and rows stay: rows are merged again; rows without a site and sites without a
    /// row go.
    ///
    /// O(pairs).
    func restricted(to keepsSite: [Bool], without dropsRow: [Bool]? = nil) -> CoverKernel {
        restriction(to: keepsSite, without: dropsRow).kernel
    }

    /// Returns what is left when only some sites and rows stay, and the number each row has there, −1 where it is gone.
    ///
    /// O(pairs).
    func restriction(to keepsSite: [Bool], without dropsRow: [Bool]? = nil) -> (kernel: CoverKernel, rows: [Int32]) {
        var isUsed = [Bool](repeating: false, count: siteCount)
        for row in 0..<rowCount where dropsRow?[row] != true {
            for site in rows[row] where keepsSite[Int(site)] { isUsed[Int(site)] = true }
        }
        var newNumber = [Int32](repeating: -1, count: siteCount)
        var kept: [Int] = []
        for site in 0..<siteCount where isUsed[site] {
            newNumber[site] = Int32(kept.count)
            kept.append(sites[site])
        }
        var merger = RowMerger(siteCount: kept.count)
        var rowNumbers = [Int32](repeating: -1, count: rowCount)
        var members: [Int32] = []
        for row in 0..<rowCount where dropsRow?[row] != true {
            members.removeAll(keepingCapacity: true)
            for site in rows[row] where newNumber[Int(site)] >= 0 { members.append(newNumber[Int(site)]) }
            if !members.isEmpty { rowNumbers[row] = Int32(merger.add(members, weight: weights[row])) }
        }
        return (CoverKernel(merger, sites: kept), rowNumbers)
    }

    /// Returns which rows some of these sites cover.
    ///
    /// O(rows of the sites).
    func covered(by open: [Int]) -> [Bool] {
        var isCovered = [Bool](repeating: false, count: rowCount)
        for site in open {
            for row in columns[site] { isCovered[Int(row)] = true }
        }
        return isCovered
    }

    /// Returns the kernel's numbers of candidates; those that are not in it are left out.
    ///
    /// O(sites).
    func numbers(of candidates: [Int]) -> [Int] {
        let wanted = Set(candidates)
        return (0..<siteCount).filter { wanted.contains(sites[$0]) }
    }
}
