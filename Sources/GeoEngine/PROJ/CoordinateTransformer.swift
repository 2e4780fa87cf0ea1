import CPROJ
package import GeoPrimitives

/// Takes the positions of a layer to WGS 84, longitude first.
///
/// Built once per run and layer (about 25 ms where PROJ is needed), then 0.3 µs a position. Confined to one task.
package final class CoordinateTransformer {
    enum Method {
        case identity
        case chineseDatum(inverse: (Coordinate) -> Coordinate, forward: (Coordinate) -> Coordinate)
        case proj(PROJTransformation)
    }

    let method: Method
    private let name: String
    private let acceptsBallpark: Bool
    /// The accuracy in metres: 0 for WGS 84 itself and its Chinese offsets; `nil` when unknown.
    ///
    /// Where PROJ chooses among several operations by position it is known after ``transform(x:y:)``, as the worst of a sample.
    package internal(set) var accuracyMeters: Double?
    /// Whether the layer's ordinates are degrees.
    package let isGeographic: Bool
    /// Where the layer's system is meant to be used; `nil` when PROJ does not know.
    package let areaOfUse: GeographicArea?

    /// Makes the transformer of a system other than `planar`, which has no Earth to go to (a programmer's mistake).
    ///
    /// - Throws: `.unusableCRS` when PROJ does not know the system or no way from it, `.ballparkOnly` when the only way ignores
    ///   the difference between the datums and `acceptBallpark` is false.
    package init(from system: CRS, acceptBallpark: Bool) throws(GeometryEngineError) {
        name = system.description
        acceptsBallpark = acceptBallpark
        switch system {
        case .planar: preconditionFailure("a planar layer has no transformation to WGS 84")
        case .wgs84:
            (method, accuracyMeters, isGeographic, areaOfUse) = (.identity, 0, true, .world)
        case .gcj02:
            method = .chineseDatum(inverse: ChineseDatum.wgs84(fromGCJ02:), forward: ChineseDatum.gcj02(fromWGS84:))
            (accuracyMeters, isGeographic, areaOfUse) = (0, true, ChineseDatum.box)
        case .bd09:
            method = .chineseDatum(inverse: ChineseDatum.wgs84(fromBD09:), forward: ChineseDatum.bd09(fromWGS84:))
            (accuracyMeters, isGeographic, areaOfUse) = (0, true, ChineseDatum.box)
        case .epsg, .definition:
            let found = try PROJTransformation(from: system.projDefinition, name: system.description)
            if found.quality == .ballpark, !acceptBallpark { throw .ballparkOnly(crs: system.description) }
            (method, isGeographic, areaOfUse) = (.proj(found), found.isGeographic, found.areaOfUse)
            switch found.quality {
            case .stated(let meters): accuracyMeters = meters
            case .cgcs2000: accuracyMeters = PROJTransformation.cgcs2000Accuracy
            case .perPosition, .ballpark: accuracyMeters = nil
            }
        }
    }

    /// Whether the way to WGS 84 may ignore the difference between the datums, as the planner accepts.
    package var isBallpark: Bool {
        guard acceptsBallpark, case .proj(let transformation) = method else { return false }
        return transformation.quality == .ballpark || transformation.quality == .perPosition
    }

    /// What the transformer does.
    package var summary: CRSTransformation {
        switch method {
        case .identity: return .asItIs(name)
        case .chineseDatum: return .inverse(name)
        case .proj(let transformation):
            let way: CRSTransformation.Way =
                switch transformation.quality {
                case .ballpark: .ballpark
                case .cgcs2000: .cgcs2000
                case .stated, .perPosition: .stated
                }
            return .projected(name, way, accuracy: accuracyMeters.map { .meters($0) })
        }
    }

    /// Replaces positions of the layer's system (easting or longitude in `x`) by WGS 84 degrees, in place.
    ///
    /// NaN stays NaN.
    ///
    /// - Throws: `.untransformablePosition` for the first position that PROJ cannot transform (the arrays are then half done), or
    ///   for which it would fall back on an operation meant for another place, as it does silently (unless ballpark is accepted).
    /// - Complexity: O(n), 0.3 µs each with PROJ, 2 µs for the Chinese offsets.
    package func transform(x: inout [Double], y: inout [Double]) throws(GeometryEngineError) {
        precondition(x.count == y.count, "x and y must have as many entries")
        switch method {
        case .identity: return
        case .chineseDatum(let inverse, _):
            for index in x.indices {
                let position = inverse(Coordinate(latitude: y[index], longitude: x[index]))
                (x[index], y[index]) = (position.longitude, position.latitude)
            }
        case .proj(let transformation):
            if transformation.quality == .perPosition {
                let choice = transformation.choice(x: x, y: y)
                if let misplaced = choice.misplaced, !acceptsBallpark { throw error(misplaced) }
                accuracyMeters = choice.accuracyMeters
            }
            if let failure = transformation.apply(x: &x, y: &y) { throw error(failure) }
        }
    }

    func error(_ failure: PROJTransformation.Failure) -> GeometryEngineError {
        .untransformablePosition(crs: name, index: failure.index, x: failure.x, y: failure.y, message: failure.message)
    }
}

extension CRS {
    /// The definition as PROJ reads a coordinate reference system: a PROJ string without `+type=crs` would be an operation.
    fileprivate var projDefinition: String {
        let text = description
        let isProjString = text.contains("proj=") || text.contains("init=")
        return isProjString && !text.contains("type=crs") && !text.contains("[") ? text + " +type=crs" : text
    }
}
