/// What became of an uncovered cluster of a result A in a result B.
package enum ClusterChange: String, Hashable, Sendable, CaseIterable {
    /// None of its people stay uncovered.
    case closed
    /// Some of its people are covered now; those who are not lie in one cluster, or in parts too small to list.
    case shrunk
    /// Those of its people who stay uncovered lie in several clusters.
    case split
    /// All of its people stay uncovered, in one cluster.
    case kept
    /// A cluster of B none of whose people was uncovered in A.
    case opened
}
