/// What a figure may rest on; the word is what files hold.
///
/// The gravest stand first, and the place in this list is how grave a caveat is: a new one is put where it belongs.
public enum CaveatCode: String, Hashable, Sendable, CaseIterable, Comparable {
    // MARK: What may turn every figure over

    /// Demand and facilities look exchanged.
    case layersSwapped = "layers_swapped"
    /// Layers lie a thousand kilometres apart.
    case layersFarApart = "layers_far_apart"
    /// Positions fit the demand only with longitude and latitude exchanged.
    case axesSwapped = "axes_swapped"
    /// Coordinates of a shifted system in places where maps are not shifted.
    case crsElsewhere = "crs_elsewhere"
    /// Coordinates outside the place that their system is meant for.
    case crsOutside = "crs_outside"
    /// Degrees in a run in the plane, which counts metres.
    case degreesInPlane = "degrees_in_plane"
    // MARK: What is missing, counted twice or in doubt

    /// People that stand in no figure.
    case demandDropped = "demand_dropped"
    /// Coordinates brought to WGS 84 by a way of unknown accuracy.
    case crsBallpark = "crs_ballpark"
    /// Lists of which no column is taken as weight, and some could be: every row counts one.
    case weightUnrecognised = "weight_unrecognised"
    /// Shapefiles without their table: nothing but shapes is known.
    case attributesMissing = "attributes_missing"
    /// Rows of the demand that are equal to another in place and weight.
    case demandTwice = "demand_twice"
    /// Demand points far from all others, or at (0, 0).
    case demandFar = "demand_far"
    /// Facilities whose position is missing.
    case facilitiesUnlocated = "facilities_unlocated"
    /// Facilities far from all demand.
    case facilitiesFar = "facilities_far"
    /// Existing facilities that their list calls unusable, and that count.
    case facilitiesUnusable = "facilities_unusable"
    /// Radii so large or so small that their unit is in doubt.
    case radiiInDoubt = "radii_in_doubt"
    /// Positions at (0, 0).
    case positionsAtOrigin = "positions_at_origin"
    /// The lowest level of units covers a part of the area or of the people.
    case unitsPart = "units_part"
    /// Units that lie on one another.
    case unitsOverlap = "units_overlap"
    /// Rows that name a unit which is not in the layer.
    case unitsUnknown = "units_unknown"
    /// Facilities or demand points that stand elsewhere than in the unit they name.
    case unitsContradicted = "units_contradicted"
    /// Features of the units layer with neither code nor name: they are no units.
    case unitsUnnamed = "units_unnamed"
    /// Facilities that stand in the list twice.
    case facilitiesTwice = "facilities_twice"
    /// Several facilities on one spot.
    case positionsShared = "positions_shared"
    /// Facilities of a level that the plan does not have.
    case levelsUnknown = "levels_unknown"
    /// Levels whose order nothing says: they are taken as they appear.
    case levelOrder = "level_order"
    /// Facilities without a level, where others have one.
    case levelsMissing = "levels_missing"
    /// Candidates that have neither a level nor a radius of their own.
    case candidatesWithoutLevel = "candidates_without_level"
    /// Norms for levels that the run does not have.
    case normsWithoutLevel = "norms_without_level"
    /// Norms that nobody held against their source.
    case normsUnverified = "norms_unverified"
    /// People near the edge of the study area, where nothing is known of what lies beyond it.
    case edge
    /// A search that was ended before it was done.
    case searchCutShort = "search_cut_short"

    // MARK: What was decided for the planner

    /// Facilities outside the study area.
    case facilitiesOutside = "facilities_outside"
    /// Candidates that an exclusion area takes out.
    case candidatesExcluded = "candidates_excluded"
    /// Candidates of which nothing says whether they may be used; they take part.
    case availabilityUnknown = "availability_unknown"
    /// Candidates whose position is missing.
    case candidatesUnlocated = "candidates_unlocated"
    /// Facilities, candidates or buildings that are drawn as areas: a point inside stands for each.
    case areasAsPoints = "areas_as_points"
    /// Rows that are called totals, have a position, and count.
    case totalsKept = "totals_kept"
    /// Rows that sum others, left out.
    case totalsLeftOut = "totals_left_out"
    /// Numbers of merged cells, which count once.
    case numbersMerged = "numbers_merged"
    /// Rows that their workbook hides, and that count.
    case rowsHidden = "rows_hidden"
    /// Columns taken for what they say, where another could be meant.
    case columnsInDoubt = "columns_in_doubt"
    /// Units that lie in none of the level above.
    case unitsWithoutParent = "units_without_parent"
    /// Cells that hold no usable number of people.
    case cellsUnusable = "cells_unusable"
    /// Cells that are coarse beside the radius.
    case cellsCoarse = "cells_coarse"
    /// Polygons that were repaired.
    case geometryRepaired = "geometry_repaired"
    /// Ids that a facility and a candidate share.
    case idsShared = "ids_shared"
    /// Lists without ids, of which row numbers are shown.
    case idsMissing = "ids_missing"
    /// Coordinates read as their own rows say, where the flag of their layer says another system.
    case crsByRow = "crs_by_row"
    /// Coordinates read, on the planner's word, against what their file declares.
    case crsOverridden = "crs_overridden"
    /// Coordinates taken as WGS 84, since nothing says what they are.
    case crsAssumed = "crs_assumed"

    /// How grave caveats are.
    public enum Gravity: String, Hashable, Sendable, CaseIterable {
        /// Every figure may be wrong.
        case grave
        /// A part of the figures is missing, or in doubt.
        case serious
        /// Something was decided for the planner, who should know it.
        case slight
    }

    /// How grave it is, by its place in the list.
    public var gravity: Gravity {
        self < .demandDropped ? .grave : self < .facilitiesOutside ? .serious : .slight
    }

    /// Whether the planner is asked something: what may turn figures over, what is missing or in doubt, and what was taken where another could
    /// be meant.
    public var asks: Bool {
        switch self {
        case .columnsInDoubt, .crsAssumed, .crsOverridden, .totalsKept, .availabilityUnknown: true
        case .edge, .searchCutShort, .normsUnverified: false
        default: gravity != .slight
        }
    }

    /// Whether one caveat is graver than another.
    public static func < (one: CaveatCode, other: CaveatCode) -> Bool { one.place < other.place }

    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    private var place: Int { Self.places[self] ?? Self.allCases.count }
}
