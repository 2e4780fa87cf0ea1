import GeoPrimitives
package import PlanningTerms

extension OutputOptions {
    /// Refuses what would only show when the run is over: a system that cannot be used.
    ///
    /// - Throws: `CatchmentError/usage(_:)`.
    package func check(acceptsBallpark: Bool) throws {
        guard let crs, crs != .planar else { return }
        _ = try OutputPlane(crs, measure: .geodesic, acceptsBallpark: acceptsBallpark)
    }
}
