/// One thing that a task of a check-up asks for, as a value.
package enum TaskStep: Hashable, Sendable {
    /// A place with its name, where it has one, and its id.
    package struct Place: Hashable, Sendable {
        /// The id in its list.
        package var id: String
        /// The name; `nil` where it has none.
        package var name: String?

        /// Makes one from its members.
        package init(id: String, name: String?) {
            self.id = id
            self.name = name.flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    /// A proposed center opens.
    case openProposed(Place)
    /// Sites are to be found for centers, of a level where one is asked for.
    case findSites(count: Int, level: String?)
    /// A site is to be found for those whom the proposed centers do not reach: people, or points in a run without people.
    case findForRest(Double, isPeople: Bool)
    /// A center is to grow from its floor area to the least of its level, in square metres.
    case enlarge(Place, from: Double, to: Double)
    /// So many square metres of floor area are missing in all, with what other steps bring.
    case addFloorArea(Double)
    /// A center is to offer more functions: those that are missing by name, else as many as are asked for.
    case addFunctions(Place, missing: [String])
    /// A center has more to serve than its capacity.
    case relieve(Place, load: Double, capacity: Double)
    /// Centers of a level are to be linked to the level above.
    case link(level: String)
    /// Centers of a level are to be planned; of any level where none is named.
    case planCenters(level: String?)
    /// People are to be reached at every level.
    case planAllLevels
    /// People who depend on one center get a second one.
    case secondCenters
    /// Centers without coordinates are to be surveyed.
    case survey
}

/// What a task of a check-up does.
package enum TaskKind: String, Hashable, Sendable, CaseIterable {
    /// A proposed center opens.
    case open
    /// A site is to be found, for a center to open.
    case find
    /// Centers that exist are to be improved.
    case improve
    /// The network as a whole is to be planned.
    case plan

    /// The part of a task's id that says what is done: opening stays opening once a site is found.
    package var idWord: String { self == .find ? Self.open.rawValue : rawValue }
}

/// Why there is a task, as a value.
package enum TaskCause: Hashable, Sendable {
    /// People out of reach in so many clusters; points in a run without people.
    case outOfReach(Double, clusters: Int, isPeople: Bool)
    /// A red indicator, of a level where it is about one alone, with how it stands.
    case indicator(IndicatorKind, level: String?, stand: String?)
    /// So many centers of the unit have no coordinates: whom they reach is not known.
    case unlocated(Int)
}
