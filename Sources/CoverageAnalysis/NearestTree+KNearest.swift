import GeoEngine
package import GeoPrimitives
import ServiceModel

extension NearestTree {
    /// A position and how far it is under the run's measure.
    package struct Ranked: Hashable, Sendable {
        /// The number of the position.
        package var index: Int
        /// The distance in metres, by Karney's inverse or in the plane.
        package var meters: Double
    }

    /// Returns the nearest positions to a point under the run's measure, the nearest first; fewer when there are fewer.
    ///
    /// Ties go to the smaller number. The count-th shortest chord bounds how long a chord may be whose distance is among the nearest (by
    /// the certified bounds of docs/method.md); whatever is within is measured. O(count · log m) on spread-out positions.
    package func nearest(_ count: Int, to point: PlanarPoint) -> [Ranked] {
        let origin = measure.position(x: point.x, y: point.y)
        guard let last = shortest(count, origin).last else { return [] }
        var ranked: [Ranked] = []
        ranked.reserveCapacity(count + 2)
        forEachSlot(within: reach(of: last.square.squareRoot()), of: origin) { slot in
            ranked.append(Ranked(index: Int(numbers[slot]), meters: measure.meters(point, points[slot])))
        }
        ranked.sort { ($0.meters, $0.index) < ($1.meters, $1.index) }
        return Array(ranked.prefix(count))
    }

    /// Returns the positions with the shortest chords to a point and these in metres, the shortest first.
    package func shortestChords(_ count: Int, to point: PlanarPoint) -> [Neighbor] {
        shortest(count, measure.position(x: point.x, y: point.y)).map {
            Neighbor(index: Int(numbers[$0.slot]), chord: $0.square.squareRoot())
        }
    }

    private typealias Found = (square: Double, slot: Int)

    /// The shortest chords, squared, ascending; ties go to the smaller number.
    private func shortest(_ count: Int, _ origin: GeocentricPosition) -> [Found] {
        guard count > 0, !isEmpty else { return [] }
        var found: [Found] = []
        found.reserveCapacity(min(count, numbers.count) + 1)
        gather(0, origin, count, &found)
        return found
    }

    private func gather(_ number: Int, _ origin: GeocentricPosition, _ count: Int, _ found: inout [Found]) {
        let node = nodes[number]
        guard node.axis >= 0 else {
            for slot in Int(node.low)..<Int(node.high) { insert((positions[slot].squaredChord(to: origin), slot), count, &found) }
            return
        }
        let offset = origin.ordinate(Int(node.axis)) - node.split
        let (near, far) = offset < 0 ? (number + 1, Int(node.high)) : (Int(node.high), number + 1)
        gather(near, origin, count, &found)
        if found.count < count || offset * offset <= found[found.count - 1].square { gather(far, origin, count, &found) }
    }

    /// Puts a chord in its place among the shortest so far.
    private func insert(_ new: Found, _ count: Int, _ found: inout [Found]) {
        func precedes(_ a: Found, _ b: Found) -> Bool {
            a.square != b.square ? a.square < b.square : numbers[a.slot] < numbers[b.slot]
        }
        if found.count == count {
            guard precedes(new, found[count - 1]) else { return }
            found.removeLast()
        }
        var (low, high) = (0, found.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(found[middle], new) { low = middle + 1 } else { high = middle }
        }
        found.insert(new, at: low)
    }

    /// Calls `found` with the slot of every position whose squared chord is at most the limit.
    private func forEachSlot(within limit: Double, of origin: GeocentricPosition, _ found: (Int) -> Void) {
        var open = [0]
        while let number = open.popLast() {
            let node = nodes[number]
            guard node.axis >= 0 else {
                for slot in Int(node.low)..<Int(node.high) where positions[slot].squaredChord(to: origin) <= limit { found(slot) }
                continue
            }
            let offset = origin.ordinate(Int(node.axis)) - node.split
            if offset < 0 || offset * offset <= limit { open.append(number + 1) }
            if offset >= 0 || offset * offset <= limit { open.append(Int(node.high)) }
        }
    }
}
