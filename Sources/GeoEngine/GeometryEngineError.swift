import GeoPrimitives

/// What can go wrong in geometry and projection, with the words of the C library that refused.
package enum GeometryEngineError: Error, Hashable, Sendable {
    /// A GEOS function failed; the message is what GEOS said.
    case geos(function: String, message: String)
    /// A ring that GEOS cannot take: an ordinate is not finite.
    case nonFiniteVertex(polygon: Int)
    /// PROJ does not know the coordinate reference system, or cannot use it.
    case unusableCRS(crs: String, message: String)
    /// The only transformation to WGS 84 ignores the difference between the datums.
    case ballparkOnly(crs: String)
    /// PROJ could not transform a position.
    case untransformablePosition(crs: String, index: Int, x: Double, y: Double, message: String)
}

extension GeometryEngineError: CustomStringConvertible {
    /// Where, what was found and what helps, in one line.
    package var description: String {
        switch self {
        case .geos(let function, let message): "\(function) failed: \(message)"
        case .nonFiniteVertex(let polygon): "polygon \(polygon) has a vertex whose ordinates are not finite numbers"
        case .unusableCRS(let crs, let message): "coordinate reference system \"\(crs)\" cannot be used: \(message)"
        case .ballparkOnly(let crs):
            "no transformation with a known accuracy leads from \"\(crs)\" to WGS 84; the ballpark one may be off by hundreds of "
                + "metres. Name a CRS with a known datum, or accept it"
        case .untransformablePosition(let crs, let index, let x, let y, let message):
            "position \(index) (x \(x), y \(y)) cannot be transformed from \"\(crs)\" to WGS 84: \(message)"
        }
    }
}
