import FoundationEssentials
import GeoFormats
package import GeoPrimitives
package import PlanningTerms
import ServiceModel

/// Columns of a published layer.
package struct PublishedTable {
    /// The positions of its features, where they are points.
    package private(set) var points: [PlanarPoint] = []
    /// The areas of its features, where they are areas; empty for a feature without one.
    package private(set) var areas: [MultiPolygon] = []
    /// The number of features.
    package private(set) var count = 0
    /// The path of the file.
    private let path: String
    /// The table as it was read: it knows where rows stand.
    private var table: FeatureTable?
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
        self.path = path
        for term in needed { if term.kind == .text { texts[term] = [] } else { numbers[term] = [] } }
        let opened = try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, .own())
            } catch FormatError.noFeatures {
                return nil
            }
        }
        guard let source = opened, !source.columnNames.isEmpty else { return }
        let table = try mapping { try read(source, needed, optional, path) }
        count = table.rowCount
        self.table = table
        switch table.geometry {
        case .points(let x, let y): points = zip(x, y).map { PlanarPoint(x: $0, y: $1) }
        case .areas(let found): areas = found
        case .none, .mixed: break
        }
        guard !arePoints || points.count == table.rowCount else {
            throw CatchmentError.badData(path, .folder(.table(.pointsNeeded)))
        }
        // No number of a plane or of the Earth is larger; what is none at all is not there.
        if arePoints, let row = points.firstIndex(where: { !(abs($0.x) <= Self.farthest && abs($0.y) <= Self.farthest) }) {
            throw problem(row, .noPlace)
        }
    }

    /// How far a place of a plane lies from its origin along an axis at most, in metres.
    private static let farthest = 1e9

    /// What is wrong with a feature.
    private func problem(_ row: Int, _ message: PublishedTableMessage) -> CatchmentError {
        .badData(path, row: (table?.location(ofRow: row) ?? row + 1), .folder(.table(message)))
    }

    /// Refuses positions that are none on the Earth.
    ///
    /// - Throws: ``CatchmentError`` naming the first.
    package func checkOnEarth() throws {
        if let row = points.firstIndex(where: { abs($0.x) > 360 || abs($0.y) > 90 }) { throw problem(row, .noPlace) }
    }

    /// The numbers of a column, each of which is one that can be worked with; NaN where nothing stands and nothing may.
    ///
    /// What a column does not have is as in ``numbers(_:)``.
    ///
    /// - Throws: ``CatchmentError`` naming the first that is none, or the column where all of them sum to too much.
    package func numbers(_ term: ColumnTerm, _ need: NumberNeed) throws -> [Double] {
        guard let found = numbers[term] else { return numbers(term) }
        let most = need == .length ? Distance.longest.meters : WeightScale.largestTotal
        let least = need == .change ? -most : 0
        let mayBeEmpty = need == .length || need == .amountIfAny
        if let row = found.firstIndex(where: { !(least...most).contains($0) && !($0.isNaN && mayBeEmpty) }) {
            throw problem(row, .badNumber(column: term.name, need))
        }
        if need == .amount, found.reduce(0, +) > WeightScale.largestTotal {
            throw CatchmentError.badData(path, .folder(.table(.tooMuch(column: term.name))))
        }
        return found
    }

    /// The same; `nil` where the layer does not have the column.
    ///
    /// - Throws: As ``numbers(_:_:)``.
    package func numbers(ifAny term: ColumnTerm, _ need: NumberNeed) throws -> [Double]? {
        numbers[term] == nil ? nil : try numbers(term, need)
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
