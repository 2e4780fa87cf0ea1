import GeoEngine
package import GeoPrimitives
import ServiceModel

extension NearestTree {
    /// A position and how far it is under the run's measure.
    package struct Ranked: Hashable, Sendable {
        /// The number of the position.
        package var index: Int
        /// The distance in metres, within 0.05 mm.
        package var meters: Double
    }

    /// Returns the nearest positions to a point under the run's measure, the nearest first; fewer when there are fewer.
    ///
    /// Ties go to the smaller number. Where the certified bounds of consecutive chords (docs/method.md) do not overlap, chords decide the
    /// order; else whatever may be among the nearest is measured. O(count · log m) on spread-out positions.
    package func nearest(_ count: Int, to point: PlanarPoint) -> [Ranked] {
        let origin = measure.position(x: point.x, y: point.y)
        let found = shortest(count + 1, origin)
        return certain(found, count, point) ?? measured(found.prefix(count), count, point, origin)
    }

    /// The first so many, when bounds alone order them.
    private func certain(_ found: [Found], _ count: Int, _ point: PlanarPoint) -> [Ranked]? {
        var ranked: [Ranked] = []
        ranked.reserveCapacity(count)
        var reached = -Double.infinity
        for (square, slot) in found {
            let (lower, upper) = measure.lengthBounds(chord: square.squareRoot())
            guard lower > reached else { return nil }
            reached = upper
            guard ranked.count < count else { break }
            let meters = upper - lower <= Self.chordLengthBand ? (lower + upper) / 2 : measure.meters(point, points[slot])
            append(slot, meters, count, &ranked)
        }
        return Array(ranked.prefix(count))
    }

    /// Adds a position and as many of those on its spot as may matter.
    private func append(_ slot: Int, _ meters: Double, _ count: Int, _ ranked: inout [Ranked]) {
        ranked.append(Ranked(index: Int(numbers[slot]), meters: meters))
        guard !twins.isEmpty, let twins = twins[numbers[slot]] else { return }
        for twin in twins.prefix(count) { ranked.append(Ranked(index: Int(twin), meters: meters)) }
    }

    /// Distances are taken from chords whose bounds are this close together, in metres: off by at most 0.05 mm.
    private static let chordLengthBand = 1e-4

    /// The first so many by the measure, among all whose chord is not too long for it.
    private func measured(
        _ found: ArraySlice<Found>, _ count: Int, _ point: PlanarPoint, _ origin: GeocentricPosition
    ) -> [Ranked] {
        guard let last = found.last else { return [] }
        var ranked: [Ranked] = []
        ranked.reserveCapacity(count + 2)
        forEachSlot(within: reach(of: last.square.squareRoot()), of: origin) { slot in
            append(slot, measure.meters(point, points[slot]), count, &ranked)
        }
        ranked.sort { ($0.meters, $0.index) < ($1.meters, $1.index) }
        return Array(ranked.prefix(count))
    }

    /// Returns the different positions with the shortest chords to a point and these in metres, the shortest first.
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
