package import CoverageAnalysis
import GeoPrimitives
package import PlanningTerms
package import ServiceModel

/// The coverage, clusters and blanks of a run, which follow its changes: what a change does not touch stays as it is.
///
/// After every ``follow(_:)`` all of it is, to the bit, what is found afresh. A copy is cheap until it changes, so that states stand side by
/// side.
package struct CoverageState: Sendable {
    /// The run as it stands.
    package private(set) var input: PlanningInput
    /// What is looked for, and how.
    package let settings: CoverSettings
    /// The units of the demand points; `nil` without units.
    package private(set) var membership: UnitMembership?
    /// The units of the open facilities; `nil` without units.
    package private(set) var facilityMembership: UnitMembership?
    /// The borders that service does not cross, if any.
    package private(set) var borders: Borders?
    let threads: Int
    /// Follows lists of facilities; `nil` until something changes, and where changes are computed afresh.
    private var engine: IncrementalCoverage?
    /// What was computed afresh; what the engine knows comes first.
    private var computed: (coverage: Coverage, report: CoverageReport)
    /// The demand points by place, once somebody needs them.
    private var places: PositionTree?
    var clusterLedger = ClusterLedger()
    var blankLedger = BlankLedger()

    /// Computes the coverage of a run and its figures; clusters and blanks are found when they are asked for.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - settings: What is looked for, and how: link distance, thresholds, tolerance, borders.
    ///   - membership: The units of its demand points, where they are known.
    ///   - threads: How many tasks may work; no result depends on it.
    ///   - advance: Called now and then with the number of demand points looked at since the last call.
    /// - Throws: `CancellationError` when the task is cancelled; an error of the geometry engine when it refuses a polygon.
    /// - Complexity: O(n log units) and that of ``Reach/coverage(by:radius:)`` and ``Reach/report(coverage:membership:)``.
    package init(
        _ input: PlanningInput, _ settings: CoverSettings, membership: UnitMembership? = nil, threads: Int,
        advance: (@Sendable (Int) -> Void)? = nil
    ) async throws {
        (self.input, self.settings, self.threads) = (input, settings, threads)
        if let area = input.studyArea {
            if let membership {
                self.membership = membership
            } else {
                self.membership = try await UnitMembership.locateDemand(input, threads: threads)
            }
            facilityMembership = try await UnitMembership.locate(input.facilities, in: area)
        }
        borders = Borders(settings.within, input.studyArea, self.membership, facilityMembership)
        let reach = Reach(input, borders: borders, threads: threads, advance: advance)
        let coverage = try await reach.coverage()
        computed = (coverage, try await reach.report(coverage: coverage, membership: self.membership))
    }

    /// Who is within reach in the run as it stands.
    package var reach: Reach { Reach(input, borders: borders, threads: threads) }

    /// The coverage by the open facilities.
    ///
    /// O(n) after a change.
    package var coverage: Coverage { engine?.coverage ?? computed.coverage }

    /// The figures.
    ///
    /// O(units) after a change, and two quantiles of distances.
    package var report: CoverageReport { engine?.report() ?? computed.report }

    /// Makes ready to follow changes, so that the first costs no more than the others.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log n), and one backup coverage for each level and class with a radius; nothing where there are borders or a matrix,
    ///   under which every change computes the coverage afresh.
    package mutating func prepareToFollow() async throws {
        guard engine == nil, input.coverMeasure.isByPosition, borders == nil else { return }
        engine = try await IncrementalCoverage(
            input, coverage: computed.coverage, membership: membership, threads: threads)
    }

    /// Makes the run another: facilities, levels or weights changed; where demand points or the rule of radii are others, all is found afresh.
    ///
    /// - Throws: `CancellationError` when the task is cancelled; an error of the geometry engine when it refuses a polygon.
    /// - Complexity: For each facility that changed O(c + log n) for the c demand points it covers or is nearest to, O(m) for m facilities, and
    ///   O(n) where weights changed; under borders or a matrix O(n) and more, as of ``Reach/coverage(by:radius:)``.
    package mutating func follow(_ next: PlanningInput) async throws {
        guard isAlike(next) else {
            self = try await CoverageState(next, settings, threads: threads)
            return
        }
        let isReweighed = next.demand.ticks != input.demand.ticks || next.demand.classes != input.demand.classes
        if let area = next.studyArea {
            facilityMembership = try await facilityMembership?.following(input.facilities, to: next.facilities, in: area)
        }
        borders = Borders(settings.within, next.studyArea, membership, facilityMembership)
        let isLinkedOtherwise = clusterLink(next) != clusterLink(input)
        if engine?.isWorthwhile(next.facilities) ?? false {
            if isReweighed { engine?.reweigh(next.demand) }
            engine?.update(to: next.facilities, levels: next.levels)
            input = next
            note(engine?.touched ?? [])
        } else {
            let old = coverage
            engine = nil
            input = next
            let new = try await reach.coverage()
            computed = (new, try await reach.report(coverage: new, membership: membership))
            note(
                new.coveredBy.indices.lazy.filter {
                    old.isCovered($0) != new.isCovered($0) || old.nearestCost[$0] != new.nearestCost[$0]
                }.map { Int32($0) })
        }
        if isReweighed || isLinkedOtherwise { clusterLedger = ClusterLedger() }
        if isReweighed { blankLedger.forgetPeople() }
    }

    /// Whether a run has the demand points, units and rule of radii of this one.
    private func isAlike(_ next: PlanningInput) -> Bool {
        next.demand.x == input.demand.x && next.demand.y == input.demand.y && next.demand.ids == input.demand.ids
            && next.demand.radiusMeters == input.demand.radiusMeters && next.radiusRule == input.radiusRule
            && next.basis == input.basis
            && next.measure == input.measure && next.studyArea?.units.count == input.studyArea?.units.count
            && next.demand.classes.map(\.radius) == input.demand.classes.map(\.radius)
    }

    /// Notes the demand points whose coverage or nearest facility may have changed.
    private mutating func note(_ rows: some Sequence<Int32>) {
        if clusterLedger.parts != nil { clusterLedger.touched += rows }
        // Where nobody asks, what is to be looked at again is all at last.
        if clusterLedger.touched.count > input.demand.count { clusterLedger = ClusterLedger() }
        guard let lowest = membership?.lowest, let first = input.studyArea?.lowest.lowerBound else { return }
        for row in rows where lowest[Int(row)] >= 0 { blankLedger.touched.insert(Int(lowest[Int(row)]) - first) }
    }

    /// The demand points by place.
    mutating func demandPlaces() -> PositionTree {
        if let places = engine?.places ?? places { return places }
        let made = PositionTree((0..<input.demand.count).map { input.demand.point($0) }, measure: input.measure)
        places = made
        return made
    }
}
