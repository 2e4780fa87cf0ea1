import GeoPrimitives

/// Which parts of the paper texts and markers have taken, so that no text lies on another.
struct LabelPlaces {
    private struct Cell: Hashable {
        var column: Int, row: Int
    }

    /// The side of a cell in which taken boxes are looked for, in tenths.
    private static let side = 500.0

    private var taken: [Cell: [BoundingBox]] = [:]

    /// Takes a part of the paper whatever lies there.
    mutating func reserve(_ box: BoundingBox) {
        for cell in Self.cells(box) { taken[cell, default: []].append(box) }
    }

    /// Whether nothing lies in a part of the paper yet.
    func isFree(_ box: BoundingBox) -> Bool {
        Self.cells(box).allSatisfy { cell in taken[cell]?.contains { $0.intersects(box) } != true }
    }

    /// Takes a part of the paper if nothing lies there yet; returns whether it did.
    mutating func take(_ box: BoundingBox) -> Bool {
        guard isFree(box) else { return false }
        reserve(box)
        return true
    }

    private static func cells(_ box: BoundingBox) -> [Cell] {
        guard !box.isEmpty, box.maxX - box.minX < 1e6, box.maxY - box.minY < 1e6 else { return [] }
        let columns = Int((box.minX / side).rounded(.down))...Int((box.maxX / side).rounded(.down))
        let rows = Int((box.minY / side).rounded(.down))...Int((box.maxY / side).rounded(.down))
        return rows.flatMap { row in columns.map { Cell(column: $0, row: row) } }
    }

    /// The box of a text around its middle, of a font so many tenths high.
    static func box(_ text: String, around middle: PlanarPoint, font: Double) -> BoundingBox {
        let (width, height) = (Self.width(text, font: font), font * 1.1)
        return BoundingBox(
            minX: middle.x - width / 2, minY: middle.y - height / 2, maxX: middle.x + width / 2, maxY: middle.y + height / 2)
    }

    /// About how wide a text is: Chinese characters as wide as high, others a little over half.
    static func width(_ text: String, font: Double) -> Double { Double(DisplayWidth.columns(text)) * font * 0.53 }
}
