public import CoverageAnalysis
public import GeoPrimitives
public import ServiceModel

/// What each facility alone covers, and what is lost when it closes and another near it takes its people.
public struct Redundancy: Sendable {
    /// One facility, as if it closed.
    public struct Entry: Hashable, Sendable {
        /// The number of the facility.
        public var facility: FacilityNumber
        /// What only it covers: exactly what is lost when it closes.
        public var sole: DemandSum
        /// What it is the nearest facility of, covered or not.
        public var nearestTo: DemandSum
        /// How much farther those people would have to the nearest facility then, on average, in metres; `nil` where there is no other
        /// facility or nobody.
        public var extraMeters: Double?
        /// The nearest other facility; `nil` where there is none.
        public var partner: FacilityNumber?
        /// How far that is, in metres.
        public var partnerMeters: Double
        /// Whether the two are near: no farther apart than the larger of their radii, so that they could be merged.
        public var isNear: Bool
    }

    /// One entry for each facility, in their order.
    public let entries: [Entry]

    /// Merges from the safest: facilities with a near partner, by what is lost, then by the metres its people have to go farther in all.
    public var merges: [Entry] {
        entries.filter(\.isNear).sorted {
            let (first, second) = (Self.burden($0), Self.burden($1))
            return ($0.sole.weight, first, $0.facility) < ($1.sole.weight, second, $1.facility)
        }
    }

    private static func burden(_ entry: Entry) -> Double { (entry.extraMeters ?? 0) * Double(entry.nearestTo.weight) }

    /// Looks at every facility of a run.
    ///
    /// - Parameters:
    ///   - reach: Who is within reach in the run.
    ///   - backup: Its backup coverage.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log m).
    package init(_ reach: Reach, backup: BackupCoverage) async throws {
        let (input, facilities) = (reach.input, reach.input.facilities)
        guard !facilities.isEmpty else {
            entries = []
            return
        }
        let nearest = try await reach.nearestFacilities(2)
        var nearestTo = [DemandSum](repeating: DemandSum(), count: facilities.count)
        var extra = [CostSum](repeating: CostSum(in: .nanometer), count: facilities.count)
        for row in 0..<input.demand.count {
            let first = Int(nearest.facilities[row * nearest.count])
            nearestTo[first].add(input.demand.ticks[row])
            guard nearest.count > 1 else { continue }
            extra[first].add(
                nearest.meters[row * 2 + 1], beyond: nearest.meters[row * 2], ticks: input.demand.ticks[row])
        }
        let tree = NearestTree(facilities.map(\.point), measure: input.measure)
        entries = facilities.indices.map { number in
            let other = tree.nearest(2, to: facilities[number].point).first { $0.index != number }
            let radii = [number, other?.index].compactMap(\.self).compactMap {
                input.radiusRule.radius(of: facilities[$0])?.meters
            }
            return Entry(
                facility: FacilityNumber(number), sole: backup.depending[number], nearestTo: nearestTo[number],
                extraMeters: extra[number].mean, partner: other.map { FacilityNumber($0.index) },
                partnerMeters: other?.meters ?? .infinity,
                isNear: other.map { $0.meters <= radii.max() ?? 0 } ?? false)
        }
    }
}
