import CoverageAnalysis
import GeoPrimitives
package import ServiceModel

extension IncrementalCoverage {
    /// A new version of a facility.
    func version(of facility: Facility) -> Version {
        let radius = input.radiusRule.radius(of: facility)
        let probe = FacilityProbe(
            facility.point, radius: radius?.meters ?? PairRadii.none, measure: input.measure)
        return Version(id: facility.id, level: facility.level, radius: radius, probe: probe)
    }

    /// Whether following a change to a list costs less than computing its coverage afresh: most of the facilities stay.
    package func isWorthwhile(_ facilities: [Facility]) -> Bool {
        let kept = matched(facilities).count { $0 >= 0 }
        return max(open.count, facilities.count) - kept <= max(Self.mostUnindexed, open.count / 8)
    }

    /// Ranks the versions as a list stands, with a new one for each facility that is not as it was; which close, and the first new one.
    mutating func take(_ facilities: [Facility]) -> (versions: [Int], firstOpened: Int) {
        var next = matched(facilities)
        for version in open { ranks[version] = -1 }
        for (rank, version) in next.enumerated() where version >= 0 { ranks[version] = Int32(rank) }
        let closing = open.filter { !isOpen($0) }
        let first = versions.count
        for rank in next.indices where next[rank] < 0 {
            next[rank] = versions.count
            versions.append(version(of: facilities[rank]))
            ranks.append(Int32(rank))
            rowsOfVersion.append([])
        }
        open = next
        return (closing, first)
    }

    /// By place in a list, the open version that stays as it is; −1 for a facility that is new or changed.
    private func matched(_ facilities: [Facility]) -> [Int] {
        var matched = [Int](repeating: -1, count: facilities.count)
        var first = 0
        while first < min(open.count, facilities.count), isSame(open[first], facilities[first]) {
            matched[first] = open[first]
            first += 1
        }
        var (oldEnd, newEnd) = (open.count, facilities.count)
        while oldEnd > first, newEnd > first, isSame(open[oldEnd - 1], facilities[newEnd - 1]) {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
            matched[newEnd] = open[oldEnd]
        }
        var waiting: [String: [Int]] = [:]
        for place in (first..<oldEnd).reversed() { waiting[versions[open[place]].id, default: []].append(place) }
        var last = -1
        for rank in first..<newEnd {
            guard let place = waiting[facilities[rank].id]?.popLast(), place > last, isSame(open[place], facilities[rank]) else {
                continue
            }
            matched[rank] = open[place]
            last = place
        }
        return matched
    }

    /// Whether a facility covers what a version covers.
    private func isSame(_ version: Int, _ facility: Facility) -> Bool {
        versions[version].id == facility.id && versions[version].probe.point == facility.point
            && versions[version].level == facility.level && versions[version].radius == input.radiusRule.radius(of: facility)
    }

    /// Forgets the closed versions, and numbers the others in the order of the list: O(n).
    mutating func forgetClosed() {
        let numbers = ranks
        nearest = nearest.map { $0 < 0 ? -1 : numbers[Int($0)] }
        coveredBy = coveredBy.map { $0 < 0 ? -1 : numbers[Int($0)] }
        versions = open.map { versions[$0] }
        ranks = versions.indices.map(Int32.init)
        open = Array(versions.indices)
        rowsOfVersion = [[Int32]](repeating: [], count: versions.count)
        for (row, version) in nearest.enumerated() where version >= 0 { rowsOfVersion[Int(version)].append(Int32(row)) }
        index()
    }
}
