/// Which facilities could close with least loss; `redundancy.csv` has all.
public struct RedundancyDocument: Codable, Sendable {
    /// A facility that closes, and the near one that stays.
    public struct Merge: Codable, Sendable {
        /// The ids of the one that closes and of the one that stays.
        public var close: String, keep: String
        /// How far apart they are, in metres.
        public var distanceM: Double
        /// Points and weight that nothing covers then.
        public var lostPoints: Int, lostWeight: Double
        /// The weight whose nearest facility it was; published as `served_weight`.
        public var nearestWeight: Double
        /// How much farther they have then on average to the nearest facility, in metres.
        @Nullable public var extraDistanceM: Double?

        /// Makes one from its members.
        package init(
            close: String, keep: String, distanceM: Double, lostPoints: Int, lostWeight: Double, nearestWeight: Double,
            extraDistanceM: Double? = nil
        ) {
            _extraDistanceM = Nullable(wrappedValue: extraDistanceM)
            (self.close, self.keep, self.distanceM, self.lostPoints) = (close, keep, distanceM, lostPoints)
            (self.lostWeight, self.nearestWeight) = (lostWeight, nearestWeight)
        }

        private enum CodingKeys: String, CodingKey {
            case close, keep, distanceM, lostPoints, lostWeight, extraDistanceM
            case nearestWeight = "servedWeight"
        }
    }

    /// Facilities that cover nobody alone: each could close by itself without loss.
    public var withoutSole: Int
    /// Facilities with another no farther away than the larger of their radii.
    public var withNearPartner: Int
    /// The safest merges, at most ten: by what is lost, then by the metres that people have to go farther in all.
    public var safestMerges: [Merge]

    /// Makes one from its members.
    package init(withoutSole: Int, withNearPartner: Int, safestMerges: [Merge]) {
        (self.withoutSole, self.withNearPartner, self.safestMerges) = (withoutSole, withNearPartner, safestMerges)
    }
}
