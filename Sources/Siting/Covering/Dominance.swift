extension CoverKernel {
    /// Returns which sites some other site makes superfluous, because it covers all that they cover; of equal sites the first stays.
    ///
    /// No plan of so many sites, and no cover, gets worse without them: the other site may always take the place, or is open already.
    /// Only sites that share a site's rarest row can dominate it.
    /// - Complexity: O(sites × sites of the rarest row × rows of a site) at worst; far less, as most comparisons end early.
    ///
    /// - Parameter goesOn: Asked now and then; once it says no, none of the sites that are left is called superfluous.
    /// - Returns: One flag per site.
    func dominatedSites(goesOn: () -> Bool = { true }) -> [Bool] {
        var isDominated = [Bool](repeating: false, count: siteCount)
        for site in 0..<siteCount {
            if site % looksBetweenQuestions == 0, !goesOn() { break }
            guard let rarest = columns[site].min(by: { rows.size(Int($0)) < rows.size(Int($1)) }) else { continue }
            let size = columns.size(site)
            for other in rows[Int(rarest)] where Int(other) != site {
                let otherSize = columns.size(Int(other))
                guard otherSize > size || (otherSize == size && Int(other) < site) else { continue }
                if columns.isSubset(site, of: Int(other)) {
                    isDominated[site] = true
                    break
                }
            }
        }
        return isDominated
    }

    /// Returns which rows are covered whenever some other row is, and need not be asked for where all must be covered.
    ///
    /// - Complexity: as ``dominatedSites()``, with rows and sites exchanged.
    ///
    /// - Parameter goesOn: As there.
    /// - Returns: One flag per row.
    func impliedRows(goesOn: () -> Bool = { true }) -> [Bool] {
        var isImplied = [Bool](repeating: false, count: rowCount)
        for row in 0..<rowCount where !isImplied[row] {
            if row % looksBetweenQuestions == 0, !goesOn() { break }
            guard let rarest = rows[row].min(by: { columns.size(Int($0)) < columns.size(Int($1)) }) else { continue }
            for other in columns[Int(rarest)] where Int(other) != row && !isImplied[Int(other)] {
                // Merged rows differ, so that a subset is a proper one and no two rows imply each other.
                if rows.isSubset(row, of: Int(other)) { isImplied[Int(other)] = true }
            }
        }
        return isImplied
    }

    /// Returns the group of each site, numbered from 0 by first appearance; sites of different groups share no row.
    ///
    /// O(pairs).
    func components() -> (component: [Int], count: Int) {
        var parent = Array(0..<siteCount)
        func root(_ site: Int) -> Int {
            var site = site
            while parent[site] != site {
                parent[site] = parent[parent[site]]
                site = parent[site]
            }
            return site
        }
        for row in 0..<rowCount {
            guard let first = rows[row].first else { continue }
            var joined = root(Int(first))
            for site in rows[row].dropFirst() {
                let other = root(Int(site))
                if other == joined { continue }
                parent[max(other, joined)] = min(other, joined)
                joined = min(other, joined)
            }
        }
        var numbers = [Int](repeating: -1, count: siteCount)
        var count = 0
        for site in 0..<siteCount {
            let top = root(site)
            if numbers[top] < 0 {
                numbers[top] = count
                count += 1
            }
            numbers[site] = numbers[top]
        }
        return (numbers, count)
    }
}
