package import GeoPrimitives

/// An opened table: column names and geometry are known, the values are read on request.
package protocol TableSource {
    /// The path as given.
    var file: String { get }
    /// The names of the columns, without blanks around them.
    var columnNames: [String] { get }
    /// What the rows have as geometry.
    var geometryKind: GeometryKind { get }
    /// The coordinate reference system that the file states, or that its format implies.
    var declaredCRS: DeclaredCRS? { get }
    /// What the user should know about how the file was understood, such as its encoding; complete after ``read(_:)``.
    var notices: [ReadingNotice] { get }
    /// How the table was understood, as far as that is not plain; complete after ``read(_:)``.
    var reading: TableReading { get }

    /// Returns the first rows as texts, by ``columnNames``: at most ``TableHead/sampledRows``, empty where the file cannot be read.
    func sample() -> [[String]]

    /// Reads the requested columns and the geometry.
    ///
    /// - Throws: The case of ``FormatError`` that fits when the file as a whole cannot be used. Single bad cells are no errors: they
    ///   stand in ``FeatureTable/failures``.
    /// - Complexity: O(bytes of the file).
    func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable
}

/// The geometry that the features of a table have.
package enum GeometryKind: Hashable, Sendable {
    /// No geometry.
    case none
    /// One position each.
    case point
    /// Polygons or multipolygons.
    case area
    /// Positions and areas.
    case mixed
    /// Something that cannot be used, by its name: `LineString`, or what a mixture holds how often.
    case other(String)
}

/// A coordinate reference system as a file states it.
package struct DeclaredCRS: Hashable, Sendable {
    /// `EPSG:4547` where the authority and code are known, else well-known text or the name that stands there.
    package var definition: String
    /// Whether the file says nothing and the format implies the system, as GeoJSON implies WGS 84.
    package var impliedByFormat: Bool
    /// Whether the file only says where to look, which nobody does.
    package var isLink: Bool

    /// Makes a statement.
    package init(definition: String, impliedByFormat: Bool, isLink: Bool = false) {
        self.definition = definition
        self.impliedByFormat = impliedByFormat
        self.isLink = isLink
    }
}

/// How much of a table is looked at before it is read.
package enum TableHead {
    /// How many rows are looked at.
    package static let sampledRows = 60
}

/// A wish for one column.
package struct ColumnRequest: Hashable, Sendable {
    /// The position of the column in ``TableSource/columnNames``.
    package var column: Int
    /// What its cells are.
    package var kind: ColumnKind

    /// Makes a wish.
    package init(column: Int, kind: ColumnKind) {
        self.column = column
        self.kind = kind
    }
}

/// What the cells of a column are.
package enum ColumnKind: Hashable, Sendable {
    /// A finite decimal number.
    case number
    /// Degrees, as a number or as degrees, minutes and seconds.
    case angle
    /// A length above zero, read in metres; the unit, in metres, is that of numbers without one, `nil` where each needs its own.
    case length(bareUnit: Double?)
    /// An area in square metres: a number, maybe with the unit behind it, such as `500㎡`.
    case squareMeters
    /// Any text, as it is.
    case text
    /// An identifier: text without blanks around it, full-width letters and digits made plain, never in scientific notation.
    case code
    /// A position as well-known text, such as `POINT (106.2 38.4)`.
    case wktPoint
    /// A position as two numbers in one cell, such as `106.2,38.4`, in the order in which they stand.
    case pair
}

extension ColumnKind {
    /// Whether the cells place their row.
    var isPosition: Bool { self == .angle || self == .wktPoint || self == .pair }
}
