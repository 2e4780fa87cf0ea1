import CoverageAnalysis
import GeoPrimitives
public import ServiceModel

extension IncrementalCoverage {
    /// So many versions are looked at one by one before they are indexed.
    private static let mostUnindexed = 64

    /// Makes the facilities of a list the open ones.
    ///
    /// Facilities are told by their id, and those of one id by their order. One whose position, radius or level changed, or that stands
    /// before another it stood behind, is closed and opened anew; all others cost nothing.
    ///
    /// - Parameters:
    ///   - facilities: The open facilities; earlier ones win ties. Each needs a radius under the run's rule unless every demand point has
    ///     one.
    ///   - levels: The levels of the run from now on; as they were where `nil`.
    /// - Complexity: O(m) for m facilities, and for each that changed O(c + log n) for the c demand points it covers or is nearest to.
    public mutating func update(to facilities: [Facility], levels: ServiceLevels? = nil) {
        setLevels(levels ?? input.levels)
        let (kept, added) = difference(to: facilities)
        var affected: [Int32] = []
        let closing = versions.indices.filter { versions[$0].isOpen && kept[$0] == nil }
        for version in closing { versions[version].isOpen = false }
        for version in closing { count(version, step: -1, &affected) }
        for (version, rank) in kept { versions[version].rank = Int32(rank) }
        let first = versions.count
        for rank in added {
            versions.append(Version(facility: facilities[rank], probe: probe(of: facilities[rank]), rank: Int32(rank)))
            rowsOfVersion.append([])
        }
        for (version, rank) in kept { versions[version] = versions[version].with(facilities[rank]) }
        set(facilities, input.levels)
        let orphans = orphans(of: closing)
        for row in orphans { setNearest(Int(row), nearestOpen(Int(row))) }
        affected += orphans
        for version in first..<versions.count {
            count(version, step: 1, &affected)
            takeNearest(version, &affected)
        }
        decideCovering(affected)
        if versions.count - indexed > Self.mostUnindexed { index() }
    }

    /// Which versions stay, with their place in the new list, and the places of the list that are new.
    private func difference(to facilities: [Facility]) -> (kept: [Int: Int], added: [Int]) {
        var open: [String: [Int]] = [:]
        for version in versions.indices.reversed() where versions[version].isOpen {
            open[versions[version].facility.id, default: []].append(version)
        }
        for id in open.keys { open[id]?.sort { versions[$0].rank > versions[$1].rank } }
        var (kept, added): ([Int: Int], [Int]) = ([:], [])
        var last: Int32 = -1
        for (rank, facility) in facilities.enumerated() {
            guard let version = open[facility.id]?.popLast(), versions[version].rank > last,
                versions[version].isSame(as: facility, under: input.radiusRule)
            else {
                added.append(rank)
                continue
            }
            kept[version] = rank
            last = versions[version].rank
        }
        return (kept, added)
    }

    /// The demand points whose nearest version closed, each once.
    private mutating func orphans(of closing: [Int]) -> [Int32] {
        var rows: [Int32] = []
        for version in closing {
            for row in rowsOfVersion[version] where nearest[Int(row)] == Int32(version) {
                nearest[Int(row)] = -1
                rows.append(row)
            }
            rowsOfVersion[version] = []
        }
        return rows
    }

    /// The nearest open version of a demand point among those that were there before the update; −1 where there is none.
    private func nearestOpen(_ row: Int) -> Int32 {
        let place = input.demand.point(row)
        var best: Int32 = -1
        var wanted = 2
        while best < 0, indexed > 0 {
            let found = tree.nearest(wanted, to: place)
            best = found.first { versions[$0.index].isOpen }.map { Int32($0.index) } ?? -1
            if found.count < wanted { break }
            wanted *= 4
        }
        for version in indexed..<versions.count where versions[version].isOpen {
            if best < 0 || isNearer(version, Int(best), place) { best = Int32(version) }
        }
        return best
    }

    private func isNearer(_ version: Int, _ other: Int, _ place: PlanarPoint) -> Bool {
        versions[version].probe.isNearer(
            versions[other].probe, to: place, winsTies: versions[version].rank < versions[other].rank)
    }

    /// Makes a new version the nearest where it is.
    private mutating func takeNearest(_ version: Int, _ affected: inout [Int32]) {
        var rows: [Int] = []
        places.forEachSlot(within: limits, of: versions[version].probe.point) { rows.append(Int(places.order[$0])) }
        for row in rows {
            let old = Int(nearest[row])
            guard old != version, old < 0 || isNearer(version, old, input.demand.point(row)) else { continue }
            setNearest(row, Int32(version))
            affected.append(Int32(row))
        }
    }

    /// Counts a version in, or out, wherever it covers.
    private mutating func count(_ version: Int, step: Int32, _ affected: inout [Int32]) {
        for view in views.indices {
            guard let test = test(of: versions[version], in: views[view].view) else { continue }
            let rows = covered(by: versions[version].probe, test)
            for row in rows {
                views[view].counts[Int(row)] += step
                if views[view].counts[Int(row)] == (step > 0 ? 1 : 0) { flip(view, Int(row), isCovered: step > 0) }
            }
            if view == 0 { affected += rows }
        }
    }

    /// Makes the views those of the levels; a level that is new is counted by the facilities that are open.
    private mutating func setLevels(_ levels: ServiceLevels) {
        let wanted = Self.levelViews(levels)
        let old = views.filter(\.isOfLevel)
        guard wanted != old.map(\.view) else { return }
        views.removeAll(where: \.isOfLevel)
        for view in wanted {
            var counts = old.first { $0.view == view } ?? CoverCounts(view: view, counts: [])
            if counts.counts.isEmpty {
                counts.counts = [Int32](repeating: 0, count: input.demand.count)
                for version in versions where version.isOpen {
                    guard let test = test(of: version, in: view) else { continue }
                    for row in covered(by: version.probe, test) { counts.counts[Int(row)] += 1 }
                }
                counts.recount(ticks: input.demand.ticks, onlyWithWeight: false)
            }
            views.append(counts)
        }
        set(facilities, levels)
        recountLevels()
    }

    /// The demand points that a facility covers under a test, those with a radius of their own under that.
    private func covered(by probe: FacilityProbe, _ test: CoverTest) -> [Int32] {
        var rows: [Int32] = []
        places.forEachRange(coveredFrom: probe.point, test: test) { range in
            for slot in range where own?.meters[Int(places.order[slot])].isNaN ?? true { rows.append(places.order[slot]) }
        }
        own?.forEachReaching(probe, input) { rows.append(Int32($0)) }
        return rows
    }

    /// Decides by which facility demand points are covered: the nearest of all where it covers, else the nearest that does.
    private mutating func decideCovering(_ rows: [Int32]) {
        for row in rows {
            let row = Int(row)
            coveredBy[row] = views[0].counts[row] > 0 ? covering(row) : -1
        }
    }

    private func covering(_ row: Int) -> Int32 {
        let place = input.demand.point(row)
        if let own, !own.meters[row].isNaN { return nearest[row] }
        let first = versions[Int(nearest[row])]
        if first.probe.covers(place, first.probe.test) { return nearest[row] }
        var best = (meters: Double.infinity, rank: Int32.max, version: Int32(-1))
        func consider(_ version: Int) {
            let meters = versions[version].probe.meters(place)
            if (meters, versions[version].rank) < (best.meters, best.rank) {
                best = (meters, versions[version].rank, Int32(version))
            }
        }
        grid.forEachCovering(place) { version, _ in
            if versions[version].isOpen { consider(version) }
        }
        for version in indexed..<versions.count where versions[version].isOpen {
            if versions[version].probe.covers(place, versions[version].probe.test) { consider(version) }
        }
        return best.version
    }
}

extension IncrementalCoverage.Version {
    /// Whether a facility covers what this version covers.
    fileprivate func isSame(as other: Facility, under rule: RadiusRule) -> Bool {
        facility.point == other.point && facility.level == other.level && rule.radius(of: facility) == rule.radius(of: other)
    }

    /// The version with what else is known of the facility.
    fileprivate func with(_ facility: Facility) -> Self {
        Self(facility: facility, probe: probe, isOpen: isOpen, rank: rank)
    }
}
