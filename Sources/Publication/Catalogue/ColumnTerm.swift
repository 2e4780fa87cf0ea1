package import PlanningTerms
package import GeoFormats

/// What the numbers of a column are numbers of.
package enum ColumnUnit: Hashable, Sendable {
    /// Lengths; the name ends in `_m`, or is `x` or `y`.
    case meters
    /// Areas; the name ends in `_m2`.
    case squareMeters
    /// Degrees on the Earth, or the metres of a planar run.
    case position
    /// People, or what else the run counts.
    case weight
    /// The unit of the cost matrix.
    case cost
    /// The money of the cost columns.
    case money
    /// A part of one.
    case share
    /// How many.
    case count
}

/// A column of tables and layers: the name by which programs read it, what its values are, and what people call it.
///
/// A name that stands in several places is written once, here: what others read never gets two spellings. In English people call a column
/// by its name.
package struct ColumnTerm: Hashable, Sendable {
    /// The name, in snake_case with its unit; fixed, because others read it.
    package let name: String
    /// What the values are.
    package let kind: Field.Kind
    /// What the numbers are numbers of; `nil` for texts, truth values and ranks.
    package let unit: ColumnUnit?
    /// What it is called in Chinese; lengths carry their unit; `nil` where it is called by its name.
    package let chinese: String?

    private init(_ name: String, _ kind: Field.Kind, _ unit: ColumnUnit?, _ chinese: String?) {
        (self.name, self.kind, self.unit, self.chinese) = (name, kind, unit, chinese)
    }

    /// Makes a column of texts.
    package static func text(_ name: String, _ chinese: String? = nil) -> ColumnTerm { ColumnTerm(name, .text, nil, chinese) }

    /// Makes a column of truth values.
    package static func truth(_ name: String, _ chinese: String? = nil) -> ColumnTerm { ColumnTerm(name, .boolean, nil, chinese) }

    /// Makes a column of whole numbers.
    package static func integer(_ name: String, _ unit: ColumnUnit? = .count, _ chinese: String? = nil) -> ColumnTerm {
        ColumnTerm(name, .integer, unit, chinese)
    }

    /// Makes a column of numbers.
    package static func number(_ name: String, _ unit: ColumnUnit?, _ chinese: String? = nil) -> ColumnTerm {
        ColumnTerm(name, .number, unit, chinese)
    }

    /// The column as formats write it.
    package var field: Field { Field(name: name, kind: kind, chinese: chinese) }

    /// What it may be called where somebody saved a table again: in programs' words and in people's.
    package var titles: [String] { [name] + (chinese.map { Set([$0, PlannedNames.inOwnWords($0)]).sorted() } ?? []) }

    /// What it is called in a language.
    package func title(_ language: Language) -> String { field.title(language) }
}

extension Field {
    /// What people call the column in a language.
    package func title(_ language: Language) -> String {
        language(name, chinese.map(PlannedNames.inOwnWords) ?? name)
    }
}
