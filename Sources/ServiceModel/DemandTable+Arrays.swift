import GeoPrimitives

extension DemandTable {
    /// Makes a table from arrays in memory.
    ///
    /// ```swift
    /// let demand = try DemandTable(x: [106.23, 106.24], y: [36.01, 36.02], weights: [1200, 800])
    /// print(demand.count)
    /// ```
    ///
    /// - Parameters:
    ///   - x: Longitudes on WGS 84 in degrees, or eastings in metres in a planar run.
    ///   - y: Latitudes on WGS 84 in degrees, or northings in metres.
    ///   - weights: How many people each point stands for, at least 0; `nil` counts points, one each.
    ///   - ids: Identifiers, all different; `p1`, `p2` … when `nil`.
    ///   - unitCodes: The code of the lowest-level unit that each point belongs to, empty where it is not known; found by polygon when `nil`.
    /// - Throws: ``PlanningInputError`` for columns of different lengths, weights that are no numbers of people, and ids that stand twice.
    /// - Complexity: O(points).
    public init(
        x: [Double], y: [Double], weights: [Double]? = nil, ids: [String]? = nil, unitCodes: [String]? = nil
    ) throws(PlanningInputError) {
        let lengths = [x.count, y.count, weights?.count ?? x.count, ids?.count ?? x.count, unitCodes?.count ?? x.count]
        guard lengths.allSatisfy({ $0 == x.count }) else { throw .differentLengths(lengths) }
        var total = 0.0
        for (row, weight) in (weights ?? []).enumerated() {
            guard weight.isFinite, weight >= 0 else { throw .weight(row: row, weight) }
            total += weight
        }
        if weights == nil { total = Double(x.count) }
        guard total <= WeightScale.largestTotal else { throw .totalTooLarge(total) }
        let scale = WeightScale(total: total)
        self.init(
            ids: TextColumn(ids ?? x.indices.map { "p\($0 + 1)" }), x: x, y: y,
            ticks: x.indices.map { scale.ticks(weights?[$0] ?? 1) }, scale: scale, weightKind: weights == nil ? .points : .people,
            unitCodes: unitCodes.map { TextColumn($0) })
        if ids == nil { identity = .coordinates }
        if let ids, let twice = PlanningInputError.firstTwice(ids) { throw .twice(id: twice) }
    }
}

/// What is wrong with a run that was put together in memory.
public enum PlanningInputError: Error, Hashable, Sendable {
    /// Columns of demand points have these lengths.
    case differentLengths([Int])
    /// A weight is not finite or below 0; rows count from 0.
    case weight(row: Int, Double)
    /// All weights sum to more than ``WeightScale/largestTotal``.
    case totalTooLarge(Double)
    /// An identifier stands twice: among the demand points, or among facilities and candidates.
    case twice(id: String)
    /// A demand point lies nowhere: not finite, or off the globe; rows count from 0.
    case position(row: Int, x: Double, y: Double)
    /// A facility or candidate lies nowhere.
    case site(id: String, x: Double, y: Double)
    /// A facility or candidate has no radius, and neither its level nor the rule gives one.
    case noRadius(id: String)

    /// The first text that stands twice.
    static func firstTwice(_ texts: some Sequence<String>) -> String? {
        var seen = Set<String>()
        return texts.first { !seen.insert($0).inserted }
    }
}

extension PlanningInputError: CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .differentLengths(let lengths):
            "columns of demand points must have one length; they have \(lengths.map(String.init).joined(separator: ", "))"
        case .weight(let row, let weight): "demand point \(row): the weight \(weight) is no number of people; give 0 or more"
        case .totalTooLarge(let total): "the weights sum to \(total); at most \(WeightScale.largestTotal) can be counted"
        case .twice(let id): "the id \(id) stands twice; ids must be all different"
        case .position(let row, let x, let y):
            "demand point \(row) lies at \(x), \(y); longitudes are −180 to 180 and latitudes −90 to 90, or the run is planar"
        case .site(let id, let x, let y):
            "\(id) lies at \(x), \(y); longitudes are −180 to 180 and latitudes −90 to 90, or the run is planar"
        case .noRadius(let id): "\(id) has no radius; give it one, or the rule a fallback"
        }
    }
}

extension PlanningInput {
    /// Checks what no reader has checked: positions, ids and radii of a run that was put together in memory.
    ///
    /// - Throws: ``PlanningInputError`` for the first thing that is wrong.
    /// - Complexity: O(points + sites).
    public func validate() throws(PlanningInputError) {
        func lies(_ x: Double, _ y: Double) -> Bool {
            x.isFinite && y.isFinite && (measure == .planar || (abs(x) <= 180 && abs(y) <= 90))
        }
        for row in 0..<demand.count where !lies(demand.x[row], demand.y[row]) {
            throw .position(row: row, x: demand.x[row], y: demand.y[row])
        }
        if let twice = PlanningInputError.firstTwice((0..<demand.count).lazy.map { demand.ids[$0] }) { throw .twice(id: twice) }
        let sites = facilities + candidates
        if let twice = PlanningInputError.firstTwice(sites.lazy.map(\.id)) { throw .twice(id: twice) }
        let needsRadius = coverMeasure.goesByRadii && !radiusRule.areAllOwn(of: demand)
        for site in sites {
            guard lies(site.point.x, site.point.y) else { throw .site(id: site.id, x: site.point.x, y: site.point.y) }
            if needsRadius, (radiusRule.radius(of: site)?.meters ?? 0) <= 0 { throw .noRadius(id: site.id) }
        }
    }
}
