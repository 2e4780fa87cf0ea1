import GeoPrimitives

/// Joins the runs of outlines to closed rings.
struct OutlineLinker {
    /// A ring with one of the shapes it runs along.
    struct LinkedRing {
        var ring: Ring
        var shape: Int
        /// Positive for what surrounds the union, negative for what it surrounds.
        var doubledArea: Double
    }

    private(set) var rings: [LinkedRing] = []
    /// Shapes whose runs have no unique continuation.
    private(set) var broken: [Int] = []

    init(_ outlines: [UnionOutline]) {
        var runs: [(outline: Int, run: UnionOutline.Run)] = []
        runs.reserveCapacity(outlines.reduce(0) { $0 + $1.runs.count })
        for (number, outline) in outlines.enumerated() {
            broken += outline.broken
            for run in outline.runs { runs.append((number, run)) }
        }
        var starting = [Junction: Int](minimumCapacity: runs.count)
        for (number, (_, run)) in runs.enumerated() {
            if let twin = starting.updateValue(number, forKey: run.start) { broken += [run.shape, runs[twin].run.shape] }
        }
        var isUsed = [Bool](repeating: false, count: runs.count)
        for first in runs.indices where !isUsed[first] {
            var points: [PlanarPoint] = []
            var next = first
            repeat {
                isUsed[next] = true
                let (outline, run) = runs[next]
                append(outlines[outline].points[run.points], to: &points)
                guard let after = starting[run.end], after == first || !isUsed[after] else {
                    broken.append(run.shape)
                    points = []
                    break
                }
                next = after
            } while next != first
            guard let start = points.first else { continue }
            if points.last != start { points.append(start) }
            let ring = Ring(points)
            // What is left of shapes that only touch, by a hair.
            guard points.count > 3, case let area = ring.doubledSignedArea, area != 0 else { continue }
            rings.append(LinkedRing(ring: ring, shape: runs[first].run.shape, doubledArea: area))
        }
    }
}

/// Adds the vertices of a run to a ring, without those that equal the one before.
private func append(_ run: ArraySlice<PlanarPoint>, to points: inout [PlanarPoint]) {
    run.withUnsafeBufferPointer { run in
        for place in run.indices {
            let isRepeated = place > 0 ? run[place] == run[place - 1] : run[place] == points.last
            if !isRepeated { points.append(run[place]) }
        }
    }
}

extension OutlineLinker.LinkedRing {
    /// The ring cut where it passes a vertex twice, into rings that touch there.
    var simpleRings: [Self] {
        var (open, seen): ([PlanarPoint], [PlanarPoint: Int]) = ([], [:])
        var rings: [Self] = []
        for point in ring.points {
            if let before = seen[point] {
                let loop = Ring(open[before...] + [point])
                if loop.points.count > 3, case let area = loop.doubledSignedArea, area != 0 {
                    rings.append(Self(ring: loop, shape: shape, doubledArea: area))
                }
                for passed in open[(before + 1)...] { seen[passed] = nil }
                open.removeLast(open.count - before - 1)
            } else {
                seen[point] = open.count
                open.append(point)
            }
        }
        return rings
    }
}
