import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What a map needs of the assignments, by far the largest file of a result.
struct AssignmentColumns {
    let points: [PlanarPoint], weights: [Double], distances: [Double]
    let isCovered: [Bool], isProposed: [Bool]
    let facilities: [String], units: [String], clusters: [String], clustersBefore: [String]

    /// Reads the layer of a folder; `nil` where there is none.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read.
    init?(in folder: String) throws {
        let path = ResultFile.layer(.assignments).path(in: folder)
        let words: [ColumnTerm] = [.facility, .unit, .cluster, .clusterBefore]
        let amounts: [ColumnTerm] = [.weight, .isCovered, .isProposed, .distance]
        let layer: any Columns
        if let written = WrittenPoints(path, texts: words.map(\.name), numbers: amounts.map(\.name)) {
            layer = written
        } else {
            guard let table = try PublishedTable(ifAny: .assignments, in: folder, words + amounts) else { return nil }
            layer = table
        }
        points = layer.points
        let count = points.count
        func texts(_ term: ColumnTerm) -> [String] { layer.texts(named: term) ?? [String](repeating: "", count: count) }
        func numbers(_ term: ColumnTerm) -> [Double] { layer.numbers(named: term) ?? [Double](repeating: .nan, count: count) }
        (weights, distances) = (numbers(.weight), numbers(.distance))
        (isCovered, isProposed) = (numbers(.isCovered).map { $0 == 1 }, numbers(.isProposed).map { $0 == 1 })
        (facilities, units) = (texts(.facility), texts(.unit))
        (clusters, clustersBefore) = (texts(.cluster), texts(.clusterBefore))
    }

    /// What both readers give.
    fileprivate protocol Columns {
        var points: [PlanarPoint] { get }
        func texts(named term: ColumnTerm) -> [String]?
        func numbers(named term: ColumnTerm) -> [Double]?
    }
}

extension WrittenPoints: AssignmentColumns.Columns {
    fileprivate func texts(named term: ColumnTerm) -> [String]? { texts(term.name) }
    fileprivate func numbers(named term: ColumnTerm) -> [Double]? { numbers(term.name) }
}

extension PublishedTable: AssignmentColumns.Columns {
    fileprivate func texts(named term: ColumnTerm) -> [String]? { texts(ifAny: term) }
    fileprivate func numbers(named term: ColumnTerm) -> [Double]? { numbers(ifAny: term) }
}
