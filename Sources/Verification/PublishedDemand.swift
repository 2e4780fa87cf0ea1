import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Demand points with their assignment as published.
struct PublishedDemand {
    /// What the layer says of a class.
    struct Class {
        /// The weight of each point in the class.
        var weights: [Double]
        /// Whether each point is covered in it; `nil` where the class has no radius of its own.
        var isCovered: [Bool]?
    }

    var ids: [String]
    var points: [PlanarPoint]
    var weights: [Double]
    var isCovered: [Bool]
    var facilities: [String]
    /// Their distances in metres, or their costs; NaN where there is no facility.
    var costs: [Double]
    var isProposed: [Bool]
    /// NaN where the point brings no radius.
    var radii: [Double]
    /// Whether the layer says that points bring radii.
    var bringRadii: Bool
    /// The unit whose borders hold each point; empty in a run that ignores borders.
    var borderUnits: [String]
    /// The code of the lowest unit of each point; empty where it is in none; `nil` where the layer does not say.
    var units: [String]?
    /// The uncovered cluster that holds each point, and held it before the plan; empty where it is in none; `nil` where the layer does
    /// not say.
    var clusters: [String]?, clustersBefore: [String]?
    /// Whether each point is uncovered and near the edge; `nil` where the layer does not say.
    var isAtEdge: [Bool]?
    /// What is served of each point; `nil` where the layer does not say.
    var served: [Double]?
    /// Who serves each point, ids behind one another; `nil` where the layer does not say.
    var servedBy: [String]?
    /// The classes that the layer tells of.
    var classes: [String: Class]
    /// Whether each level is within reach, as far as the layer tells.
    var levels: [String: [Bool]]
    /// The number of each point by its id; of two with the same, that of the first.
    let rowById: [String: Int]

    /// Reads `assignments.geojson` of a folder.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read, misses a column, or holds what no run writes.
    init(in folder: String, _ report: ReportDocument) throws {
        let cost: ColumnTerm = report.measure == .costMatrix ? .cost : .distance
        let coverage = report.coverageAfter ?? report.coverage
        let classNames = coverage.byClass.map(\.name), levelNames = coverage.byLevel.map(\.level)
        let table = try PublishedTable(
            ResultFile.layer(.assignments).path(in: folder), [.id, .facility, .weight, .isCovered, cost, .isProposed],
            optional: [.radius, .servedWeight, .servedBy, .borderUnit, .unit, .cluster, .clusterBefore, .isAtEdge]
                + classNames.flatMap { [.weight(ofClass: $0), .isCovered(class: $0)] } + levelNames.map { .isReached(level: $0) })
        if !report.isPlanar { try table.checkOnEarth() }
        (ids, facilities, points) = (table.texts(.id), table.texts(.facility), table.points)
        weights = try table.numbers(.weight, .amount)
        costs = try table.numbers(cost, .amountIfAny)
        radii = try table.numbers(.radius, .length)
        bringRadii = table.numbers(ifAny: .radius) != nil
        (isCovered, isProposed) = (table.truths(.isCovered), table.truths(.isProposed))
        borderUnits = table.texts(ifAny: .borderUnit) ?? []
        (units, clusters, clustersBefore) = (
            table.texts(ifAny: .unit), table.texts(ifAny: .cluster), table.texts(ifAny: .clusterBefore)
        )
        isAtEdge = table.numbers(ifAny: .isAtEdge).map { $0.map { $0 == 1 } }
        served = try table.numbers(ifAny: .servedWeight, .amountIfAny)
        servedBy = table.texts(ifAny: .servedBy)
        classes = [:]
        for name in classNames {
            guard let weights = try table.numbers(ifAny: .weight(ofClass: name), .amount) else { continue }
            classes[name] = Class(
                weights: weights, isCovered: table.numbers(ifAny: .isCovered(class: name)).map { $0.map { $0 == 1 } })
        }
        levels = [:]
        for name in levelNames {
            guard let reached = table.numbers(ifAny: .isReached(level: name)) else { continue }
            levels[name] = reached.map { $0 == 1 }
        }
        rowById = Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
}
