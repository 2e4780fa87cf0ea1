public import GeoPrimitives

/// What a plan file says of the maps that are drawn of its results.
public struct MapSettings: Hashable, Sendable {
    /// A frame with a name, so that every map of a series shows the same.
    public struct Extent: Hashable, Sendable {
        /// What it is called.
        public var name: String
        /// Where it lies.
        public var place: Place

        /// Makes an extent.
        public init(name: String, place: Place) { (self.name, self.place) = (name, place) }
    }

    /// Where a frame lies.
    public enum Place: Hashable, Sendable {
        /// West, south, east and north in degrees, or in metres in a planar run.
        case box(BoundingBox)
        /// Around the units of these codes.
        case units([String])
    }

    /// A file under the map.
    public struct Context: Hashable, Sendable {
        /// The file, its layer where it has several, and its coordinate reference system where it is not the file's own.
        public var layer: LayerOptions
        /// How it is drawn; by its name where `nil`.
        public var kind: ContextKind?
        /// What the legend calls it; by its kind where `nil`.
        public var title: String?

        /// Makes a file of context.
        public init(_ layer: LayerOptions, kind: ContextKind? = nil, title: String? = nil) {
            (self.layer, self.kind, self.title) = (layer, kind, title)
        }
    }

    /// The title; one that says what was run where `nil`.
    public var title: String?
    /// Who made the map, and the number under which it was approved.
    public var maker: String?, approvalNumber: String?
    /// The date of the map, and that of the data, as they are to be printed.
    public var date: String?, dataDate: String?
    /// Where the data come from, one line each.
    public var sources: [String] = []
    /// What lies under the map.
    public var context: [Context] = []
    /// The frames with names.
    public var extents: [Extent] = []

    /// Makes settings that say nothing.
    public init() {}
}

/// What lies under a map, by how it is drawn.
public enum ContextKind: String, Hashable, Sendable, CaseIterable {
    /// Rivers, lakes, the sea.
    case water
    /// Roads.
    case road
    /// Railways.
    case rail
    /// Woods, parks.
    case green
    /// Settlements, buildings.
    case built
    /// What is none of these.
    case other
}
