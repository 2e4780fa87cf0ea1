/// The value of one property of a feature.
package enum PropertyValue: Hashable, Sendable {
    /// No value.
    case null
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction; must be finite.
    case number(Double)
    /// A truth value.
    case boolean(Bool)
}
