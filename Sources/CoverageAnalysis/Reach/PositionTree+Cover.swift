import GeoEngine
package import GeoPrimitives
import ServiceModel

extension PositionTree {
    /// Calls `found` with ranges of ``order`` that together hold exactly the positions that the test covers from a point; ascending, apart.
    package func forEachRange(coveredFrom point: PlanarPoint, test: CoverTest, _ found: (Range<Int>) -> Void) {
        guard !positions.isEmpty else { return }
        var search = Search(point: point, origin: measure.position(x: point.x, y: point.y), test: test)
        visit(levels.count - 1, 0, &search, found)
        if !search.open.isEmpty { found(search.open) }
    }

    private struct Search {
        let point: PlanarPoint
        let origin: GeocentricPosition
        let test: CoverTest
        /// A range that the next may continue.
        var open = 0..<0

        mutating func add(_ range: Range<Int>, _ found: (Range<Int>) -> Void) {
            if open.upperBound == range.lowerBound, !open.isEmpty {
                open = open.lowerBound..<range.upperBound
            } else {
                if !open.isEmpty { found(open) }
                open = range
            }
        }
    }

    private func visit(_ level: Int, _ number: Int, _ search: inout Search, _ found: (Range<Int>) -> Void) {
        let box = levels[level][number]
        let (nearest, farthest) = box.squaredChords(from: search.origin)
        let (inside, outside) = (search.test.insideChord, search.test.outsideChord)
        if nearest > outside * outside { return }
        var span = Self.leafSize
        for _ in 0..<level { span *= Self.fanOut }
        let slots = number * span..<min((number + 1) * span, positions.count)
        if inside > 0, farthest <= inside * inside { return search.add(slots, found) }
        if box.low == box.high {
            // All on one spot: one answer for all.
            if isCovered(slots.lowerBound, search) { search.add(slots, found) }
        } else if level == 0 {
            for slot in slots where isCovered(slot, search) { search.add(slot..<slot + 1, found) }
        } else {
            for child in number * Self.fanOut..<min((number + 1) * Self.fanOut, levels[level - 1].count) {
                visit(level - 1, child, &search, found)
            }
        }
    }

    @inline(__always)
    private func isCovered(_ slot: Int, _ search: borrowing Search) -> Bool {
        let (test, point) = (search.test, search.point)
        let chord = positions[slot].squaredChord(to: search.origin).squareRoot()
        return test.covers(chord: chord, meters: { measure.meters(points[slot], point) })
    }
}
