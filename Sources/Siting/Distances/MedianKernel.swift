/// The undecided part of a p-median model: demand points with what they would pay to each site that may still be opened.
///
/// Values are weight × cost in *grains*: whole steps of ``ValueScale`` over their greatest common divisor, times a power of two that gives
/// multipliers room. A row pays its base where no site of its own is open.
struct MedianKernel: Sendable {
    /// The candidate number of each site, ascending.
    let sites: [Int]
    /// Where each row's pairs begin; one more entry than rows.
    let rowOffsets: [Int]
    /// The sites of all rows, by value and then by number within a row; all values are below the row's base.
    let pairSites: [Int32]
    /// The value of each pair.
    let pairValues: [Int64]
    /// What each row pays at most.
    let bases: [Int64]
    /// What is paid beside the rows, whatever is opened.
    let fixed: Int64

    var rowCount: Int { bases.count }
    var siteCount: Int { sites.count }
    var pairCount: Int { pairSites.count }
    /// What is paid when nothing is opened.
    var worst: Int64 { bases.reduce(fixed, +) }

    /// Returns what is left when some sites are opened for good and others closed for good, and no row pays more than its cap.
    ///
    /// O(pairs).
    ///
    /// - Parameters:
    ///   - opened: Whether a site is open in any case.
    ///   - closed: Whether a site is never opened.
    ///   - caps: What each row may pay at most; pairs that cost as much go.
    /// - Returns: The kernel, and for each of its rows the row it was.
    func restricted(opened: [Bool], closed: [Bool], caps: [Int64]) -> (kernel: MedianKernel, rows: [Int]) {
        var number = [Int32](repeating: -1, count: siteCount)
        var kept: [Int] = []
        for site in 0..<siteCount where !opened[site] && !closed[site] {
            number[site] = Int32(kept.count)
            kept.append(sites[site])
        }
        var (offsets, newSites, newValues): ([Int], [Int32], [Int64]) = ([0], [], [])
        var (newBases, rows): ([Int64], [Int]) = ([], [])
        var newFixed = fixed
        for row in 0..<rowCount {
            var base = min(bases[row], caps[row])
            let first = newSites.count
            for pair in rowOffsets[row]..<rowOffsets[row + 1] {
                guard pairValues[pair] < base else { break }
                let site = Int(pairSites[pair])
                if opened[site] {
                    base = pairValues[pair]
                    break
                }
                guard number[site] >= 0 else { continue }
                newSites.append(number[site])
                newValues.append(pairValues[pair])
            }
            while let last = newValues.last, newValues.count > first, last >= base {
                newValues.removeLast()
                newSites.removeLast()
            }
            if newSites.count == first {
                newFixed += base
            } else {
                offsets.append(newSites.count)
                newBases.append(base)
                rows.append(row)
            }
        }
        let kernel = MedianKernel(
            sites: kept, rowOffsets: offsets, pairSites: newSites, pairValues: newValues, bases: newBases, fixed: newFixed)
        return (kernel, rows)
    }

    /// Returns what is paid when these sites are open.
    ///
    /// O(pairs) at worst.
    func value(of open: [Int]) -> Int64 {
        var isOpen = [Bool](repeating: false, count: siteCount)
        for site in open { isOpen[site] = true }
        var sum = fixed
        for row in 0..<rowCount {
            var value = bases[row]
            for pair in rowOffsets[row]..<rowOffsets[row + 1] where isOpen[Int(pairSites[pair])] {
                value = pairValues[pair]
                break
            }
            sum += value
        }
        return sum
    }

    /// Returns the pairs of each site: its rows and their values.
    ///
    /// O(pairs).
    func columns() -> MedianColumns { MedianColumns(self) }
}

/// The pairs of a kernel by site.
struct MedianColumns: Sendable {
    private(set) var offsets: [Int]
    private(set) var rows: [Int32]
    private(set) var values: [Int64]

    init(_ kernel: MedianKernel) {
        var starts = [Int](repeating: 0, count: kernel.siteCount + 1)
        for site in kernel.pairSites { starts[Int(site) + 1] += 1 }
        for site in 1..<starts.count { starts[site] += starts[site - 1] }
        offsets = starts
        rows = [Int32](repeating: 0, count: kernel.pairCount)
        values = [Int64](repeating: 0, count: kernel.pairCount)
        for row in 0..<kernel.rowCount {
            for pair in kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1] {
                let site = Int(kernel.pairSites[pair])
                rows[starts[site]] = Int32(row)
                values[starts[site]] = kernel.pairValues[pair]
                starts[site] += 1
            }
        }
    }
}
