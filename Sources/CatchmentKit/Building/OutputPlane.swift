import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// The system in which positions are written to GeoPackage, CSV and XLSX; GeoJSON is always WGS 84 or the plane of the run.
///
/// Vertices are transformed and rounded to what the layers' files carry: seven decimals of a degree, or a millimetre. An edge between
/// two vertices is straight in the system it is written in.
final class OutputPlane {
    /// The system.
    let crs: CRS
    private let transformer: CoordinateTransformer?
    private let decimals: Int?

    /// Makes the plane of a run's outputs.
    ///
    /// - Parameters:
    ///   - wanted: The system asked for; WGS 84, or the plane of the run, when `nil`.
    ///   - measure: The measure of the run.
    ///   - acceptsBallpark: Whether a transformation of unknown accuracy will do.
    /// - Throws: `CatchmentError/usage(_:)` when the system cannot be used.
    init(_ wanted: CRS?, measure: Measure, acceptsBallpark: Bool) throws {
        if measure == .planar || wanted == .planar {
            guard measure == .planar, wanted == nil || wanted == .planar else {
                throw CatchmentError.usage(.output(.crs(measure == .planar ? .runIsPlanar : .runIsOnEarth)))
            }
            (crs, transformer, decimals) = (.planar, nil, nil)
            return
        }
        crs = wanted ?? .wgs84
        do {
            let made = try CoordinateTransformer(from: crs, acceptBallpark: acceptsBallpark)
            transformer = made
            decimals = made.isGeographic ? 7 : 3
        } catch {
            throw CatchmentError.usage(.output(.crs(.unusable(CRSProblem(error)))))
        }
    }

    /// Whether columns of positions hold lengths rather than degrees.
    private var isProjected: Bool { transformer.map { !$0.isGeographic } ?? false }

    /// What is to be said where positions lie outside the place that the system is meant for.
    func notice(_ demand: DemandTable) -> Notice? {
        crs == .wgs84 ? nil : notice((0..<demand.count).map { demand.point($0) })
    }

    /// What is to be said where demand points lie outside the place that the system is meant for.
    func notice(_ points: [PlanarPoint]) -> Notice? {
        guard crs != .wgs84, let area = transformer?.areaOfUse else { return nil }
        let outside = points.count { !area.contains(longitude: $0.x, latitude: $0.y, margin: 1) }
        return outside == 0
            ? nil
            : Notice(.warning, .output(.crs(.elsewhere("\(crs)", outside: outside, of: points.count))))
    }

    /// Returns a layer or table with its positions in the plane.
    func placed(_ layer: ResultLayer) -> ResultLayer {
        guard decimals != nil else { return layer }
        let columns = layer.fields.firstIndex { $0.name == ColumnTerm.longitude.name }.flatMap { x in
            layer.fields.firstIndex { $0.name == ColumnTerm.latitude.name }.map { (x, $0) }
        }
        guard layer.geometry != nil || columns != nil else { return layer }
        var (fields, metadata) = (layer.fields, layer.metadata)
        if let columns, isProjected {
            (fields[columns.0], fields[columns.1]) = (ColumnTerm.easting.field, ColumnTerm.northing.field)
        }
        if layer.geometry != nil { metadata["crs"] = .text(crs == .wgs84 ? "OGC:CRS84" : "\(crs)") }
        return ResultLayer(
            layer.name, fields, layer.geometry, style: layer.style, metadata: metadata, spoken: layer.spoken, count: layer.count
        ) { [self] number in
            var row = try layer.row(number)
            row.geometry = try placed(row.geometry)
            if let columns, case (.number(let x), .number(let y)) = (row.values[columns.0], row.values[columns.1]) {
                let point = try placed([PlanarPoint(x: x, y: y)])[0]
                (row.values[columns.0], row.values[columns.1]) = (.number(point.x), .number(point.y))
            }
            return row
        }
    }

    private func placed(_ geometry: Geometry) throws -> Geometry {
        switch geometry {
        case .none: .none
        case .point(let point): .point(try placed([point])[0])
        case .line(let line): .line(try placed(line))
        case .lines(let lines): .lines(try lines.map(placed))
        case .area(let area):
            .area(
                MultiPolygon(
                    try area.polygons.map {
                        Polygon(
                            exterior: Ring(try placed($0.exterior.points)),
                            holes: try $0.holes.map { Ring(try placed($0.points)) })
                    }))
        }
    }

    private func placed(_ points: [PlanarPoint]) throws -> [PlanarPoint] {
        guard let transformer, let decimals else { return points }
        var (x, y) = (points.map(\.x), points.map(\.y))
        do {
            try transformer.transformFromWGS84(x: &x, y: &y)
        } catch {
            throw CatchmentError.usage(.output(.crs(.noPosition("\(crs)", reason: "\(error)"))))
        }
        return zip(x, y).map { PlanarPoint(x: $0.rounded(toDecimals: decimals), y: $1.rounded(toDecimals: decimals)) }
    }
}
