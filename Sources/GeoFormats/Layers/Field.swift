package import GeoPrimitives

/// A column of a table, or a property of the features of a layer.
package struct Field: Hashable, Sendable {
    /// What the values are.
    package enum Kind: Hashable, Sendable {
        /// Texts: names, and codes whatever they look like.
        case text
        /// Whole numbers.
        case integer
        /// Numbers.
        case number
        /// Truth values.
        case boolean
    }

    /// The name by which programs read it, in snake_case with its unit.
    package var name: String
    /// What its values are.
    package var kind: Kind
    /// What people call it in Chinese; `nil` where they call it by its name.
    package var chinese: String?

    /// Makes a column.
    package init(name: String, kind: Kind, chinese: String? = nil) {
        self.name = name
        self.kind = kind
        self.chinese = chinese
    }

    /// Makes a column of texts.
    package static func text(_ name: String) -> Field { Field(name: name, kind: .text) }

    /// Makes a column of whole numbers.
    package static func integer(_ name: String) -> Field { Field(name: name, kind: .integer) }

    /// Makes a column of numbers.
    package static func number(_ name: String) -> Field { Field(name: name, kind: .number) }

    /// Makes a column of truth values.
    package static func boolean(_ name: String) -> Field { Field(name: name, kind: .boolean) }

    /// Returns whether a value may stand in the column: one of its kind, or none.
    package func admits(_ value: PropertyValue) -> Bool {
        switch (value, kind) {
        case (.null, _), (.text, .text), (.integer, .integer), (.integer, .number), (.number, .number), (.boolean, .boolean): true
        default: false
        }
    }
}
