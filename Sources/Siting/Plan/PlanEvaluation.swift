import GeoPrimitives
import ServiceModel

/// What a set of sites covers, one by one.
struct PlanEvaluation: Hashable, Sendable {
    /// The sites, each the one that adds most to those before it; of equal ones the smallest candidate number.
    var selected: [Int] = []
    /// What each adds, in ticks.
    var gains: [Int64] = []
    /// What each alone covers, in ticks.
    var uniqueGains: [Int64] = []

    /// The sites as other rooms know them.
    var numbers: [CandidateNumber] { selected.map { CandidateNumber($0) } }

    var gainedWeight: Int64 { gains.reduce(0, +) }
}
