import FoundationEssentials
import PlanningTerms
import GeoFormats
package import GeoPrimitives

/// Columns of a published layer.
package struct PublishedTable {
    /// The positions of its features, where they are points.
    package private(set) var points: [PlanarPoint] = []
    /// The areas of its features, where they are areas; empty for a feature without one.
    package private(set) var areas: [MultiPolygon] = []
    /// The number of features.
    package private(set) var count = 0
    private var texts: [ColumnTerm: [String]] = [:]
    private var numbers: [ColumnTerm: [Double]] = [:]

    /// Reads a layer.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - needed: Columns that it must have, unless it has no features.
    ///   - optional: Columns that it may have.
    ///   - arePoints: Whether its features are points, and are so held.
    /// - Throws: ``CatchmentError`` where it cannot be read or misses a column.
    package init(_ path: String, _ needed: [ColumnTerm], optional: [ColumnTerm] = [], arePoints: Bool = true) throws {
        for term in needed { if term.kind == .text { texts[term] = [] } else { numbers[term] = [] } }
        let opened = try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, TableAsk(headerRows: 1...1))
            } catch FormatError.noFeatures {
                return nil
            }
        }
        guard let source = opened, !source.columnNames.isEmpty else { return }
        let table = try mapping { try read(source, needed, optional, path) }
        count = table.rowCount
        switch table.geometry {
        case .points(let x, let y): points = zip(x, y).map { PlanarPoint(x: $0, y: $1) }
        case .areas(let found): areas = found
        case .none, .mixed: break
        }
        guard !arePoints || points.count == table.rowCount else {
            throw CatchmentError.badData(path, .folder(.table(.pointsNeeded)))
        }
    }

    /// Reads a layer of a folder, where the folder holds it, with the columns that it has of those asked for.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read.
    package init?(ifAny dataset: Dataset, in folder: String, _ terms: [ColumnTerm]) throws {
        let path = ResultFile.layer(dataset).path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try self.init(path, [], optional: terms, arePoints: false)
    }

    private mutating func read(
        _ source: any TableSource, _ needed: [ColumnTerm], _ optional: [ColumnTerm], _ path: String
    ) throws -> FeatureTable {
        var terms: [ColumnTerm] = []
        var requests: [ColumnRequest] = []
        for term in needed + optional {
            guard let column = source.columnNames.firstIndex(of: term.name) else {
                guard terms.count >= needed.count else {
                    throw CatchmentError.badData(path, .folder(.table(.missingProperty(term.name))))
                }
                continue
            }
            terms.append(term)
            requests.append(ColumnRequest(column: column, kind: term.kind == .text ? .text : .number))
        }
        let table = try source.read(requests)
        for (term, column) in zip(terms, table.columns) {
            switch column {
            case .texts(let values): texts[term] = (0..<values.count).map { values[$0] }
            case .numbers(let values): numbers[term] = values
            case .points: break
            }
        }
        return table
    }

    /// The texts of a column; `nil` where the layer does not have it.
    package func texts(ifAny term: ColumnTerm) -> [String]? { texts[term] }

    /// The numbers of a column, truth values as 1 and 0; `nil` where the layer does not have it.
    package func numbers(ifAny term: ColumnTerm) -> [Double]? { numbers[term] }

    /// The texts of a column; empty ones where the layer does not have it.
    package func texts(_ term: ColumnTerm) -> [String] { texts[term] ?? [String](repeating: "", count: count) }

    /// The numbers of a column; NaN where the layer does not have it.
    package func numbers(_ term: ColumnTerm) -> [Double] { numbers[term] ?? [Double](repeating: .nan, count: count) }

    /// The truth values of a column; false where the layer does not have it.
    package func truths(_ term: ColumnTerm) -> [Bool] { numbers(term).map { $0 == 1 } }
}
