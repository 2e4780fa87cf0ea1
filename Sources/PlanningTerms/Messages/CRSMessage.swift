/// What there is to say about the coordinate reference system of a layer; systems are named as messages show them.
public enum CRSMessage: Hashable, Sendable {
    /// What makes a number no degree.
    public enum DegreeHint: Hashable, Sendable {
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
public enum CRSDeclarationMessage: Hashable, Sendable {
    /// The file declares one system and the flag of the layer another.
    case overridden(declared: String, used: String)
    /// The file declares one system and the default is another.
    case beforeDefault(declared: String, fallback: String, LayerRole)
    /// Positions that are no degrees in a layer that declares nothing.
    case missing(x: Double, y: Double, LayerRole)
    /// Degrees in the box of the Chinese map shift, in a layer that declares nothing.
    case missingInChina(rows: Int, of: Int, LayerRole)
    /// Degrees that are taken as WGS 84.
    case assumedWGS84(LayerRole)
    /// A system that cannot be used for a layer.
    case unusable(CRSProblem, LayerRole)
}

/// What there is to say about planar runs and layers.
public enum PlaneMessage: Hashable, Sendable {
    /// A row that names a system of the Earth in a planar run.
    case rowOnEarth(String)
    /// A row that is planar in a run on the Earth.
    case rowPlanar
    /// Some layers are planar and some are not.
    case mixed
    /// A position beyond all bounds.
    case tooLarge
    /// Positions that look like degrees.
    case looksLikeDegrees
}

/// Why a coordinate reference system cannot be used.
public enum CRSProblem: Hashable, Sendable {
    /// The words name none.
    case unknown(String)
    /// PROJ refuses it, in its own words.
    case refused(String, reason: String)
    /// Only a transformation of unknown accuracy leads to WGS 84.
    case ballparkOnly(String)
    /// Something else went wrong, in the words of the library.
    case failed(String)
}
