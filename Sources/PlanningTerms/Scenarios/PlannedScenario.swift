package import GeoPrimitives
package import ServiceModel

/// A scenario as a plan writes it: the layers it names are not read yet, nor are its positions brought to the run's system.
package struct PlannedScenario: Sendable {
    /// A position as written.
    package struct Position: Sendable {
        /// Longitude and latitude, or easting and northing, in ``crs``.
        package var x: Double, y: Double
        /// The system it is in; that of the facilities where it says nothing.
        package var crs: CRS?

        /// Makes one from its members.
        package init(x: Double, y: Double, crs: CRS? = nil) {
            (self.x, self.y, self.crs) = (x, y, crs)
        }
    }

    /// A step that is not yet a change.
    package enum Step: Sendable {
        /// A change that needs nothing more.
        case change(ScenarioChange)
        /// A facility moves.
        case move(id: String, Position, PlanPlace)
        /// A facility opens; its position in the run's system is still to come.
        case open(Facility, Position, PlanPlace)
        /// Candidates open, by their ids, with what they lack.
        case openCandidates([String], Template, PlanPlace)
        /// The facilities of a file open, all or those with the ids.
        case openLayer(LayerOptions, ids: [String], PlanPlace)
    }

    /// What a candidate is given when it opens.
    package struct Template: Sendable {
        /// The level, radius, capacity and floor area of those that bring none.
        package var level: String?
        /// The radius of those that bring none.
        package var radius: Distance?
        /// The capacity of those that bring none.
        package var capacity: Double?
        /// The floor area of those that bring none.
        package var floorArea: Area?

        /// Makes one from its members.
        package init(level: String? = nil, radius: Distance? = nil, capacity: Double? = nil, floorArea: Area? = nil) {
            (self.level, self.radius, self.capacity, self.floorArea) = (level, radius, capacity, floorArea)
        }
    }

    /// Another norm profile, another detour, or both.
    package struct Norms: Sendable {
        /// The profile: the name of one that comes with the program, or a path; that of what it builds on where `nil`.
        package var profile: String?
        /// How much longer the way is than the straight line; as in what it builds on where `nil`.
        package var detour: Double?
        /// Where the plan says so.
        package var place: PlanPlace

        /// Makes one from its members.
        package init(profile: String? = nil, detour: Double? = nil, place: PlanPlace) {
            (self.profile, self.detour, self.place) = (profile, detour, place)
        }
    }

    /// The name: a folder is called so.
    package var name: String
    /// What it is about.
    package var title: String?
    /// The scenario it builds on; the plan's own state where `nil`.
    package var base: String?
    /// Where the plan says what it builds on, or else names it.
    package var place: PlanPlace
    /// Where the plan names it.
    package var namePlace: PlanPlace
    /// Another demand layer, if any, and where the plan names it.
    package var demand: LayerOptions?
    /// The norms it goes by, where they are not those of what it builds on.
    package var norms: Norms?
    /// What happens, in this order: close, move, add, radius, capacity, floor area, population.
    package var steps: [Step]
    /// What changes.
    package var summary: [ChangeSummary]

    /// Makes one from its members.
    package init(
        name: String, title: String? = nil, base: String? = nil, place: PlanPlace, namePlace: PlanPlace,
        demand: LayerOptions? = nil, norms: Norms? = nil, steps: [Step], summary: [ChangeSummary]
    ) {
        (self.name, self.title, self.base, self.place) = (name, title, base, place)
        (self.namePlace, self.demand, self.norms, self.steps) = (namePlace, demand, norms, steps)
        self.summary = summary
    }

    /// The name of the plan's own state.
    package static let baseName = "base"

    /// The files it reads.
    package var paths: [String] {
        let layers = steps.compactMap { step -> String? in
            if case .openLayer(let layer, _, _) = step { return layer.path }
            return nil
        }
        return [demand?.path, norms?.profile.flatMap(Profile.path)].compactMap { $0 } + layers
    }
}
