import CoverageAnalysis
import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import ServiceModel

/// Facilities or proposals as published.
struct PublishedSites {
    private(set) var ids: [String] = []
    private(set) var points: [PlanarPoint] = []
    private(set) var radii: [Double] = []
    /// Empty where a facility has none; proposals have none.
    private(set) var levels: [String] = []
    private(set) var gains: [Double] = []
    private(set) var uniqueGains: [Double] = []
    private(set) var ranks: [Double] = []
    /// The unit whose borders hold each site; empty in a run that ignores borders.
    private(set) var borderUnits: [String] = []

    /// Reads `facilities.geojson`.
    init(facilities path: String) throws {
        let table = try PublishedTable(path, texts: ["id", "level"], numbers: ["radius_m"], optionalText: "border_unit")
        borderUnits = table.optionalTexts ?? []
        (ids, levels, points, radii) = (table.texts[0], table.texts[1], table.points, table.numbers[0])
        (gains, uniqueGains, ranks) = (radii.map { _ in 0 }, radii.map { _ in 0 }, radii.map { _ in 0 })
    }

    /// Reads `proposals.geojson`.
    init(proposals path: String) throws {
        let table = try PublishedTable(
            path, texts: ["id"], numbers: ["radius_m", "gain", "unique_gain", "rank"], optionalText: "border_unit")
        borderUnits = table.optionalTexts ?? []
        (ids, points) = (table.texts[0], table.points)
        (radii, gains, uniqueGains, ranks) = (table.numbers[0], table.numbers[1], table.numbers[2], table.numbers[3])
        levels = ids.map { _ in "" }
    }

    /// The sites whose number is wanted.
    func selecting(_ isWanted: (Int) -> Bool) -> PublishedSites {
        let numbers = ids.indices.filter(isWanted)
        var some = self
        (some.ids, some.points, some.levels) = (numbers.map { ids[$0] }, numbers.map { points[$0] }, numbers.map { levels[$0] })
        if !borderUnits.isEmpty { some.borderUnits = numbers.map { borderUnits[$0] } }
        (some.radii, some.ranks) = (numbers.map { radii[$0] }, numbers.map { ranks[$0] })
        (some.gains, some.uniqueGains) = (numbers.map { gains[$0] }, numbers.map { uniqueGains[$0] })
        return some
    }

    /// Adds other sites at the end.
    mutating func append(_ other: PublishedSites) {
        ids += other.ids
        borderUnits += other.borderUnits
        points += other.points
        levels += other.levels
        radii += other.radii
        ranks += other.ranks
        gains += other.gains
        uniqueGains += other.uniqueGains
    }
}

/// Demand points with their assignment as published.
struct PublishedDemand {
    var ids: [String]
    var points: [PlanarPoint]
    var weights: [Double]
    var isCovered: [Bool]
    var facilities: [String]
    var meters: [Double]
    var isProposed: [Bool]
    /// NaN where the point brings no radius.
    var radii: [Double]
    /// The unit whose borders hold each point; empty in a run that ignores borders.
    var borderUnits: [String]

    /// Reads `assignments.geojson`, whose distances may be costs.
    init(_ path: String, areCosts: Bool) throws {
        let table = try PublishedTable(
            path, texts: ["id", "facility"], numbers: ["weight", "covered", areCosts ? "cost" : "distance_m", "proposed"],
            optional: "radius_m", optionalText: "border_unit")
        borderUnits = table.optionalTexts ?? []
        ids = table.texts[0]
        facilities = table.texts[1]
        points = table.points
        weights = table.numbers[0]
        isCovered = table.numbers[1].map { $0 == 1 }
        meters = table.numbers[2]
        isProposed = table.numbers[3].map { $0 == 1 }
        radii = table.optional ?? [Double](repeating: .nan, count: ids.count)
    }
}

/// Columns of a published layer.
struct PublishedTable {
    var texts: [[String]] = []
    var numbers: [[Double]] = []
    var optional: [Double]?
    var optionalTexts: [String]?
    var points: [PlanarPoint] = []

    init(
        _ path: String, texts textNames: [String], numbers numberNames: [String], optional optionalName: String? = nil,
        optionalText: String? = nil
    ) throws {
        let names = textNames + numberNames
        texts = textNames.map { _ in [] }
        numbers = numberNames.map { _ in [] }
        let opened = try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, layer: nil, threads: 1)
            } catch FormatError.noFeatures {
                return nil
            }
        }
        guard let source = opened, !source.columnNames.isEmpty else { return }
        (texts, numbers) = ([], [])
        let table = try mapping {
            var requests: [ColumnRequest] = []
            for name in names {
                guard let column = source.columnNames.firstIndex(of: name) else {
                    throw CatchmentError.badData(
                        path, "the property \(name) is missing; is this a file that cover or site wrote?")
                }
                requests.append(ColumnRequest(column: column, kind: textNames.contains(name) ? .text : .number))
            }
            if let optionalName, let column = source.columnNames.firstIndex(of: optionalName) {
                requests.append(ColumnRequest(column: column, kind: .number))
            }
            if let optionalText, let column = source.columnNames.firstIndex(of: optionalText) {
                requests.append(ColumnRequest(column: column, kind: .text))
            }
            return try source.read(requests)
        }
        for (number, column) in table.columns.enumerated() {
            switch column {
            case .texts(let values):
                let all = (0..<values.count).map { values[$0] }
                if number < names.count { texts.append(all) } else { optionalTexts = all }
            case .numbers(let values): if number < names.count { numbers.append(values) } else { optional = values }
            case .points: break
            }
        }
        if case .points(let x, let y) = table.geometry { points = zip(x, y).map { PlanarPoint(x: $0, y: $1) } }
        guard points.count == table.rowCount else { throw CatchmentError.badData(path, "the features must be points") }
    }
}
