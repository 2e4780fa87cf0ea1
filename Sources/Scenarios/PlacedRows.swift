package import GeoPrimitives

/// The demand points of a result whose list has no ids, as a comparison tells them apart: by where they are.
package struct PlacedPoints: Sendable {
    /// The place of each point.
    package var places: [String]
    /// What the points of one place must have in common to be summed: whether they are covered, in every respect.
    package var isCovered: [[Bool]]
    /// The unit of each point, which they must have in common too.
    package var units: TextColumn?

    /// Makes points from columns of one length.
    package init(places: [String], isCovered: [[Bool]], units: TextColumn? = nil) {
        precondition(isCovered.allSatisfy { $0.count == places.count }, "columns must have one length")
        (self.places, self.isCovered, self.units) = (places, isCovered, units)
    }

    /// The first point of each place, and the places whose points differ.
    fileprivate var first: (byPlace: [String: Int], unlike: Set<String>) {
        var (byPlace, unlike): ([String: Int], Set<String>) = ([:], [])
        byPlace.reserveCapacity(places.count)
        for (row, place) in places.enumerated() {
            guard let first = byPlace[place] else {
                byPlace[place] = row
                continue
            }
            let isAlike = isCovered.allSatisfy { $0[row] == $0[first] } && units.map { $0[row] == $0[first] } ?? true
            if !isAlike { unlike.insert(place) }
        }
        return (byPlace, unlike)
    }
}

/// Points of one place summed to one row.
///
/// Where points of one place are not covered alike, which takes radii of their own, they stay apart and go by their order at the place.
package struct PlacedRows: Sendable {
    /// What the rows are called.
    package private(set) var names: [String] = []
    /// The row of each point.
    package private(set) var rowOfPoint: [Int32] = []
    /// The first point of each row.
    package private(set) var firstPoint: [Int] = []
    /// How many points were summed with others.
    package private(set) var summed = 0

    /// Returns the rows of two results, so that rows of one name are one place.
    ///
    /// - Complexity: O(n), by hashing.
    package static func of(_ before: PlacedPoints, _ after: PlacedPoints) -> (before: PlacedRows, after: PlacedRows) {
        let apart = before.first.unlike.union(after.first.unlike)
        return (PlacedRows(before, apart: apart), PlacedRows(after, apart: apart))
    }

    private init(_ points: PlacedPoints, apart: Set<String>) {
        var rows: [String: Int32] = [:]
        var (seen, sizes): ([String: Int], [Int]) = ([:], [])
        rows.reserveCapacity(points.places.count)
        rowOfPoint.reserveCapacity(points.places.count)
        for (point, place) in points.places.enumerated() {
            var name = place
            if apart.contains(place) {
                let number = seen[place, default: 0] + 1
                seen[place] = number
                if number > 1 { name += "#\(number)" }
            }
            if let row = rows[name] {
                rowOfPoint.append(row)
                sizes[Int(row)] += 1
            } else {
                rows[name] = Int32(names.count)
                rowOfPoint.append(Int32(names.count))
                names.append(name)
                firstPoint.append(point)
                sizes.append(1)
            }
        }
        summed = sizes.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
    }

    /// The sums of a column of ticks by row.
    package func summed(_ ticks: [Int64]) -> [Int64] {
        var sums = [Int64](repeating: 0, count: names.count)
        for (point, row) in rowOfPoint.enumerated() { sums[Int(row)] += ticks[point] }
        return sums
    }

    /// What the first point of each row has.
    package func first<Value>(_ column: [Value]) -> [Value] { firstPoint.map { column[$0] } }

    /// The rows as points of a comparison.
    package func summed(_ points: CoveredPoints) -> CoveredPoints {
        CoveredPoints(
            ids: TextColumn(names), ticks: summed(points.ticks), scale: points.scale, isCovered: first(points.isCovered))
    }
}
