public import GeoPrimitives

/// What a row of a facility or candidate list stands for.
public enum FacilityStatus: String, Hashable, Sendable, CaseIterable {
    /// A service center that is open.
    case existing
    /// A place where one may be opened.
    case candidate
    /// A place where one must be opened; counted among the opened.
    case required
    /// A place where none may be opened.
    case forbidden
    /// Decided and not yet open; counted only when asked for.
    case planned
}

/// A service center, or a site where one may be opened; ``status`` says which.
public struct Facility: Hashable, Sendable {
    /// The identifier in its list; all different.
    public var id: String
    /// What people are told of it by: its id, unless that only numbers rows and it has a name.
    public var shownName: String { identity == .coordinates ? name ?? id : id }

    /// What tells it from those of other lists: where its list has no ids, the one above is the number of its row.
    public var identity = RowIdentity.ids
    /// What people call it.
    public var name: String?
    /// Where it is, in the plane of the run (WGS 84 longitude and latitude, or metres).
    public var point: PlanarPoint
    /// Whether it is open, may be opened, must be or must not be.
    public var status: FacilityStatus
    /// The level it belongs to, such as `street`.
    public var level: String?
    /// Its own service radius, where its list gives one.
    public var radius: Distance?
    /// How much weight it can serve.
    public var capacity: Double?
    /// Its floor area.
    public var floorArea: Area?
    /// The functions it offers.
    public var functions: [String]
    /// Who owns it.
    public var owner: String?
    /// What opening it would cost, in the money of its list.
    public var openingCost: Double?
    /// What closing it would cost, in the same money.
    public var closingCost: Double?
    /// Whether a plan may close it, where plans may close facilities.
    public var isClosable = true
    /// The code of the unit it says it belongs to.
    public var unitCode: String?
    /// Whether the unit it stands in is urban or rural, where that is known and needed.
    public var unitType: UnitType?
    /// The row of its file, for messages.
    public var sourceRow: Int

    /// Makes a facility; only the identifier and the position are needed.
    public init(
        id: String, name: String? = nil, point: PlanarPoint, status: FacilityStatus = .existing, level: String? = nil,
        radius: Distance? = nil, capacity: Double? = nil, floorArea: Area? = nil, functions: [String] = [],
        owner: String? = nil, unitCode: String? = nil, unitType: UnitType? = nil, sourceRow: Int = 0
    ) {
        self.id = id
        self.name = name
        self.point = point
        self.status = status
        self.level = level
        self.radius = radius
        self.capacity = capacity
        self.floorArea = floorArea
        self.functions = functions
        self.owner = owner
        self.unitCode = unitCode
        self.unitType = unitType
        self.sourceRow = sourceRow
    }

    /// Whether the id is only the number of its row, since its list has no ids.
    public var isNumbered: Bool { identity == .coordinates && id == "\(sourceRow)" }

    /// What tells it from those of other lists and other days: its id, else its place.
    public var lastingName: String {
        switch identity {
        case .ids: id
        case .coordinates: point.placeName
        }
    }
}

/// A facility whose list gives no coordinates: counted per unit, and out of every distance.
public struct UnlocatedFacility: Hashable, Sendable {
    /// The identifier in its list.
    public var id: String
    /// The code of the unit it says it belongs to.
    public var unitCode: String?
    /// Its floor area.
    public var floorArea: Area?
    /// The level it belongs to.
    public var level: String?
    /// What people call it.
    public var name: String?
    /// The row of its file, for messages.
    public var sourceRow: Int

    /// Makes a record of a facility without a position.
    public init(id: String, unitCode: String?, floorArea: Area?, level: String? = nil, name: String? = nil, sourceRow: Int = 0) {
        self.name = name
        self.id = id
        self.unitCode = unitCode
        self.floorArea = floorArea
        self.level = level
        self.sourceRow = sourceRow
    }
}
