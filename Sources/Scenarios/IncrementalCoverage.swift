public import CoverageAnalysis
import GeoPrimitives
public import ServiceModel

/// The coverage of a run under changing facilities: whatever opens, closes, moves or gets another radius touches only the demand points it
/// covers or is nearest to.
///
/// After every update ``coverage`` and ``report()`` are what ``CoverageAnalyzer`` computes afresh; distances within 10 nm. A copy is cheap until it is
/// changed, so that scenarios branch off one another. Memory: about 40 bytes a demand point and 4 for each level.
public struct IncrementalCoverage: Sendable {
    /// A facility as it stood from some update to another; a changed one is a new version.
    struct Version: Sendable {
        let facility: Facility
        let probe: FacilityProbe
        var isOpen = true
        /// The place in the list of open facilities.
        var rank: Int32
    }

    /// The run; its facilities are those of the last update.
    public private(set) var input: PlanningInput
    let membership: UnitMembership?
    let threads: Int
    var versions: [Version] = []
    /// Versions below this number are in ``tree`` and ``grid``; later ones are looked at one by one.
    var indexed = 0
    var tree: NearestTree
    var grid: RadiusGrid
    /// The demand points, all of them, and the slot of each in the tree's order.
    let places: PositionTree
    private let slotOfRow: [Int32]
    /// The demand points with a radius of their own, and these radii; `nil` where none has one that counts.
    let own: OwnRadii?
    /// By demand point the version that is nearest, and how far it is; −1 and infinite where nothing is open.
    var nearest: [Int32]
    var limits: DistanceLimits
    var nearestMeters: [Double]
    var coveredBy: [Int32]
    /// By version, the demand points it is nearest to, and some it was.
    var rowsOfVersion: [[Int32]]
    /// All facilities first, then classes with a radius, then levels.
    var views: [CoverCounts]
    var figures: Figures

    /// Takes over a run that was computed.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - coverage: Its coverage.
    ///   - membership: The units of its demand points, when it has units.
    ///   - threads: How many tasks may work; the results do not depend on it.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log n) and one backup coverage for each level and class with a radius.
    public init(_ input: PlanningInput, coverage: Coverage, membership: UnitMembership?, threads: Int) async throws {
        let demand = input.demand
        self.input = input
        self.membership = membership
        self.threads = threads
        let places = PositionTree((0..<demand.count).map { demand.point($0) }, measure: input.measure)
        self.places = places
        var slots = [Int32](repeating: 0, count: demand.count)
        for (slot, row) in places.order.enumerated() { slots[Int(row)] = Int32(slot) }
        slotOfRow = slots
        own = OwnRadii(input)
        nearest = coverage.nearest
        nearestMeters = coverage.nearestMeters
        coveredBy = coverage.coveredBy
        limits = DistanceLimits(places.order.map { coverage.nearestMeters[Int($0)] })
        rowsOfVersion = [[Int32]](repeating: [], count: input.facilities.count)
        tree = NearestTree([], measure: input.measure)
        grid = RadiusGrid([], radii: [], measure: input.measure)
        views = []
        figures = Figures()
        for (row, version) in nearest.enumerated() where version >= 0 { rowsOfVersion[Int(version)].append(Int32(row)) }
        versions = input.facilities.enumerated().map { Version(facility: $1, probe: probe(of: $1), rank: Int32($0)) }
        index()
        views = try await initialViews()
        recount()
    }

    /// The open facilities in the order of the list.
    public var facilities: [Facility] { input.facilities }

    /// The coverage by the open facilities, numbered as they stand in ``facilities``.
    ///
    /// O(n).
    public var coverage: Coverage {
        let ranks = versions.map(\.rank)
        var coverage = Coverage()
        coverage.nearest = nearest.map { $0 < 0 ? -1 : ranks[Int($0)] }
        coverage.nearestMeters = nearestMeters
        coverage.coveredBy = coveredBy.map { $0 < 0 ? -1 : ranks[Int($0)] }
        return coverage
    }

    func probe(of facility: Facility) -> FacilityProbe {
        let radius = input.radiusRule.radius(of: facility)?.meters ?? .leastNonzeroMagnitude
        return FacilityProbe(facility.point, radius: radius, measure: input.measure)
    }

    /// The test of a facility in a view; `nil` where it does not count there.
    func test(of version: Version, in view: CoverCounts.View) -> CoverTest? {
        switch view {
        case .all: return version.probe.test
        case .level(_, let serving):
            return version.facility.level.map(serving.contains) ?? false ? version.probe.test : nil
        case .demandClass(let number):
            guard input.radiusRule.override == nil, let radius = input.demand.classes[number].radius else {
                return version.probe.test
            }
            return CoverTest(radius: radius.meters, measure: input.measure)
        }
    }

    private func initialViews() async throws -> [CoverCounts] {
        let analyzer = CoverageAnalyzer(threads: threads)
        func counts(_ view: CoverCounts.View, _ facilities: [Facility]) async throws -> CoverCounts {
            let backup = try await analyzer.backup(
                of: input.demand, by: facilities, rule: input.radiusRule, measure: input.measure)
            return CoverCounts(view: view, counts: backup.counts)
        }
        var views = [try await counts(.all, input.facilities)]
        for (number, demandClass) in input.demand.classes.enumerated() {
            guard let radius = demandClass.radius else { continue }
            let resized = input.facilities.map { facility in
                var facility = facility
                facility.radius = radius
                return facility
            }
            views.append(try await counts(.demandClass(number), resized))
        }
        for view in Self.levelViews(input.levels) {
            guard case .level(_, let serving) = view else { continue }
            views.append(try await counts(view, input.facilities.filter { $0.level.map(serving.contains) ?? false }))
        }
        return views
    }

    /// The views of the levels of a run, from the top down.
    static func levelViews(_ levels: ServiceLevels) -> [CoverCounts.View] {
        levels.names.map { .level($0, servedBy: levels.serving($0)) }
    }

    /// Sets the nearest version of a demand point.
    mutating func setNearest(_ row: Int, _ version: Int32) {
        nearest[row] = version
        var meters = Double.infinity
        if version >= 0 {
            meters = versions[Int(version)].probe.reportedMeters(input.demand.point(row))
            rowsOfVersion[Int(version)].append(Int32(row))
        }
        nearestMeters[row] = meters
        limits.set(Int(slotOfRow[row]), to: meters)
    }

    /// Puts all open versions into the tree and the grid in the order of the list, which breaks ties; closed ones are forgotten.
    mutating func index() {
        let order = versions.indices.filter { versions[$0].isOpen }.sorted { versions[$0].rank < versions[$1].rank }
        if order.count < versions.count || order != Array(versions.indices) {
            var numbers = [Int32](repeating: -1, count: versions.count)
            for (number, version) in order.enumerated() { numbers[version] = Int32(number) }
            nearest = nearest.map { $0 < 0 ? -1 : numbers[Int($0)] }
            coveredBy = coveredBy.map { $0 < 0 ? -1 : numbers[Int($0)] }
            versions = order.map { versions[$0] }
            rowsOfVersion = [[Int32]](repeating: [], count: versions.count)
            for (row, version) in nearest.enumerated() where version >= 0 { rowsOfVersion[Int(version)].append(Int32(row)) }
        }
        let points = versions.map(\.probe.point)
        tree = NearestTree(points, measure: input.measure)
        grid = RadiusGrid(points, radii: versions.map(\.probe.test.radius), measure: input.measure)
        indexed = versions.count
    }

    /// Replaces the list of facilities and the levels in the run.
    mutating func set(_ facilities: [Facility], _ levels: ServiceLevels) {
        input.facilities = facilities
        input.levels = levels
    }

    /// Replaces the weights of the demand points, whose positions stay; figures follow.
    ///
    /// O(n) for each level.
    public mutating func reweigh(_ demand: DemandTable) {
        precondition(demand.count == input.demand.count, "only weights may change")
        input.demand.ticks = demand.ticks
        input.demand.scale = demand.scale
        input.demand.classes = demand.classes
        recount()
    }
}
