import CoverageAnalysis
import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
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
    /// The code of the lowest unit of each; empty where it is in none or the layer does not say.
    private(set) var units: [String] = []
    /// What opening or closing each costs; NaN where the layer does not say.
    private(set) var prices: [Double] = []
    /// How much each can serve; NaN where there is no limit or the layer does not say.
    private(set) var capacities: [Double] = []
    /// What each serves; 0 where the layer does not say.
    private(set) var served: [Double] = []
    /// Whether the plan closes each.
    private(set) var isClosed: [Bool] = []
    /// Whether a plan may close each; true where the layer does not say.
    private(set) var isClosable: [Bool] = []

    /// Reads `facilities.geojson`.
    init(facilities path: String) throws {
        let table = try PublishedTable(
            path, texts: ["id", "level"], numbers: ["radius_m"],
            optional: ["closing_cost", "capacity", "served_weight", "closed", "closable"],
            optionalTexts: ["border_unit"])
        borderUnits = table.optionalTexts["border_unit"] ?? []
        (ids, levels, points, radii) = (table.texts[0], table.texts[1], table.points, table.numbers[0])
        (gains, uniqueGains, ranks) = (radii.map { _ in 0 }, radii.map { _ in 0 }, radii.map { _ in 0 })
        units = ids.map { _ in "" }
        prices = table.optional["closing_cost"] ?? radii.map { _ in .nan }
        capacities = table.optional["capacity"] ?? radii.map { _ in .nan }
        served = table.optional["served_weight"] ?? radii.map { _ in 0 }
        isClosed = table.optional["closed"]?.map { $0 == 1 } ?? radii.map { _ in false }
        isClosable = table.optional["closable"]?.map { $0 != 0 } ?? radii.map { _ in true }
    }

    /// Reads `proposals.geojson`.
    init(proposals path: String) throws {
        let table = try PublishedTable(
            path, texts: ["id"], numbers: ["radius_m", "gain", "unique_gain", "rank"],
            optional: ["opening_cost", "capacity", "served_weight"],
            optionalTexts: ["border_unit", "unit"])
        borderUnits = table.optionalTexts["border_unit"] ?? []
        (ids, points) = (table.texts[0], table.points)
        (radii, gains, uniqueGains, ranks) = (table.numbers[0], table.numbers[1], table.numbers[2], table.numbers[3])
        levels = ids.map { _ in "" }
        units = table.optionalTexts["unit"] ?? levels
        prices = table.optional["opening_cost"] ?? radii.map { _ in .nan }
        capacities = table.optional["capacity"] ?? radii.map { _ in .nan }
        served = table.optional["served_weight"] ?? radii.map { _ in 0 }
        isClosed = radii.map { _ in false }
        isClosable = radii.map { _ in true }
    }

    /// One site of which no more is known.
    init(id: String, point: PlanarPoint = PlanarPoint(x: 0, y: 0), radius: Double = .nan, borderUnit: String? = nil) {
        (ids, points, radii, levels) = ([id], [point], [radius], [""])
        (gains, uniqueGains, ranks, served) = ([0], [0], [0], [0])
        borderUnits = borderUnit.map { [$0] } ?? []
        (units, prices, capacities, isClosed) = ([""], [.nan], [.nan], [false])
    }

    /// The sites whose number is wanted.
    func selecting(_ isWanted: (Int) -> Bool) -> PublishedSites {
        let numbers = ids.indices.filter(isWanted)
        var some = self
        (some.ids, some.points, some.levels) = (numbers.map { ids[$0] }, numbers.map { points[$0] }, numbers.map { levels[$0] })
        if !borderUnits.isEmpty { some.borderUnits = numbers.map { borderUnits[$0] } }
        (some.radii, some.ranks) = (numbers.map { radii[$0] }, numbers.map { ranks[$0] })
        (some.gains, some.uniqueGains) = (numbers.map { gains[$0] }, numbers.map { uniqueGains[$0] })
        (some.units, some.prices) = (numbers.map { units[$0] }, numbers.map { prices[$0] })
        (some.capacities, some.isClosed) = (numbers.map { capacities[$0] }, numbers.map { isClosed[$0] })
        (some.served, some.isClosable) = (numbers.map { served[$0] }, numbers.map { isClosable[$0] })
        return some
    }

    /// The sites with one radius for all.
    func reaching(_ meters: Double) -> PublishedSites {
        var some = self
        some.radii = radii.map { _ in meters }
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
        units += other.units
        prices += other.prices
        capacities += other.capacities
        isClosed += other.isClosed
        isClosable += other.isClosable
        served += other.served
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
    /// The code of the lowest unit of each point; empty where it is in none; `nil` where the layer does not say.
    var units: [String]?
    /// The uncovered cluster that held each point before the plan; empty where it was in none; `nil` where the layer does not say.
    var clustersBefore: [String]?
    /// What is served of each point; `nil` where the layer does not say.
    var served: [Double]?

    /// Reads `assignments.geojson`, whose distances may be costs.
    init(_ path: String, areCosts: Bool) throws {
        let table = try PublishedTable(
            path, texts: ["id", "facility"], numbers: ["weight", "covered", areCosts ? "cost" : "distance_m", "proposed"],
            optional: ["radius_m", "served_weight"], optionalTexts: ["border_unit", "unit", "cluster_before"])
        borderUnits = table.optionalTexts["border_unit"] ?? []
        clustersBefore = table.optionalTexts["cluster_before"]
        served = table.optional["served_weight"]
        ids = table.texts[0]
        facilities = table.texts[1]
        points = table.points
        weights = table.numbers[0]
        isCovered = table.numbers[1].map { $0 == 1 }
        meters = table.numbers[2]
        isProposed = table.numbers[3].map { $0 == 1 }
        units = table.optionalTexts["unit"]
        radii = table.optional["radius_m"] ?? [Double](repeating: .nan, count: ids.count)
    }
}

/// Columns of a published layer.
struct PublishedTable {
    var texts: [[String]] = []
    var numbers: [[Double]] = []
    var optional: [String: [Double]] = [:]
    var optionalTexts: [String: [String]] = [:]
    var points: [PlanarPoint] = []

    init(
        _ path: String, texts textNames: [String], numbers numberNames: [String], optional optionalNames: [String] = [],
        optionalTexts optionalTextNames: [String] = [], arePoints: Bool = true
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
        var present: [String] = []
        let table = try mapping {
            var requests: [ColumnRequest] = []
            for name in names {
                guard let column = source.columnNames.firstIndex(of: name) else {
                    throw CatchmentError.badData(path, .folder(.table(.missingProperty(name))))
                }
                requests.append(ColumnRequest(column: column, kind: textNames.contains(name) ? .text : .number))
            }
            for name in optionalNames {
                guard let column = source.columnNames.firstIndex(of: name) else { continue }
                present.append(name)
                requests.append(ColumnRequest(column: column, kind: .number))
            }
            for name in optionalTextNames {
                guard let column = source.columnNames.firstIndex(of: name) else { continue }
                present.append(name)
                requests.append(ColumnRequest(column: column, kind: .text))
            }
            return try source.read(requests)
        }
        for (number, column) in table.columns.enumerated() {
            switch column {
            case .texts(let values):
                let list = (0..<values.count).map { values[$0] }
                if number < names.count { texts.append(list) } else { optionalTexts[present[number - names.count]] = list }
            case .numbers(let values):
                if number < names.count { numbers.append(values) } else { optional[present[number - names.count]] = values }
            case .points: break
            }
        }
        if case .points(let x, let y) = table.geometry { points = zip(x, y).map { PlanarPoint(x: $0, y: $1) } }
        guard !arePoints || points.count == table.rowCount else {
            throw CatchmentError.badData(path, .folder(.table(.pointsNeeded)))
        }
    }
}
