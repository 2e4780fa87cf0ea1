import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What a site serves of a demand point, as published.
struct PublishedShare {
    var demand: String
    var facility: String
    var isProposed: Bool
    var weight: Double
    /// The distance in metres, or the cost.
    var cost: Double

    /// Reads `capacity-assignment.csv` of a folder, whose distances may be costs.
    static func shares(in folder: String, areCosts: Bool) throws -> [PublishedShare] {
        let path = ResultFile.table(.capacityAssignment).path(in: folder)
        // Nobody is served where no site has room.
        guard let source = try PublishedList.source(of: path) else { return [] }
        let columns: [(term: ColumnTerm, kind: ColumnKind)] = [
            (.demand, .text), (.facility, .text), (.isProposed, .text), (.servedWeight, .number),
            (areCosts ? .cost : .distance, .number),
        ]
        let table = try mapping {
            try source.read(
                try columns.map { term, kind in
                    guard let column = source.columnNames.firstIndex(of: term.name) else {
                        throw CatchmentError.badData(path, .folder(.table(.missingColumn(term.name))))
                    }
                    return ColumnRequest(column: column, kind: kind)
                })
        }
        guard case .texts(let demand) = table.columns[0], case .texts(let facilities) = table.columns[1],
            case .texts(let isProposed) = table.columns[2], case .numbers(let weights) = table.columns[3],
            case .numbers(let costs) = table.columns[4]
        else { return [] }
        return (0..<table.rowCount).map { row in
            PublishedShare(
                demand: demand[row], facility: facilities[row], isProposed: isProposed[row] == "true", weight: weights[row],
                cost: costs[row])
        }
    }
}
