import GeoPrimitives

/// Lines on the paper as the path language of SVG writes them, in whole tenths.
enum PathText {
    /// How far a simplified line may stray, in tenths of a unit: a twentieth of a millimetre on A4.
    static let tolerance = 2.0

    /// Returns closed lines as one path; those that come down to nothing are left out.
    static func closed(_ lines: [[PlanarPoint]]) -> String {
        var text = ""
        for line in lines {
            let kept = simplified(line)
            guard kept.count > 3 else { continue }
            append(kept.dropLast(), to: &text)
            text += "z"
        }
        return text
    }

    /// Returns open lines as one path; those of fewer than two vertices are left out.
    static func open(_ lines: [[PlanarPoint]]) -> String {
        var text = ""
        for line in lines {
            let kept = simplified(line)
            guard kept.count > 1 else { continue }
            append(kept[...], to: &text)
        }
        return text
    }

    /// Returns closed lines with all their vertices as one path; the last vertex need not be the first again.
    static func figure(_ lines: [[PlanarPoint]]) -> String {
        var text = ""
        for line in lines {
            append(line[...], to: &text)
            text += "z"
        }
        return text
    }

    private static func append(_ points: ArraySlice<PlanarPoint>, to text: inout String) {
        var (lastX, lastY) = (0, 0)
        for (number, point) in points.enumerated() {
            let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
            if number > 0, x == lastX, y == lastY { continue }
            text += number == 0 ? "M\(x) \(y)" : "l\(x - lastX) \(y - lastY)"
            (lastX, lastY) = (x, y)
        }
    }

    /// Returns the line with as few of its vertices as stay within the tolerance of all (Douglas & Peucker 1973,
    /// doi:10.3138/FM57-6770-U75U-7727); first and last stay.
    static func simplified(_ line: [PlanarPoint], tolerance: Double = tolerance) -> [PlanarPoint] {
        guard line.count > 2 else { return line }
        var stays = [Bool](repeating: false, count: line.count)
        (stays[0], stays[line.count - 1]) = (true, true)
        var open = [(0, line.count - 1)]
        while let (first, last) = open.popLast() {
            var (farthest, distance) = (first, tolerance * tolerance)
            for number in (first + 1)..<max(last, first + 1) {
                let own = squaredDistance(line[number], line[first], line[last])
                if own > distance { (farthest, distance) = (number, own) }
            }
            guard farthest > first else { continue }
            stays[farthest] = true
            open += [(first, farthest), (farthest, last)]
        }
        return zip(line, stays).filter(\.1).map(\.0)
    }

    /// The squared distance of a point from the edge between two others.
    private static func squaredDistance(_ point: PlanarPoint, _ start: PlanarPoint, _ end: PlanarPoint) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0
        let share = min(1, max(0, along))
        let (x, y) = (point.x - start.x - share * dx, point.y - start.y - share * dy)
        return x * x + y * y
    }
}
