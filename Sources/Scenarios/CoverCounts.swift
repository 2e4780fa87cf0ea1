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
    private(set) var counts: [Int32]
    /// Whether each demand point is covered: its count is not 0.
    private(set) var isCovered: [Bool]
    /// What is covered in the view; class views count points with weight in the class.
    var totals = CoverageTotals()

    /// Takes the count of each demand point.
    init(view: View, counts: [Int32]) {
        self.view = view
        self.counts = counts
        isCovered = counts.map { $0 > 0 }
    }

    /// Whether it is the view of a level.
    var isOfLevel: Bool {
        if case .level = view { return true }
        return false
    }

    /// Counts a facility in (1) or out (−1) at a demand point; whether that covered it or left it uncovered.
    @inline(__always)
    mutating func count(_ step: Int32, at row: Int) -> Bool {
        counts[row] += step
        guard (counts[row] > 0) != isCovered[row] else { return false }
        isCovered[row].toggle()
        return true
    }

    /// Adds up what is covered.
    mutating func recount(ticks: [Int64], onlyWithWeight: Bool) {
        totals = Self.totals(isCovered, ticks: ticks, onlyWithWeight: onlyWithWeight)
    }

    /// What is covered of points with these weights.
    static func totals(_ isCovered: [Bool], ticks: [Int64], onlyWithWeight: Bool) -> CoverageTotals {
        var totals = CoverageTotals()
        for row in ticks.indices where !onlyWithWeight || ticks[row] > 0 { totals.add(ticks[row], isCovered: isCovered[row]) }
        return totals
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
