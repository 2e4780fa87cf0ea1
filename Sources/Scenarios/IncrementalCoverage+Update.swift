import CoverageAnalysis
import GeoPrimitives
package import ServiceModel

extension IncrementalCoverage {
    /// So many versions are closed in the index, or not in it, before it is made anew.
    static let mostUnindexed = 64

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
    package mutating func update(to facilities: [Facility], levels: ServiceLevels? = nil) {
        setLevels(levels ?? input.levels)
        let closing = take(facilities)
        set(facilities, input.levels)
        let opened = closing.firstOpened..<versions.count
        var affected: [Int32] = []
        for version in closing.versions { count(version, step: -1, &affected) }
        if versions.count - firstUnindexed > Self.mostUnindexed || indexed.count(where: { !isOpen($0) }) > Self.mostUnindexed {
            index()
        }
        let orphans = orphans(of: closing.versions)
        for row in orphans { setNearest(Int(row), nearestOpen(Int(row))) }
        affected += orphans
        for version in opened {
            count(version, step: 1, &affected)
            takeNearest(version, &affected)
        }
        decideCovering(affected)
        touched = affected
        distances.settle()
        if versions.count > 2 * open.count + Self.mostUnindexed { forgetClosed() }
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

    /// The nearest open version of a demand point; −1 where there is none.
    private func nearestOpen(_ row: Int) -> Int32 {
        let place = place(row)
        var best = -1
        var wanted = 2
        while best < 0, !indexed.isEmpty {
            let found = tree.nearest(wanted, to: place.point)
            best = found.lazy.map { indexed[$0.index] }.first(where: isOpen) ?? -1
            if found.count < wanted { break }
            wanted *= 4
        }
        for version in firstUnindexed..<versions.count where isOpen(version) {
            if best < 0 || isNearer(version, best, place) { best = version }
        }
        return Int32(best)
    }

    private func isNearer(_ version: Int, _ other: Int, _ place: PlacedPoint) -> Bool {
        versions[version].probe.isNearer(versions[other].probe, to: place, winsTies: ranks[version] < ranks[other])
    }

    /// Makes a new version the nearest where it is.
    private mutating func takeNearest(_ version: Int, _ affected: inout [Int32]) {
        var slots: [Int] = []
        places.forEachSlot(within: limits, of: versions[version].probe.point) { slots.append($0) }
        for slot in slots {
            let row = Int(places.order[slot])
            let old = Int(nearest[row])
            guard old != version, old < 0 || isNearer(version, old, places.place(slot)) else { continue }
            setNearest(row, Int32(version))
            affected.append(Int32(row))
        }
    }

    /// Counts a version in, or out, wherever it covers.
    private mutating func count(_ version: Int, step: Int32, _ affected: inout [Int32]) {
        countFacility(versions[version], Int(step))
        let probe = versions[version].probe
        let rows = covered(by: probe, probe.test)
        for view in views.indices {
            guard let test = test(of: versions[version], in: views[view].view) else { continue }
            for row in test.radius == probe.test.radius ? rows : covered(by: probe, test)
            where views[view].count(step, at: Int(row)) {
                flip(view, Int(row), isCovered: step > 0)
            }
        }
        affected += rows
    }

    /// Makes the views those of the levels; a level that is new is counted by the facilities that are open.
    private mutating func setLevels(_ levels: ServiceLevels) {
        let wanted = Self.levelViews(levels)
        let old = views.filter(\.isOfLevel)
        guard wanted != old.map(\.view) else { return }
        views.removeAll(where: \.isOfLevel)
        for view in wanted {
            views.append(old.first { $0.view == view } ?? counted(view))
        }
        set(facilities, levels)
        recountLevels()
    }

    /// The view of a level as the open facilities cover it.
    private func counted(_ view: CoverCounts.View) -> CoverCounts {
        var counts = [Int32](repeating: 0, count: input.demand.count)
        for version in open {
            guard let test = test(of: versions[version], in: view) else { continue }
            for row in covered(by: versions[version].probe, test) { counts[Int(row)] += 1 }
        }
        var view = CoverCounts(view: view, counts: counts)
        view.recount(ticks: input.demand.ticks, onlyWithWeight: false)
        return view
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
            coveredBy[row] = views[0].isCovered[row] ? covering(row) : -1
        }
    }

    private func covering(_ row: Int) -> Int32 {
        if let own, !own.meters[row].isNaN { return nearest[row] }
        let place = place(row)
        let first = versions[Int(nearest[row])].probe
        if first.covers(place, first.test) { return nearest[row] }
        var best = (meters: Double.infinity, rank: Int32.max, version: Int32(-1))
        func consider(_ version: Int) {
            let meters = versions[version].probe.meters(place)
            if (meters, ranks[version]) < (best.meters, best.rank) { best = (meters, ranks[version], Int32(version)) }
        }
        grid.forEachCovering(place.point) { number, _ in
            if isOpen(indexed[number]) { consider(indexed[number]) }
        }
        for version in firstUnindexed..<versions.count where isOpen(version) {
            if versions[version].probe.covers(place, versions[version].probe.test) { consider(version) }
        }
        return best.version
    }
}
