public import GeoPrimitives

/// What decides who is covered.
public enum CoverMeasure: String, Hashable, Sendable, CaseIterable {
    /// Distances on the ellipsoid.
    case geodesic
    /// Distances in a plane.
    case planar
    /// Costs of pairs that were given.
    case costMatrix = "cost_matrix"

    /// Makes the measure of distances.
    public init(_ measure: Measure) {
        switch measure {
        case .geodesic: self = .geodesic
        case .planar: self = .planar
        }
    }

    /// Whether what getting somewhere costs is a length in metres, and not a number in a unit of its own.
    public var isInMeters: Bool {
        switch self {
        case .geodesic, .planar: true
        case .costMatrix: false
        }
    }

    /// Whether the radius of a pair decides who is within reach.
    public var goesByRadii: Bool {
        switch self {
        case .geodesic, .planar: true
        case .costMatrix: false
        }
    }

    /// Whether those within reach of a site are all within one straight distance of it, so that it has a service area, and blanks lie beyond.
    public var hasServiceAreas: Bool {
        switch self {
        case .geodesic, .planar: true
        case .costMatrix: false
        }
    }

    /// Whether two positions alone say what the way between them costs, so that an edit can be followed from where it is made.
    public var isByPosition: Bool {
        switch self {
        case .geodesic, .planar: true
        case .costMatrix: false
        }
    }
}

extension CoverMeasure? {
    /// As ``CoverMeasure/isInMeters``; what says nothing of its measure counts metres.
    package var isInMeters: Bool { self?.isInMeters ?? true }
}
