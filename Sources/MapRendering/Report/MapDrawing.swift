package import GeoFormats

/// A layer on a map, and in what manner it is drawn; later ones lie on earlier ones.
package struct MapDrawing {
    /// The manner of drawing.
    package enum Manner: Sendable {
        /// Every area by its symbol.
        case areas
        /// The outlines of areas alone, so many units wide.
        case outlines(color: String, width: Double)
        /// All areas as one, by the symbol of the first.
        case merged
        /// A dot of so many units at every position.
        case dots(radius: Double)
        /// A marker with the number that the layer's style names.
        case numbered
        /// A disc in the middle of every area, as large as the number of a field says, with a rank beside the first few.
        case proportional(field: String, rankField: String, ranked: Int)
        /// The text of a field in the middle of every area, where it has room.
        case names(field: String)
    }

    /// The layer.
    package var layer: ResultLayer
    /// The manner of drawing.
    package var manner: Manner
    /// What the legend says; `nil` for no entry.
    package var legend: String?
    /// Whether it is the study area, which the frame shows.
    package var isGround: Bool

    /// Makes a drawing.
    package init(_ layer: ResultLayer, _ manner: Manner, legend: String? = nil, isGround: Bool = false) {
        self.isGround = isGround
        self.layer = layer
        self.manner = manner
        self.legend = legend
    }
}

/// What a map says beside its layers.
package struct MapTexts {
    /// The map's title, for readers who cannot see it.
    package var title: String
    /// A legend entry's example of a disc: a number with what it counts.
    package var discExample: (Double) -> String
    /// The letter of the north arrow.
    package var north: String
    /// What lengths are counted in.
    package var units: LengthUnits
    /// Says that so many of all things of a kind lie outside the frame.
    package var outside: (_ count: Int, _ all: Int, _ title: String) -> String

    /// Makes the texts of a map.
    package init(
        title: String, north: String, units: LengthUnits = LengthUnits(),
        outside: @escaping (_ count: Int, _ all: Int, _ title: String) -> String,
        discExample: @escaping (Double) -> String
    ) {
        self.outside = outside
        self.title = title
        self.north = north
        self.units = units
        self.discExample = discExample
    }
}
