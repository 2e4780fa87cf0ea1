import FoundationEssentials
import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// The folder of one run of `cover`, `site`, `checkup` or a scenario, as far as a map shows it.
struct PublishedRun {
    /// Demand points with who reaches them; after the plan where there is one.
    struct Demand {
        var points: [PlanarPoint], weights: [Double], isCovered: [Bool]
        /// Whether existing centers alone cover them.
        var isCoveredToday: [Bool]
        var facilities: [String], distances: [Double], units: [String], clusters: [String]
    }

    let folder: String
    let report: ReportDocument
    let units: PublishedTable?, blanks: PublishedTable?, clusters: PublishedTable?
    let facilities: PublishedTable?, proposals: PublishedTable?, areas: PublishedTable?, planned: PublishedTable?
    let demand: Demand?
    /// All service areas of existing and of proposed centers as one.
    let reach: MultiPolygon, plannedReach: MultiPolygon

    /// Reads a folder.
    ///
    /// - Throws: ``CatchmentError`` where a file is missing or cannot be read.
    init(_ folder: String, _ report: ReportDocument) throws {
        (self.folder, self.report) = (folder, report)
        units = try PublishedTable(
            ifAny: .units, in: folder,
            [.code, .name, .level, .parent, .weight, .share, .shareAfter, .uncoveredWeight, .coveredWeightAfter, .facilities])
        blanks = try PublishedTable(ifAny: .blanks, in: folder, [.id, .unit, .unitName, .weight, .points, .area])
        clusters = try PublishedTable(
            ifAny: .uncoveredClusters, in: folder,
            [.id, .unitName, .unitChain, .nearestFacility, .rank, .weight, .nearestFacilityDistance])
        facilities = try PublishedTable(
            ifAny: .facilities, in: folder,
            [.id, .name, .level, .functions, .radius, .floorArea, .capacity, .servedWeight, .assignedWeight, .isClosed])
        proposals = try PublishedTable(
            ifAny: .proposals, in: folder,
            [.id, .name, .unitChain, .rank, .gain, .uniqueGain, .radius, .isRequired, .openingCost])
        planned = try PublishedTable(ifAny: .planned, in: folder, [.id, .name, .level, .radius])
        areas = try PublishedTable(ifAny: .serviceAreas, in: folder, [.id, .isProposed, .radius])
        guard let units = units ?? clusters ?? facilities, units.count > 0 || facilities != nil else {
            throw CatchmentError.noInput(folder + "/units.geojson", .map(.noLayers))
        }
        let shapes = areas.map { Array(zip($0.areas, $0.truths(.isProposed))) } ?? []
        do {
            reach = try PolygonUnion.of(shapes.filter { !$0.1 }.map(\.0))
            plannedReach = try PolygonUnion.of(shapes.filter(\.1).map(\.0))
            demand = try Self.demand(folder, shapes.filter { !$0.1 }.map(\.0))
        } catch let error as GeometryEngineError {
            throw CatchmentError.badData(folder + "/service-areas.geojson", .map(.unusableShapes("\(error)")))
        }
    }

    private static func demand(_ folder: String, _ areas: [MultiPolygon]) throws -> Demand? {
        guard let columns = try AssignmentColumns(in: folder) else { return nil }
        let (covered, proposed) = (columns.isCovered, columns.isProposed)
        let locator = try PolygonLocator(areas)
        let today = try columns.points.indices.map { number -> Bool in
            guard covered[number], proposed[number] else { return covered[number] }
            // Nearest is a proposed center: an existing one may reach the place too.
            return try columns.clustersBefore[number].isEmpty
                && locator.first(containing: columns.points[number].x, columns.points[number].y) != nil
        }
        return Demand(
            points: columns.points, weights: columns.weights, isCovered: covered, isCoveredToday: today,
            facilities: columns.facilities, distances: columns.distances, units: columns.units, clusters: columns.clusters)
    }

    /// Whether there is a plan.
    var hasPlan: Bool { report.siting != nil && (proposals?.count ?? 0) > 0 }

    /// The levels of units from the top down.
    var unitLevels: [String] {
        var levels: [String] = []
        for level in units?.texts(.level) ?? [] where !levels.contains(level) { levels.append(level) }
        return levels
    }

    /// The names of units by code.
    var unitNames: [String: String] {
        guard let units else { return [:] }
        return Dictionary(zip(units.texts(.code), units.texts(.name)), uniquingKeysWith: { first, _ in first })
    }

    /// The names of existing and proposed centers by id; the id of those without one.
    var siteNames: [String: String] {
        var names: [String: String] = [:]
        for layer in [facilities, proposals].compactMap(\.self) {
            for (id, name) in zip(layer.texts(.id), layer.texts(.name)) { names[id] = name.isEmpty ? id : name }
        }
        return names
    }
}
