import CPROJ

/// A PROJ transformation from a system to WGS 84, longitude (easting) first on both sides.
final class PROJTransformation {
    /// How good the transformation is.
    enum Quality: Hashable {
        /// Accuracy in metres as the EPSG register states it.
        case stated(Double)
        /// PROJ chooses per position among several registered operations, or states no accuracy.
        case perPosition
        /// CGCS2000, which the register of PROJ 9.1 connects with WGS 84 only by a ballpark operation.
        case cgcs2000
        /// The difference between the datums is ignored.
        case ballpark
    }

    /// CGCS2000 is ITRF97 at epoch 2000.0 and so WGS 84 within the metre, in metres, that the EPSG register states for its like
    /// (JGD2000, Korea 2000, SIRGAS 2000).
    static let cgcs2000Accuracy = 1.0

    let context: PROJContext
    let operation: PROJObject
    let quality: Quality
    /// Whether the system's ordinates are angles.
    let isGeographic: Bool
    /// Where the system is meant to be used, in degrees; `nil` when PROJ does not know.
    let areaOfUse: GeographicArea?

    /// Makes the transformation of a definition; `name` is what errors call it.
    init(from definition: String, name: String) throws(GeometryEngineError) {
        context = PROJContext()
        guard let source = PROJObject(context, proj_create(context.handle, definition)) else {
            throw .unusableCRS(crs: name, message: context.reason)
        }
        guard let kind = HorizontalKind(of: source.pointer, context) else {
            let message = "it is not a system of positions on the ground (geographic or projected)"
            throw .unusableCRS(crs: name, message: message)
        }
        isGeographic = kind == .geographic
        areaOfUse = GeographicArea(of: source.pointer, context)
        guard let target = PROJObject(context, proj_create(context.handle, "EPSG:4326")) else {
            throw .unusableCRS(crs: "EPSG:4326", message: context.reason)
        }
        var accuracy = -1.0
        if let registered = PROJTransformation.operation(context, source.pointer, target.pointer, "NO", &accuracy) {
            quality = accuracy >= 0 ? .stated(accuracy) : .perPosition
            operation = registered
        } else if let ballpark = PROJTransformation.operation(context, source.pointer, target.pointer, "YES", &accuracy) {
            quality = PROJTransformation.isCGCS2000(source.pointer, context) ? .cgcs2000 : .ballpark
            operation = ballpark
        } else {
            throw .unusableCRS(crs: name, message: context.reason)
        }
    }

    /// The operation between two systems, its axes in visualization order; `nil` when PROJ has none.
    ///
    /// `accuracy` becomes the stated one in metres, or stays negative.
    private static func operation(
        _ context: PROJContext, _ source: OpaquePointer, _ target: OpaquePointer, _ allowBallpark: String,
        _ accuracy: inout Double
    ) -> PROJObject? {
        context.clearMessage()
        let made = "ALLOW_BALLPARK=\(allowBallpark)".withCString { option in
            [option, nil].withUnsafeBufferPointer {
                proj_create_crs_to_crs_from_pj(context.handle, source, target, nil, $0.baseAddress)
            }
        }
        guard let native = PROJObject(context, made),
            let normalized = PROJObject(context, proj_normalize_for_visualization(context.handle, native.pointer))
        else { return nil }
        // PROJ 9.1 loses the accuracy of some operations when it swaps axes, and finds that of others only then.
        for candidate in [native.pointer, normalized.pointer] {
            accuracy = max(accuracy, proj_coordoperation_get_accuracy(context.handle, candidate))
        }
        context.clearMessage()
        return normalized
    }

    /// Whether a system stands on the datum of EPSG:4490.
    private static func isCGCS2000(_ system: OpaquePointer, _ context: PROJContext) -> Bool {
        guard let geodetic = PROJObject(context, proj_crs_get_geodetic_crs(context.handle, system)),
            let reference = PROJObject(context, proj_create(context.handle, "EPSG:4490"))
        else { return false }
        let loosely = PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS
        return proj_is_equivalent_to_with_ctx(context.handle, geodetic.pointer, reference.pointer, loosely) != 0
    }
}

/// Whether a system's horizontal ordinates are angles or lengths.
private enum HorizontalKind {
    case geographic, projected

    init?(of system: OpaquePointer, _ context: PROJContext) {
        switch proj_get_type(system) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: self = .geographic
        case PJ_TYPE_PROJECTED_CRS: self = .projected
        case PJ_TYPE_BOUND_CRS:
            guard let base = PROJObject(context, proj_get_source_crs(context.handle, system)) else { return nil }
            self.init(of: base.pointer, context)
        case PJ_TYPE_COMPOUND_CRS:
            guard let part = PROJObject(context, proj_crs_get_sub_crs(context.handle, system, 0)) else { return nil }
            self.init(of: part.pointer, context)
        default: return nil
        }
    }
}
