package import CoverageAnalysis

/// Who is served where within the capacities of the sites.
package struct CapacityAssignment: Hashable, Sendable {
    /// A part of a demand point's weight that one site serves.
    package struct Share: Hashable, Sendable {
        /// The demand point.
        package var row: Int
        /// The site.
        package var site: Int
        /// The weight served there, in ticks; above 0.
        package var ticks: Int64

        /// Makes a share.
        package init(row: Int, site: Int, ticks: Int64) {
            self.row = row
            self.site = site
            self.ticks = ticks
        }
    }

    /// All shares, by demand point and then by site.
    package var shares: [Share]
    /// What each site serves, in ticks.
    package var loads: [Int64]

    /// Makes an assignment from shares over so many sites.
    package init(shares: [Share], siteCount: Int) {
        self.shares = shares.sorted { ($0.row, $0.site) < ($1.row, $1.site) }
        loads = [Int64](repeating: 0, count: siteCount)
        for share in shares { loads[share.site] += share.ticks }
    }

    /// What all sites serve, in ticks.
    package var servedTicks: Int64 { loads.reduce(0, +) }

    /// Returns the assignment that serves the most weight within the capacities and, of those, costs least; points may be split.
    ///
    /// A minimum-cost flow by successive shortest chains of sites (Busacker & Gowen 1960; Edmonds & Karp 1972): every point begins where it
    /// costs least, and what is too much at a site moves on along the cheapest chain of sites to one with room, or stays without service.
    /// All in whole numbers, so that the result is exact and does not depend on threads.
    ///
    /// - Parameters:
    ///   - sets: The sites within reach of each demand point.
    ///   - costs: The cost of a tick for each pair of `sets`, at least 0 and at most 10¹¹: millimetres, for instance.
    ///   - weights: The weight of each demand point, in ticks, at least 0.
    ///   - capacities: What each site can serve, in ticks; `nil` is no limit.
    /// - Returns: The shares, by demand point.
    /// - Complexity: O(pairs) where there is room, and one search among neighbouring sites for each point that finds its site full.
    package static func splittable(
        sets: CoverSets, costs: [Int64], weights: [Int64], capacities: [Int64?]
    ) -> CapacityAssignment {
        CapacityFlow(sets: sets, costs: costs, weights: weights, capacities: capacities).assignment
    }

    /// Returns how much can be served within the capacities when points may be split, in ticks.
    ///
    /// - Complexity: As ``splittable(sets:costs:weights:capacities:)``.
    package static func largestServed(sets: CoverSets, weights: [Int64], capacities: [Int64?]) -> Int64 {
        splittable(
            sets: sets, costs: [Int64](repeating: 0, count: sets.candidates.count), weights: weights, capacities: capacities
        ).servedTicks
    }
}
