package import GeoEngine
package import PlanningTerms

extension CRSProblem {
    /// Why the geometry engine cannot use a coordinate reference system.
    package init(_ error: GeometryEngineError) {
        switch error {
        case .unusableCRS(let crs, let message): self = .refused(crs, reason: message)
        case .ballparkOnly(let crs): self = .ballparkOnly(crs)
        case .geos, .nonFiniteVertex, .untransformablePosition: self = .failed("\(error)")
        }
    }
}
