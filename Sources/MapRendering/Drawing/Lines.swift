import GeoPrimitives

extension [[PlanarPoint]] {
    /// The box around all lines.
    var box: BoundingBox {
        var box = BoundingBox.empty
        for line in self { for point in line { box.formUnion(x: point.x, y: point.y) } }
        return box
    }

    /// Whether a position lies inside the closed lines, by the number of edges that a line from it crosses.
    func contains(_ point: PlanarPoint) -> Bool {
        var isInside = false
        for line in self {
            for (a, b) in zip(line, line.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
                if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// The centroid of the largest closed line, or the position where there is no more.
    var middle: PlanarPoint? {
        let largest = self.max { abs(Ring($0).doubledSignedArea) < abs(Ring($1).doubledSignedArea) }
        guard let largest, let origin = largest.first else { return nil }
        let area = Ring(largest).doubledSignedArea
        guard area != 0 else { return origin }
        var (x, y) = (0.0, 0.0)
        for (a, b) in zip(largest, largest.dropFirst()) {
            let cross = (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
            x += (a.x + b.x - 2 * origin.x) * cross
            y += (a.y + b.y - 2 * origin.y) * cross
        }
        return PlanarPoint(x: origin.x + x / (3 * area), y: origin.y + y / (3 * area))
    }
}

extension BoundingBox {
    /// Whether a position lies in it.
    func contains(_ point: PlanarPoint) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    /// Whether another box lies in it wholly.
    func contains(_ other: BoundingBox) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    /// The box, larger on all sides.
    func widened(by length: Double) -> BoundingBox {
        BoundingBox(minX: minX - length, minY: minY - length, maxX: maxX + length, maxY: maxY + length)
    }

    /// The box around a position.
    init(around middle: PlanarPoint, width: Double, height: Double) {
        self.init(
            minX: middle.x - width / 2, minY: middle.y - height / 2, maxX: middle.x + width / 2, maxY: middle.y + height / 2)
    }

    var width: Double { maxX - minX }
    var height: Double { maxY - minY }
}
