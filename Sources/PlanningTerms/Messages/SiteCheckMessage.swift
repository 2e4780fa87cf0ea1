package import GeoPrimitives

/// What there is to say about facilities and candidates beside everything else that was read: where they stand, what they are called by, and
/// what they go by for want of anything better.
package enum SiteCheckMessage: Hashable, Sendable {
    /// Names, ids and areas that are listed in a sentence.
    package static let listed = 5

    /// Sites that stand elsewhere than in the unit they name.
    package struct Contradiction: Hashable, Sendable {
        /// How many, and whether they are candidates.
        package var count: Int, areCandidates: Bool
        /// The one that stands farthest away, the unit it names, and how far it is from it.
        package var farthest: String, unit: String, distance: Distance
        /// The first rows, and the units that are named.
        package var rows: [Int], units: [Caveat.UnitCount]

        /// Makes a description of sites that stand elsewhere.
        package init(
            count: Int, areCandidates: Bool, farthest: String, unit: String, distance: Distance, rows: [Int],
            units: [Caveat.UnitCount]
        ) {
            (self.count, self.areCandidates, self.farthest, self.unit) = (count, areCandidates, farthest, unit)
            (self.distance, self.rows, self.units) = (distance, rows, units)
        }
    }

    /// The radii of existing centers: of one level, or of all.
    package struct LevelRadii: Hashable, Sendable {
        /// The level; `nil` where no center has one.
        package var level: String?
        /// How many centers, their least radius and their largest.
        package var count: Int, least: Distance, most: Distance

        /// Makes the radii of centers.
        package init(level: String?, count: Int, least: Distance, most: Distance) {
            (self.level, self.count, self.least, self.most) = (level, count, least, most)
        }
    }

    /// Candidates that have neither a level nor a radius of their own.
    package struct DefaultRadius: Hashable, Sendable {
        /// How many, of how many that may be opened.
        package var count: Int, all: Int
        /// What they get, and whether it is that of all others too.
        package var radius: Distance, isOverride: Bool
        /// The centers that have another; `nil` where those most like them have the same.
        package var like: LevelRadii?
        /// Whether existing centers have levels, so that the new ones count at none.
        package var hasLevels: Bool
        /// Their level, where they have one and only the radius is missing.
        package var level: String?
        /// The first rows.
        package var rows: [Int]

        /// Makes a description of what candidates get.
        package init(
            count: Int, of all: Int, radius: Distance, isOverride: Bool, like: LevelRadii?, hasLevels: Bool, level: String? = nil,
            rows: [Int]
        ) {
            self.level = level
            (self.count, self.all, self.radius, self.isOverride) = (count, all, radius, isOverride)
            (self.like, self.hasLevels, self.rows) = (like, hasLevels, rows)
        }
    }

    /// Facilities or candidates that nothing gives a radius.
    package struct MissingRadii: Hashable, Sendable {
        /// How many, of how many that count or may be opened, and whether they are candidates.
        package var count: Int, all: Int, areCandidates: Bool
        /// Their level, where they have one.
        package var level: String?
        /// The radii of the centers that are most like them; `nil` where none has one.
        package var like: LevelRadii?
        /// The first rows.
        package var rows: [Int]

        /// Makes a description of what has no radius.
        package init(count: Int, of all: Int, areCandidates: Bool, level: String?, like: LevelRadii?, rows: [Int]) {
            (self.count, self.all, self.areCandidates) = (count, all, areCandidates)
            (self.level, self.like, self.rows) = (level, like, rows)
        }
    }

    /// An exclusion area with the candidates it takes out.
    package struct ExclusionArea: Hashable, Sendable {
        /// What it is called, else the number of its feature.
        package var name: String?, feature: Int
        /// How many candidates it takes out.
        package var candidates: Int

        /// Makes an area.
        package init(name: String?, feature: Int, candidates: Int) {
            (self.name, self.feature, self.candidates) = (name, feature, candidates)
        }
    }

    /// Demand has no column of people, and the facilities have one.
    case layersSwapped(weights: String)
    /// A layer lies far from the demand as a whole.
    case layersFarApart(LayerRole, Distance)
    /// Some places of a layer lie far from all demand; the farthest, and how far it is at least.
    case farFromDemand(Int, of: Int, LayerRole, farthest: String, Distance, rows: [Int])
    /// Sites name their unit in place of its code.
    case unitsByName(Int)
    /// Sites name a unit that is not there, or a name that several have; some of what they name.
    case unknownUnits(Int, named: [String], rows: [Int])
    /// Sites stand elsewhere than in the unit they name.
    case contradictedUnits(Contradiction)
    /// Facilities stand in the list twice: pairs at one place, and groups under one name, of which some are named.
    case twice(places: Int, names: [String], ofNames: Int, count: Int, rows: [Int])
    /// Candidates have neither a level nor a radius of their own.
    case candidatesWithoutLevel(DefaultRadius)
    /// Facilities or candidates have no radius, which coverage cannot be computed without.
    case withoutRadius(MissingRadii)
    /// Candidates may not be opened for the area they lie in.
    case excluded(Int, of: Int, areas: [ExclusionArea])

    /// The caveat that it is; `nil` for what no figure rests on.
    var mark: CaveatMark? {
        switch self {
        case .layersSwapped: CaveatMark(.layersSwapped)
        case .layersFarApart: CaveatMark(.layersFarApart)
        case .farFromDemand(let count, _, _, _, _, let rows): CaveatMark(.facilitiesFar, count, rows: rows)
        case .unitsByName: nil
        case .unknownUnits(let count, _, let rows): CaveatMark(.unitsUnknown, count, rows: rows)
        case .contradictedUnits(let found):
            CaveatMark(.unitsContradicted, found.count, rows: found.rows, units: found.units)
        case .twice(_, _, _, let count, let rows): CaveatMark(.facilitiesTwice, count, rows: rows)
        case .candidatesWithoutLevel(let found): CaveatMark(.candidatesWithoutLevel, found.count, rows: found.rows)
        case .withoutRadius(let found):
            CaveatMark(
                .radiiInDoubt, found.count, rows: found.rows,
                topic: (found.areCandidates ? "candidates" : "facilities") + (found.level.map { ":\($0)" } ?? ""))
        case .excluded(let count, _, _): CaveatMark(.candidatesExcluded, count)
        }
    }
}
