package import GeoPrimitives

/// A layer of a one-file map: where its rows lie, how they are drawn, and what is known of them.
package struct MapPageLayer: Sendable {
    /// The manner of drawing.
    package enum Form: String, Encodable, Sendable {
        /// Filled areas.
        case area
        /// The outlines of areas, with their names.
        case outline
        /// Symbols at positions.
        case icon
        /// Discs at positions, as large as the row's size says.
        case disc
        /// Squares around positions, the darker the larger the row's size.
        case cell
    }

    /// How a name is written on the map.
    package struct Label: Encodable, Sendable {
        /// The size in pixels, the least zoom, the colour, and whether it is bold.
        package var size: Double, from: Double, color: String, isBold: Bool

        /// Makes a label.
        package init(size: Double, from: Double = 0, color: String = "#1d2733", isBold: Bool = false) {
            (self.size, self.from, self.color, self.isBold) = (size, from, color, isBold)
        }
    }

    /// Rows that look the same.
    package struct Class: Encodable, Sendable {
        /// What the legend says; empty where the layer has one class only.
        package var title: String
        /// The colour of the fill, the line or the symbol.
        package var color: String
        /// How much a fill hides; the colour, width and opacity of its edge.
        package var opacity: Double?, stroke: String?, width: Double?, edge: Double?
        /// `star`, `square`, `diamond`, `circle`, `triangle` or `cross`, and its size over the usual one.
        package var symbol: String?, size: Double?
        /// How its rows' names are written; `nil` for none.
        package var label: Label?

        /// Makes a class.
        package init(
            _ title: String, _ color: String, opacity: Double? = nil, stroke: String? = nil, width: Double? = nil,
            edge: Double? = nil, symbol: String? = nil, size: Double? = nil, label: Label? = nil
        ) {
            (self.title, self.color, self.opacity, self.stroke) = (title, color, opacity, stroke)
            (self.width, self.edge, self.symbol, self.size, self.label) = (width, edge, symbol, size, label)
        }
    }

    /// What is known of every row.
    package struct Field: Encodable, Sendable {
        /// How a value is written.
        package enum Kind: String, Encodable, Sendable { case text, count, number, share, length, area, flag, lines }

        /// What the column is called.
        package var title: String
        /// How a value is written.
        package var kind: Kind
        /// One for each row.
        package var values: [MapValue]
        /// Whether the pointer shows it; whether it stands in the details alone; whether it is passed over where nothing is known.
        package var tip: Bool?, detail: Bool?, optional: Bool?

        /// Makes a column.
        package init(
            _ title: String, _ kind: Kind, _ values: [MapValue], tip: Bool? = nil, detail: Bool? = nil, optional: Bool? = nil
        ) {
            (self.title, self.kind, self.values) = (title, kind, values)
            (self.tip, self.detail, self.optional) = (tip, detail, optional)
        }
    }

    /// Where the rows lie.
    package enum Places: Sendable {
        case areas([MultiPolygon])
        case points([PlanarPoint])

        /// The number of rows.
        package var count: Int {
            switch self {
            case .areas(let areas): areas.count
            case .points(let points): points.count
            }
        }
    }

    /// The id, which the layers of one entry of the legend share; what the legend calls it, and what one row is called.
    package var id: String, title: String, single: String?
    /// The manner of drawing.
    package var form: Form
    /// Where the rows lie.
    package var places: Places
    /// Whether it is shown at first.
    package var isOn = true
    /// The state that it belongs to; `nil` for all.
    package var state: Int?
    /// The classes, at least one, and the number of each row's class; empty for the first.
    package var classes: [Class], classOfRow: [Int] = []
    /// What the size of each row goes by; empty where all have one.
    package var sizes: [Double] = []
    /// The radius of the largest disc in pixels.
    package var largest: Double?
    /// What is written into each row's symbol; empty for nothing.
    package var marks: [String?] = []
    /// The areas that stand out when a row is chosen; empty for none.
    package var reach: [MultiPolygon] = []
    /// Width and height of a cell, in the unit of positions.
    package var cell: (width: Double, height: Double)?
    /// The name and the key of each row; empty where rows cannot be chosen.
    ///
    /// A key stands for the same thing in every state.
    package var names: [String] = [], keys: [String] = []
    /// What is known of each row.
    package var fields: [Field] = []
    /// What the legend adds.
    package var note: String?
    /// Whether the search passes it over.
    package var isUnsearched = false

    /// Makes a layer.
    package init(_ id: String, _ title: String, _ form: Form, _ places: Places, classes: [Class], state: Int? = nil) {
        (self.id, self.title, self.form, self.places) = (id, title, form, places)
        (self.classes, self.state) = (classes, state)
    }
}
