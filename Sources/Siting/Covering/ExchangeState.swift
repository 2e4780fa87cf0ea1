/// A set of open sites of a kernel, for searches that look at many exchanges and make few of them.
///
/// What an open site would lose is kept up to date; what a closed one would add is counted when it is asked about. Opening and closing
/// therefore touch the rows of the site alone, where ``CoverState`` touches every other site of them.
struct ExchangeState {
    /// What opening a site would change.
    struct Exchange {
        /// What the site adds to those open, in units.
        var gain: Int64
        /// The open site that is missed least when the site opens; −1 where none is open.
        var closing: Int
        /// What the exchange of both gains, in units; 0 where none is open.
        var delta: Int64
    }

    let kernel: CoverKernel
    private(set) var open: [Int] = []
    /// The weight covered, in units.
    private(set) var value: Int64 = 0
    /// Row–site pairs looked at so far: the deterministic clock of the searches.
    private(set) var work = 0
    /// Where each open site stands in ``open``; −1 for closed sites.
    private var places: [Int32]
    /// What closing each open site would lose, in units.
    private var losses: [Int64]
    /// How many open sites cover each row.
    private var counts: [Int32]
    /// The sum of the numbers of the open sites of each row: where there is one, its number.
    private var openSums: [Int]
    /// Where a row's weight is tallied when a site is asked about: the only open site that covers it, ``nobody`` or ``several``.
    private var owners: [Int32]
    /// Weights by owner: written and cleared for one site at a time.
    private var tally: [Int64]

    /// Stands for the owner of rows that no open site covers; the next number, for that of rows that several do.
    private var nobody: Int { kernel.siteCount }
    private var several: Int { kernel.siteCount + 1 }

    /// Opens these sites only.
    init(_ kernel: CoverKernel, open sites: [Int]) {
        self.kernel = kernel
        places = [Int32](repeating: -1, count: kernel.siteCount)
        losses = [Int64](repeating: 0, count: kernel.siteCount)
        counts = [Int32](repeating: 0, count: kernel.rowCount)
        openSums = [Int](repeating: 0, count: kernel.rowCount)
        owners = [Int32](repeating: Int32(kernel.siteCount), count: kernel.rowCount)
        tally = [Int64](repeating: 0, count: kernel.siteCount + 2)
        for site in sites { open(site) }
    }

    func isOpen(_ site: Int) -> Bool { places[site] >= 0 }

    /// Opens a site that is not open.
    ///
    /// O(rows of the site).
    mutating func open(_ site: Int) {
        places[site] = Int32(open.count)
        open.append(site)
        var own: Int64 = 0
        for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
            let row = Int(kernel.columns.members[position])
            switch counts[row] {
            case 0:
                own += kernel.weights[row]
                owners[row] = Int32(site)
            case 1:
                losses[openSums[row]] -= kernel.weights[row]
                owners[row] = Int32(several)
            default: break
            }
            counts[row] += 1
            openSums[row] += site
        }
        losses[site] = own
        value += own
        work += kernel.columns.size(site)
    }

    /// Closes a site that is open.
    ///
    /// O(rows of the site).
    mutating func close(_ site: Int) {
        value -= losses[site]
        losses[site] = 0
        let last = open.removeLast()
        if last != site {
            open[Int(places[site])] = last
            places[last] = places[site]
        }
        places[site] = -1
        for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
            let row = Int(kernel.columns.members[position])
            counts[row] -= 1
            openSums[row] -= site
            switch counts[row] {
            case 0: owners[row] = Int32(nobody)
            case 1:
                owners[row] = Int32(openSums[row])
                losses[openSums[row]] += kernel.weights[row]
            default: break
            }
        }
        work += kernel.columns.size(site)
    }

    /// Makes these sites the open ones, touching only the difference.
    mutating func reopen(_ sites: [Int]) {
        var isWanted = [Bool](repeating: false, count: places.count)
        for site in sites { isWanted[site] = true }
        for site in open where !isWanted[site] { close(site) }
        for site in sites where !isOpen(site) { open(site) }
    }

    /// Returns what opening a closed site would change.
    ///
    /// O(rows of the site + open sites).
    mutating func exchange(opening site: Int) -> Exchange {
        for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
            let row = Int(kernel.columns.members[position])
            tally[Int(owners[row])] += kernel.weights[row]
        }
        let gain = tally[nobody]
        tally[nobody] = 0
        tally[several] = 0
        var closing = -1
        var least = Int64.max
        for other in open {
            // What both cover is lost by closing one and regained by opening the other.
            let lost = losses[other] - tally[other]
            if lost < least {
                least = lost
                closing = other
            }
            tally[other] = 0
        }
        work += kernel.columns.size(site) + open.count
        return Exchange(gain: gain, closing: closing, delta: closing < 0 ? 0 : gain - least)
    }

    /// Charges work done beside opening, closing and asking.
    mutating func charge(_ pairs: Int) { work += pairs }
}
