/// What there is to say about the coordinate reference system of a layer; systems are named as messages show them.
package enum CRSMessage: Hashable, Sendable {
    /// What makes a number no degree.
    package enum DegreeHint: Hashable, Sendable {
        /// Longitude and latitude stand in each other's place.
        case swapped
        /// The number is of metres.
        case meters
    }

    /// What a file and its flags declare.
    case declaration(CRSDeclarationMessage)
    /// Planar runs and layers.
    case plane(PlaneMessage)
    /// The order of the axes is that of the system.
    case latitudeFirst(String)
    /// A position that the system does not have; the reason is PROJ's.
    case noPosition(String, x: Double, y: Double, reason: String)
    /// A position that a system leads to no place on the Earth: where it would be in WGS 84.
    case offGlobe(String, x: Double, y: Double)
    /// Positions outside the place that their system is meant for: how many of all.
    case outsideArea(String, rows: Int, of: Int)
    /// Positions came to WGS 84 by a way of unknown accuracy, as the planner accepts.
    case ballpark(String)
    /// Positions could not be transformed, in PROJ's words.
    case failed(String)
    /// Positions that look like degrees in a system that counts metres.
    case looksLikeDegrees(x: Double, y: Double, String, LayerRole)
    /// A latitude beyond a pole.
    case latitude(Double, DegreeHint?, LayerRole)
    /// A longitude beyond half a turn.
    case longitude(Double, DegreeHint?, LayerRole)
}

/// What there is to say about what a file and its flags declare of coordinates.
package enum CRSDeclarationMessage: Hashable, Sendable {
    /// The file declares one system for so many rows and another one is used, as a flag says.
    case overridden(declared: String, used: String, rows: Int)
    /// Rows that declare another system than the flag of the layer keep it; the flag holds for those that say nothing.
    case columnBeforeFlag(flag: String, differing: Int, silent: Int, LayerRole)
    /// What the file declares cannot be used.
    case unreadable(declared: String, CRSProblem, LayerRole)
    /// The file declares one system and the default is another.
    case beforeDefault(declared: String, fallback: String, LayerRole)
    /// Positions that are no degrees in a layer that declares nothing.
    case missing(x: Double, y: Double, LayerRole)
    /// Degrees in mainland China, in a layer that declares nothing, though its format may have a rule.
    case missingInChina(rows: Int, of: Int, LayerRole, byFormat: Bool)
    /// Degrees of a shifted system where maps are not shifted.
    case offsetElsewhere(String, rows: Int, of: Int, LayerRole)
    /// Degrees that are taken as WGS 84.
    case assumedWGS84(LayerRole)
    /// A system that cannot be used for a layer.
    case unusable(CRSProblem, LayerRole)
}

/// What there is to say about planar runs and layers.
package enum PlaneMessage: Hashable, Sendable {
    /// A row that names a system of the Earth in a planar run.
    case rowOnEarth(String)
    /// A row that is planar in a run on the Earth.
    case rowPlanar
    /// A layer that says it is planar, in a run on the Earth.
    case layerIsPlanar(LayerRole)
    /// Some layers are planar and some are not.
    case mixed
    /// A position beyond all bounds.
    case tooLarge
    /// Positions that look like degrees.
    case looksLikeDegrees
}

/// Why a coordinate reference system cannot be used.
package enum CRSProblem: Hashable, Sendable {
    /// The words name none.
    case unknown(String)
    /// PROJ refuses it, in its own words.
    case refused(String, reason: String)
    /// Only a transformation of unknown accuracy leads to WGS 84.
    case ballparkOnly(String)
    /// The file only says where to look for it.
    case link
    /// It counts metres on the shifted datum of a web map.
    case offsetPlane(String)
    /// It names another file.
    case namesFile(String)
    /// Something else went wrong, in the words of the library.
    case failed(String)
}
