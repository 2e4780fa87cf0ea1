package import GeoPrimitives

/// What a plan file says of the maps that are drawn of its results.
package struct MapSettings: Hashable, Sendable {
    /// A frame with a name, so that every map of a series shows the same.
    package struct Extent: Hashable, Sendable {
        /// What it is called.
        package var name: String
        /// Where it lies.
        package var place: Place

        /// Makes an extent.
        package init(name: String, place: Place) { (self.name, self.place) = (name, place) }
    }

    /// Where a frame lies.
    package enum Place: Hashable, Sendable {
        /// West, south, east and north in degrees, or in metres in a planar run.
        case box(BoundingBox)
        /// Around the units of these codes.
        case units([String])
    }

    /// A file under the map.
    package struct Context: Hashable, Sendable {
        /// The file, its layer where it has several, and its coordinate reference system where it is not the file's own.
        package var layer: LayerOptions
        /// How it is drawn; by its name where `nil`.
        package var kind: ContextKind?
        /// What the legend calls it; by its kind where `nil`.
        package var title: String?

        /// Makes a file of context.
        package init(_ layer: LayerOptions, kind: ContextKind? = nil, title: String? = nil) {
            (self.layer, self.kind, self.title) = (layer, kind, title)
        }
    }

    /// The title; one that says what was run where `nil`.
    package var title: String?
    /// Who made the map, and the number under which it was approved.
    package var maker: String?, approvalNumber: String?
    /// The date of the map, and that of the data, as they are to be printed.
    package var date: String?, dataDate: String?
    /// Where the data come from, one line each.
    package var sources: [String] = []
    /// What lies under the map.
    package var context: [Context] = []
    /// The frames with names.
    package var extents: [Extent] = []

    /// Makes settings that say nothing.
    package init() {}
}

/// What lies under a map, by how it is drawn.
package enum ContextKind: String, Hashable, Sendable, CaseIterable {
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
