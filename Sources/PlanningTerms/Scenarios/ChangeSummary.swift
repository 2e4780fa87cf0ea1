package import GeoPrimitives

/// What a plan says that a scenario changes, for those who read its results.
package enum ChangeSummary: Hashable, Sendable {
    /// What facilities have.
    package enum Quantity: Hashable, Sendable {
        /// A service radius.
        case radius
        /// A capacity.
        case capacity
        /// A floor area.
        case floorArea
    }

    /// The new value of a quantity.
    package enum Value: Hashable, Sendable {
        /// A length.
        case length(Distance)
        /// A number.
        case number(Double)
        /// An area in square metres.
        case squareMeters(Double)
        /// A multiple of the old value.
        case factor(Double)
    }

    /// The demand points are those of another layer.
    case otherDemand
    /// Another norm profile holds.
    case profile(String)
    /// Ways are so many times the straight line.
    case detour(Double)
    /// Facilities close.
    case close(Selection)
    /// A facility moves to a position as written.
    case move(id: String, x: Double, y: Double)
    /// Candidates open.
    case openCandidates([String])
    /// The facilities of a file open.
    case openFile(String)
    /// A facility opens.
    case open(id: String)
    /// All facilities get one radius.
    case radiusOfAll(Distance)
    /// Facilities get another value.
    case change(Quantity, of: Selection, to: Value)
    /// People are multiplied; everybody where nothing is selected.
    case population(of: Selection?, factor: Double)
}
