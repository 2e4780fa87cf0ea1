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
    /// Something that cannot be used, by its name: `LineString`, or `Point and Polygon` for a mixture.
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
    /// A length above zero with its unit, read in metres; numbers without a unit only where said.
    case length(bareNumbersAreMeters: Bool)
    /// Any text, as it is.
    case text
    /// An identifier: text without blanks around it, full-width letters and digits made plain, never in scientific notation.
    case code
    /// A position as well-known text, such as `POINT (106.2 38.4)`.
    case wktPoint
}
