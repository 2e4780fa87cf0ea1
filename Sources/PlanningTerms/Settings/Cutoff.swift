public import GeoPrimitives

/// How far a facility may serve: a cost in the unit of the cost matrix, or a length.
public enum Cutoff: Hashable, Sendable {
    /// A bare number: so much of whatever the matrix counts.
    case cost(Double)
    /// A length, for runs without a matrix.
    case length(Distance)

    /// Makes a cutoff from `12.5` (a cost) or `3km` (a length); `nil` when it is neither, or is below zero.
    public init?(parsing text: String) {
        if let number = Double(text), number.isFinite, number >= 0 {
            self = .cost(number)
        } else if let length = Distance(parsing: text), length.meters > 0 {
            self = .length(length)
        } else {
            return nil
        }
    }
}
