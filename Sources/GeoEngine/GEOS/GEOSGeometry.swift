import CGEOS

/// A GEOS geometry with its unique owner.
struct GEOSGeometry: ~Copyable {
    let context: GEOSContext
    private var owned: OpaquePointer?

    /// Takes over a geometry that a GEOS function made, or throws the function's name with what GEOS said.
    init(_ context: GEOSContext, _ function: String, _ result: OpaquePointer?) throws(GeometryEngineError) {
        self.context = context
        owned = try context.checked(function, result)
    }

    /// The geometry, for a call that only reads it.
    var pointer: OpaquePointer {
        guard let owned else { preconditionFailure("GEOSGeometry used after relinquish()") }
        return owned
    }

    /// Hands the geometry over to a GEOS function that takes ownership.
    consuming func relinquish() -> OpaquePointer {
        let handedOver = pointer
        owned = nil
        return handedOver
    }

    deinit { if let owned { GEOSGeom_destroy_r(context.handle, owned) } }
}

/// Geometries that wait to become the members of another one.
struct GEOSGeometryList: ~Copyable {
    let context: GEOSContext
    private var members: [OpaquePointer?] = []

    init(_ context: GEOSContext) { self.context = context }

    mutating func append(_ geometry: consuming GEOSGeometry) { members.append(geometry.relinquish()) }

    /// Makes a polygon; the first member is its exterior, the others its holes.
    ///
    /// GEOS owns them from then on, success or not.
    consuming func polygon() throws(GeometryEngineError) -> GEOSGeometry {
        var holes = Array(members.dropFirst())
        let shell = members.first ?? nil
        members = []
        return try GEOSGeometry(
            context, "GEOSGeom_createPolygon_r", GEOSGeom_createPolygon_r(context.handle, shell, &holes, UInt32(holes.count)))
    }

    /// Makes a multi-geometry of the kind given.
    ///
    /// GEOS owns the members from then on, success or not.
    consuming func collection(_ kind: GEOSGeomTypes) throws(GeometryEngineError) -> GEOSGeometry {
        var handedOver = members
        members = []
        return try GEOSGeometry(
            context, "GEOSGeom_createCollection_r",
            GEOSGeom_createCollection_r(context.handle, Int32(kind.rawValue), &handedOver, UInt32(handedOver.count)))
    }

    deinit { for case let member? in members { GEOSGeom_destroy_r(context.handle, member) } }
}
