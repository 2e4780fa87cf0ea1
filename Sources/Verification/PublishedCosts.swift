import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `costs.csv`: the pairs of a cost matrix that lead to open or proposed sites, as published.
struct PublishedCosts {
    /// A pair of a demand point.
    struct Pair {
        /// The number of the site in ``sites``.
        var site: Int
        var cost: Double
    }

    /// The pairs of each demand point of the run.
    private(set) var pairs: [[Pair]]
    /// The ids of all sites that occur, by number.
    private(set) var numberBySite: [String: Int] = [:]
    /// Pairs of demand points that the run does not have.
    private(set) var strangers = 0

    /// Reads the file of a folder for these demand points.
    init(in folder: String, demand ids: [String]) throws {
        let path = ResultFile.table(.costs).path(in: folder)
        let rowById = Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        pairs = ids.map { _ in [] }
        guard let source = try PublishedList.source(of: path) else { return }
        let columns = CostRow.columns.map(\.term)
        guard source.columnNames == columns.map(\.name) else {
            throw CatchmentError.badData(path, .folder(.table(.costColumns)))
        }
        let table = try mapping {
            try source.read(
                columns.enumerated().map { ColumnRequest(column: $0.offset, kind: $0.element.kind == .text ? .text : .number) })
        }
        guard case .texts(let from) = table.columns[0], case .texts(let to) = table.columns[1],
            case .numbers(let costs) = table.columns[2]
        else { return }
        for row in 0..<table.rowCount {
            let site = numberBySite[to[row], default: numberBySite.count]
            numberBySite[to[row]] = site
            if let point = rowById[from[row]] {
                pairs[point].append(Pair(site: site, cost: costs[row]))
            } else {
                strangers += 1
            }
        }
    }

    /// The numbers of these sites; sites to which no pair leads are left out.
    func numbers(of ids: [String]) -> Set<Int> { Set(ids.compactMap { numberBySite[$0] }) }

    /// The least cost of a demand point to one of these sites; infinite where there is no pair.
    func least(_ row: Int, among sites: Set<Int>) -> Double {
        pairs[row].reduce(.infinity) { sites.contains($1.site) ? min($0, $1.cost) : $0 }
    }

    /// The cost of a pair; `nil` where it is not published.
    func cost(_ row: Int, to site: String) -> Double? {
        numberBySite[site].flatMap { number in pairs[row].first { $0.site == number }?.cost }
    }
}
