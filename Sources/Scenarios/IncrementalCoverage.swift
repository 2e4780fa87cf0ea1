package import CoverageAnalysis
import GeoPrimitives
package import ServiceModel

/// The coverage of a run under changing facilities: whatever opens, closes, moves or gets another radius touches only the demand points it
/// covers or is nearest to.
///
/// After every update ``coverage`` and ``report()`` are to the bit what ``Reach`` computes afresh. A copy is cheap until it is
/// changed, so that scenarios branch off one another.
package struct IncrementalCoverage: Sendable {
    /// A facility as it stood from some update to another; a changed one is a new version.
    struct Version: Sendable {
        let id: String
        let level: String?
        let radius: Distance?
        let probe: FacilityProbe
    }

    /// The run; its facilities are those of the last update.
    package private(set) var input: PlanningInput
    let membership: UnitMembership?
    let threads: Int
    var versions: [Version] = []
    /// By version, its place in the list of open facilities; −1 once it is closed.
    var ranks: [Int32] = []
    /// The open versions in the order of the list.
    var open: [Int] = []
    /// The versions in ``tree`` and ``grid`` by their numbers there; some may be closed by now.
    private(set) var indexed: [Int] = []
    /// Versions from this one on are in neither: they are looked at one by one.
    private(set) var firstUnindexed = 0
    private(set) var tree: NearestTree
    private(set) var grid: RadiusGrid
    /// The demand points, all of them, and the slot of each in the tree's order.
    let places: PositionTree
    private let slotOfRow: [Int32]
    /// The demand points with a radius of their own, and these radii; `nil` where none has one that counts.
    let own: OwnRadii?
    /// By demand point the version that is nearest, and how far it is; −1 and infinite where nothing is open.
    var nearest: [Int32]
    var distances: DistanceTally
    /// The same distances, found by whatever lies within them.
    var limits: DistanceLimits
    var coveredBy: [Int32]
    /// By version, the demand points it is nearest to, and some it was.
    var rowsOfVersion: [[Int32]]
    /// All facilities first, then classes with a radius, then levels.
    var views: [CoverCounts]
    var figures: Figures
    /// The demand points that the last update covered, uncovered or gave another nearest facility, and some that it looked at; several times
    /// where several facilities did.
    package internal(set) var touched: [Int32] = []

    /// Takes over a run that was computed.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - coverage: Its coverage.
    ///   - membership: The units of its demand points, when it has units.
    ///   - threads: How many tasks may work; the results do not depend on it.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log n) and one backup coverage for each level and class with a radius.
    package init(_ input: PlanningInput, coverage: Coverage, membership: UnitMembership?, threads: Int) async throws {
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
        distances = DistanceTally(meters: coverage.nearestCost, ticks: demand.ticks)
        limits = DistanceLimits(places.order.map { coverage.nearestCost[Int($0)] })
        coveredBy = coverage.coveredBy
        rowsOfVersion = [[Int32]](repeating: [], count: input.facilities.count)
        tree = NearestTree([], measure: input.measure)
        grid = RadiusGrid([], radii: [], measure: input.measure)
        views = []
        figures = Figures()
        for (row, version) in nearest.enumerated() where version >= 0 { rowsOfVersion[Int(version)].append(Int32(row)) }
        versions = input.facilities.map { version(of: $0) }
        ranks = versions.indices.map(Int32.init)
        open = Array(versions.indices)
        index()
        views = try await initialViews()
        recount()
    }

    /// The open facilities in the order of the list.
    package var facilities: [Facility] { input.facilities }

    /// The coverage by the open facilities, numbered as they stand in ``facilities``.
    ///
    /// O(n).
    package var coverage: Coverage {
        var coverage = Coverage()
        coverage.nearest = nearest.map { $0 < 0 ? -1 : ranks[Int($0)] }
        coverage.nearestCost = distances.meters
        coverage.coveredBy = coveredBy.map { $0 < 0 ? -1 : ranks[Int($0)] }
        return coverage
    }

    func isOpen(_ version: Int) -> Bool { ranks[version] >= 0 }

    /// A demand point as the cover kernel places it.
    func place(_ row: Int) -> PlacedPoint { places.place(Int(slotOfRow[row])) }

    /// The test of a facility in a view; `nil` where it does not count there.
    func test(of version: Version, in view: CoverCounts.View) -> CoverTest? {
        switch view {
        case .all: return version.probe.test
        case .level(_, let serving):
            return version.level.map(serving.contains) ?? false ? version.probe.test : nil
        case .demandClass(let number):
            guard let radius = input.radiusRule.override ?? input.demand.classes[number].radius else { return version.probe.test }
            return CoverTest(radius: radius.meters, measure: input.measure)
        }
    }

    private func initialViews() async throws -> [CoverCounts] {
        let reach = Reach(input, threads: threads)
        var views = [CoverCounts(view: .all, counts: try await reach.backup().counts)]
        for (number, demandClass) in input.demand.classes.enumerated() {
            guard let radius = demandClass.radius else { continue }
            views.append(
                CoverCounts(view: .demandClass(number), counts: try await reach.backup(radius: radius).counts))
        }
        for view in Self.levelViews(input.levels) {
            guard case .level(_, let serving) = view else { continue }
            let numbers = input.facilities.indices.filter { input.facilities[$0].level.map(serving.contains) ?? false }
            views.append(CoverCounts(view: view, counts: try await reach.backup(by: numbers).counts))
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
            meters = versions[Int(version)].probe.reportedMeters(place(row))
            rowsOfVersion[Int(version)].append(Int32(row))
        }
        distances.set(row, to: meters)
        limits.set(Int(slotOfRow[row]), to: meters)
    }

    /// Puts all open versions into the tree and the grid in the order of the list, which breaks ties.
    mutating func index() {
        let points = open.map { versions[$0].probe.point }
        tree = NearestTree(points, measure: input.measure)
        grid = RadiusGrid(points, radii: open.map { versions[$0].probe.test.radius }, measure: input.measure)
        indexed = open
        firstUnindexed = versions.count
    }

    /// Replaces the list of facilities and the levels in the run.
    mutating func set(_ facilities: [Facility], _ levels: ServiceLevels) {
        input.facilities = facilities
        input.levels = levels
    }

    /// Replaces the weights of the demand points, whose positions stay; figures follow.
    ///
    /// O(n) for each level.
    package mutating func reweigh(_ demand: DemandTable) {
        precondition(demand.count == input.demand.count, "only weights may change")
        input.demand.ticks = demand.ticks
        input.demand.scale = demand.scale
        input.demand.classes = demand.classes
        distances = DistanceTally(meters: distances.meters, ticks: demand.ticks)
        recount()
    }
}
