import GeoPrimitives

/// Which parts of the paper texts and markers have taken, so that no text lies on another.
struct LabelPlaces {
    private var taken: [BoundingBox] = []

    /// Takes a part of the paper whatever lies there.
    mutating func reserve(_ box: BoundingBox) { taken.append(box) }

    /// Takes a part of the paper if nothing lies there yet; returns whether it did.
    mutating func take(_ box: BoundingBox) -> Bool {
        guard !taken.contains(where: { $0.intersects(box) }) else { return false }
        taken.append(box)
        return true
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
