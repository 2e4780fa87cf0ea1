import GeoFormats
import GeoPrimitives

/// Positions that stand as two numbers in one cell.
enum PairCells {
    /// The order in which the numbers stand.
    enum Order { case longitudeFirst, latitudeFirst }

    /// Whether the cells of a column are pairs of numbers, as far as a sample shows.
    static func arePairs(_ sample: [[String]], _ column: Int) -> Bool {
        let cells = sample.lazy.map { $0[column] }.filter { !$0.isEmpty }
        var (pairs, all) = (0, 0)
        for cell in cells {
            all += 1
            if TableCells.isPair(cell) { pairs += 1 }
        }
        return pairs > 0 && pairs * 2 > all
    }

    /// The order that the values show: no latitude lies beyond 90 degrees.
    ///
    /// `nil` where they show nothing, or both.
    static func order(_ first: [Double], _ second: [Double]) -> Order? {
        // Numbers far beyond degrees are metres, whose order is not told by their size.
        guard first.allSatisfy({ !(abs($0) > 360) }), second.allSatisfy({ !(abs($0) > 360) }) else { return nil }
        let (isFirstLong, isSecondLong) = (first.contains { abs($0) > 90 }, second.contains { abs($0) > 90 })
        if isFirstLong == isSecondLong { return nil }
        return isFirstLong ? .longitudeFirst : .latitudeFirst
    }
}
