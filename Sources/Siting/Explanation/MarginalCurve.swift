public import GeoPrimitives
public import ServiceModel

/// How much each number of sites can cover: a plan and a bound for every count.
///
/// The sets of two counts need not nest: the best two sites may both be missing from the best three.
public struct MarginalCurve: Hashable, Sendable {
    /// What is known about one number of sites.
    public struct Step: Hashable, Sendable {
        /// Sites opened at most, required ones included.
        public var count: Int
        /// The weight the best known plan covers in all, existing coverage included, in ticks.
        public var coveredWeight: Int64
        /// The weight no plan of so many sites passes, in ticks.
        public var bound: Int64
        /// The candidates of that plan, ascending; fewer than ``count`` where more would add nothing.
        public var sites: [CandidateNumber]

        /// Whether no plan of so many sites covers more.
        public var isProven: Bool { bound == coveredWeight }
    }

    /// One step per number of sites, ascending by one, from the number of required sites (at least 1).
    public var steps: [Step]
    /// Whether the same input and limits give the same curve again.
    public var isReproducible: Bool
}
