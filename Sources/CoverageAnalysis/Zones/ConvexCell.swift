import GeoPrimitives

/// A convex polygon cut out of a frame by half-planes; every side knows what lies beyond it.
struct ConvexCell {
    /// The corners, counter-clockwise; none when nothing is left.
    private(set) var corners: [PlanarPoint]
    /// What lies beyond the side from each corner to the next: the label of a half-plane, −1 to −4 for the sides of the frame.
    private(set) var sides: [Int32]

    /// Makes the cell that fills a frame.
    init(frame: BoundingBox) {
        corners = [(frame.minX, frame.minY), (frame.maxX, frame.minY), (frame.maxX, frame.maxY), (frame.minX, frame.maxY)].map {
            PlanarPoint(x: $0.0, y: $0.1)
        }
        sides = [-1, -2, -3, -4]
    }

    var isEmpty: Bool { corners.isEmpty }

    /// Keeps what lies in the half-plane a·x + b·y + c >= 0.
    ///
    /// O(corners).
    mutating func clip(_ plane: (a: Double, b: Double, c: Double), beyond label: Int32) {
        let values = corners.map { plane.a * $0.x + plane.b * $0.y + plane.c }
        guard values.contains(where: { $0 < 0 }) else { return }
        var (kept, labels): ([PlanarPoint], [Int32]) = ([], [])
        for corner in corners.indices {
            let next = corner + 1 == corners.count ? 0 : corner + 1
            if values[corner] >= 0 {
                kept.append(corners[corner])
                labels.append(sides[corner])
            }
            guard (values[corner] >= 0) != (values[next] >= 0) else { continue }
            let share = values[corner] / (values[corner] - values[next])
            kept.append(
                PlanarPoint(
                    x: corners[corner].x + share * (corners[next].x - corners[corner].x),
                    y: corners[corner].y + share * (corners[next].y - corners[corner].y)))
            // Leaving, the new side begins here; entering, the rest of the old one.
            labels.append(values[corner] >= 0 ? label : sides[corner])
        }
        (corners, sides) = kept.count >= 3 ? (kept, labels) : ([], [])
    }
}
