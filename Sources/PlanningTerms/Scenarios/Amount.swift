/// A new value, or a factor on the old one.
public enum Amount: Hashable, Sendable {
    /// The value from now on.
    case value(Double)
    /// What the value is multiplied by.
    case factor(Double)

    /// Returns the new value of an old one; `nil` where there is no old one to multiply.
    package func applied(to old: Double?) -> Double? {
        switch self {
        case .value(let value): value
        case .factor(let factor): old.map { $0 * factor }
        }
    }
}
