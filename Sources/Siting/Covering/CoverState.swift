/// A set of open sites of a kernel, with what each site would add and what each open site would take away, kept up to date.
///
/// - Complexity: opening or closing a site costs the pairs of its rows that change between uncovered and covered once.
struct CoverState {
    let kernel: CoverKernel
    /// What covering each row is worth, in units: the kernel's weights, unless a search raised them.
    private(set) var weights: [Int64]
    private(set) var open: [Int] = []
    private(set) var isOpen: [Bool]
    /// Where each open site stands in ``open``.
    private var places: [Int32]
    /// The weight covered, in units.
    private(set) var value: Int64 = 0
    /// What each site would add, in units; 0 for open sites.
    private(set) var gain: [Int64]
    /// What closing each open site would lose, in units; 0 for closed sites.
    private(set) var loss: [Int64]
    /// How many open sites cover each row.
    private(set) var counts: [Int32]
    /// The sum of the numbers of the open sites of each row: where there is one, its number.
    private(set) var openSum: [Int]
    /// Row–site pairs looked at so far: the deterministic clock of the searches.
    private(set) var work = 0

    init(_ kernel: CoverKernel) {
        self.kernel = kernel
        weights = kernel.weights
        isOpen = [Bool](repeating: false, count: kernel.siteCount)
        places = [Int32](repeating: 0, count: kernel.siteCount)
        gain = [Int64](repeating: 0, count: kernel.siteCount)
        loss = gain
        counts = [Int32](repeating: 0, count: kernel.rowCount)
        openSum = [Int](repeating: 0, count: kernel.rowCount)
        for site in 0..<kernel.siteCount {
            for row in kernel.columns[site] { gain[site] += kernel.weights[Int(row)] }
        }
    }

    /// Opens these sites only.
    init(_ kernel: CoverKernel, open sites: [Int]) {
        self.init(kernel)
        for site in sites { open(site) }
    }

    /// Opens a site that is not open.
    mutating func open(_ site: Int) {
        isOpen[site] = true
        places[site] = Int32(open.count)
        open.append(site)
        value += gain[site]
        for row in kernel.columns[site] {
            let row = Int(row)
            let weight = weights[row]
            counts[row] += 1
            openSum[row] += site
            if counts[row] == 1 {
                loss[site] += weight
                addToGains(of: row, -weight)
            } else if counts[row] == 2 {
                loss[openSum[row] - site] -= weight
            }
        }
        work += kernel.columns.size(site)
    }

    /// Closes a site that is open.
    mutating func close(_ site: Int) {
        isOpen[site] = false
        let last = open.removeLast()
        if last != site {
            open[Int(places[site])] = last
            places[last] = places[site]
        }
        value -= loss[site]
        for row in kernel.columns[site] {
            let row = Int(row)
            let weight = weights[row]
            counts[row] -= 1
            openSum[row] -= site
            if counts[row] == 0 {
                loss[site] -= weight
                addToGains(of: row, weight)
            } else if counts[row] == 1 {
                loss[openSum[row]] += weight
            }
        }
        work += kernel.columns.size(site)
    }

    /// Makes these sites the open ones, touching only the difference.
    mutating func reopen(_ sites: [Int]) {
        var isWanted = [Bool](repeating: false, count: isOpen.count)
        for site in sites { isWanted[site] = true }
        for site in open where !isWanted[site] { close(site) }
        for site in sites where !isOpen[site] { open(site) }
    }

    /// Raises the weight of a row that no open site covers by one unit.
    mutating func raiseWeight(of row: Int) {
        weights[row] += 1
        addToGains(of: row, 1)
    }

    /// Charges work done beside opening and closing.
    mutating func charge(_ pairs: Int) { work += pairs }

    private mutating func addToGains(of row: Int, _ weight: Int64) {
        let range = kernel.rows.offsets[row]..<kernel.rows.offsets[row + 1]
        for position in range { gain[Int(kernel.rows.members[position])] += weight }
        work += range.count
    }
}
