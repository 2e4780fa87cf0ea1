import CoverageAnalysis
import ServiceModel

/// How many facilities cover each demand point in one view of a run, with the figures that follow.
///
/// A view is all facilities, those of one level, or all with a class's radius in place of their own.
struct CoverCounts: Sendable {
    /// Which facilities count, and with which radius.
    enum View: Hashable, Sendable {
        /// All facilities.
        case all
        /// The facilities that serve a level: its own, and those of levels that serve it.
        case level(String, servedBy: [String])
        /// All facilities with the radius of a class, by the number of the class.
        case demandClass(Int)
    }

    let view: View
    /// By demand point.
    var counts: [Int32]
    /// What is covered in the view; class views count points with weight in the class.
    var totals = CoverageTotals()

    /// Whether it is the view of a level.
    var isOfLevel: Bool {
        if case .level = view { return true }
        return false
    }

    /// Adds up what is covered.
    mutating func recount(ticks: [Int64], onlyWithWeight: Bool) {
        totals = CoverageTotals()
        for row in ticks.indices where !onlyWithWeight || ticks[row] > 0 {
            let isCovered = counts[row] > 0
            totals.points += 1
            totals.weight += ticks[row]
            totals.coveredPoints += isCovered ? 1 : 0
            totals.coveredWeight += isCovered ? ticks[row] : 0
        }
    }
}

extension CoverageTotals {
    /// Notes that a point of the totals is covered from now on, or no more.
    @inline(__always)
    mutating func flip(_ ticks: Int64, isCovered: Bool) {
        coveredPoints += isCovered ? 1 : -1
        coveredWeight += isCovered ? ticks : -ticks
    }
}
