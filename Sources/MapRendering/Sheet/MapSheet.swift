package import GeoPrimitives

/// What a sheet for the wall says and shows, as values.
package struct MapSheet: Sendable {
    /// One map of the sheet: all have the same frame, scale and legend.
    package struct Panel: Sendable {
        /// What stands over it; `nil` where the sheet has one map only.
        package var title: String?
        /// The figure that stands behind the title, and is never cut.
        package var fact: String?
        /// Its layers, from the bottom up.
        package var layers: [MapPageLayer]

        /// Makes a map of a sheet.
        package init(title: String?, fact: String? = nil, layers: [MapPageLayer]) {
            (self.title, self.fact, self.layers) = (title, fact, layers)
        }
    }

    /// A list beside the map.
    package struct List: Sendable {
        /// A row of a list.
        package struct Row: Sendable {
            /// The sign that the map shows for it, its name, what is said under it, and its figure.
            package var mark: String, name: String, detail: String, figure: String

            /// Makes a row.
            package init(mark: String, name: String, detail: String, figure: String) {
                (self.mark, self.name, self.detail, self.figure) = (mark, name, detail, figure)
            }
        }

        /// What it is called, what its figures are, and its rows.
        package var title: String, figures: String, rows: [Row]
        /// The colour of the marks.
        package var color: String
        /// Whether it names some of many anyway, so that fewer will do where there is little room.
        package var isRemark: Bool

        /// Makes a list.
        package init(title: String, figures: String, rows: [Row], color: String, isRemark: Bool = false) {
            (self.title, self.figures, self.rows, self.color) = (title, figures, rows, color)
            self.isRemark = isRemark
        }
    }

    /// Where the frame of the map lies.
    package enum Extent: Sendable, Hashable {
        /// The study area: all units, else where most of what is shown lies.
        case studyArea
        /// A box of degrees, or of metres in a planar run.
        case box(BoundingBox)
        /// Around areas.
        case areas([MultiPolygon])
    }

    /// What lies under the map for the reader to find his way.
    package struct Context: Sendable {
        /// The manner of drawing.
        package enum Kind: String, CaseIterable, Sendable { case water, road, rail, green, built, other }

        /// The manner of drawing, and what the legend says.
        package var kind: Kind, title: String
        /// Its areas, lines and named positions.
        package var areas: [MultiPolygon], lines: [[PlanarPoint]], points: [(place: PlanarPoint, name: String)]

        /// Makes context.
        package init(
            _ kind: Kind, title: String, areas: [MultiPolygon], lines: [[PlanarPoint]],
            points: [(place: PlanarPoint, name: String)]
        ) {
            (self.kind, self.title, self.areas, self.lines, self.points) = (kind, title, areas, lines, points)
        }
    }

    /// The words of the sheet itself, in its language.
    package var words: SheetWords
    /// `en` or `zh`, and what made the sheet.
    package var language: String, program: String
    /// The title, and what kind of map it is.
    package var title: String, kicker: String
    /// The headline.
    package var facts: [MapPage.Fact] = []
    /// What covered means; what the figures rest on; where the data come from; what the map leaves out.
    package var statements: [String] = [], caveats: [String] = [], sources: [String] = [], notes: [String] = []
    /// Lists beside the map.
    package var lists: [List] = []
    /// What stands at the foot: who made the map, its approval number, its date.
    package var foot: [String] = []
    /// The maps.
    package var panels: [Panel] = []
    /// What lies under them.
    package var context: [Context] = []
    /// Where their frame lies.
    package var extent = Extent.studyArea
    /// Whether positions are metres in a plane rather than degrees on WGS 84.
    package var isPlanar = false

    /// Makes an empty sheet.
    package init(language: String, program: String, title: String, kicker: String, words: SheetWords) {
        (self.language, self.program, self.title, self.kicker, self.words) = (language, program, title, kicker, words)
    }
}

/// The words that stand on every sheet, in one language.
package struct SheetWords: Sendable {
    /// Headings.
    package var legend: String, caveats: String, sources: String, notes: String
    /// The letter of the north arrow; what stands before a scale and a projection.
    package var north: String, scale: String, projection: String, plane: String
    /// What lengths are counted in.
    package var units: LengthUnits
    /// Says how many items of a list are left out.
    package var more: @Sendable (Int) -> String
    /// A legend entry's example of a disc: a number with what it counts, in brackets.
    package var discExample: @Sendable (Double) -> String
    /// Says what is left out at the end of the names of a layer, in brackets.
    package var leftOut: @Sendable (String) -> String
    /// Says that so many of all things of a kind lie outside the frame.
    package var outside: @Sendable (_ count: Int, _ all: Int, _ title: String) -> String
    /// Says that so many names found no room.
    package var unnamed: @Sendable (_ count: Int, _ all: Int, _ title: String) -> String

    /// Makes the words.
    package init(
        legend: String, caveats: String, sources: String, notes: String, north: String, scale: String, projection: String,
        plane: String, units: LengthUnits = LengthUnits(), more: @escaping @Sendable (Int) -> String,
        discExample: @escaping @Sendable (Double) -> String,
        leftOut: @escaping @Sendable (String) -> String,
        outside: @escaping @Sendable (_ count: Int, _ all: Int, _ title: String) -> String,
        unnamed: @escaping @Sendable (_ count: Int, _ all: Int, _ title: String) -> String
    ) {
        (self.legend, self.caveats, self.sources, self.notes) = (legend, caveats, sources, notes)
        (self.north, self.scale, self.projection, self.plane, self.units) = (north, scale, projection, plane, units)
        (self.more, self.discExample, self.leftOut) = (more, discExample, leftOut)
        (self.outside, self.unnamed) = (outside, unnamed)
    }
}
