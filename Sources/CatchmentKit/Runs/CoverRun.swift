import CoverageAnalysis
import GeoEngine
public import GeoPrimitives
import InputLoading
package import PlanningTerms
public import Scenarios
import ServiceModel

/// Everything a `cover` run found.
public struct CoverResult: Sendable {
    /// What was read.
    public var loaded: LoadedInput
    /// Who is covered and by whom.
    public var coverage: Coverage
    /// The units of the demand points; `nil` without units.
    public var membership: UnitMembership?
    /// The units of the open facilities; `nil` without units.
    public var facilityMembership: UnitMembership?
    /// The figures.
    public var report: CoverageReport
    /// The uncovered clusters.
    public var clusters: UncoveredClusters
    /// The footprints of the clusters, in their order.
    public var footprints: [MultiPolygon]
    /// The service areas of the open facilities.
    public var serviceAreas: [ServiceArea]
    /// The blank areas; `nil` without units.
    public var blanks: BlankAreas?
    /// Where the radii came from.
    public var radiusSources: RadiusSources
    /// Who is served within the capacities; `nil` when it was not asked for.
    var served: ServedCoverage?
    /// Backup coverage; `nil` when it was not asked for.
    public var backup: BackupCoverage?
    /// What is lost when a facility closes; `nil` when it was not asked for.
    public var redundancy: Redundancy?
    /// The nearest facilities of each demand point; `nil` when they were not asked for.
    public var nearest: NearestFacilities?
    /// The responsibility zones; `nil` when they were not asked for.
    public var zones: ResponsibilityZones?
    /// What was found about levels, borders and the edge of the study area.
    public var service: ServiceFindings
    /// The same as a state that changes can be made to.
    var state: CoverageState
    /// Seconds by step.
    public var timing: [String: Double]
}

/// Reads a run's layers and finds its coverage, uncovered clusters and blank areas.
package struct CoverRun: Sendable {
    let options: InputOptions
    let settings: CoverSettings
    private let progress: RunProgress?

    /// Makes a run that reports how far it has come, if that is wanted.
    package init(_ options: InputOptions, settings: CoverSettings = CoverSettings(), progress: RunProgress? = nil) {
        self.options = options
        self.settings = settings
        self.progress = progress
    }

    /// Reads the layers and analyses them.
    package func run() async throws -> CoverResult {
        var clock = StepClock()
        let loaded = try await InputLoader(options.resolvingProfile()).load()
        clock.mark("read")
        return try await analyse(loaded, clock)
    }

    /// Analyses layers that are already read, from a state that is known already where there is one.
    func analyse(
        _ loaded: LoadedInput, _ started: StepClock, _ known: CoverageState? = nil, edge: EdgeZone? = nil
    ) async throws -> CoverResult {
        var (clock, loaded) = (started, loaded)
        let input = loaded.input
        progress?.begin("coverage", of: input.demand.count)
        try checkBorders(input)
        var state: CoverageState
        if let known {
            state = known
        } else {
            state = try await CoverageState(input, settings, threads: options.threads) { [progress] in progress?.advance(by: $0) }
        }
        let found = Found(
            reach: state.reach, coverage: state.coverage, report: state.report, state.membership, state.facilityMembership)
        if let naming = found.membership?.naming { loaded.note(naming) }
        clock.mark("coverage")
        if settings.capacity != nil { progress?.begin("assignment within capacities") }
        let served = try await served(found)
        if served != nil { clock.mark("capacities") }
        let findsAlternatives = settings.findsBackup || settings.findsRedundancy || settings.nearestCount != nil
        if findsAlternatives { progress?.begin("backup and nearest facilities") }
        let (backup, nearest, redundancy) = try await alternatives(found.reach)
        if findsAlternatives { clock.mark("alternatives") }
        progress?.begin("clusters")
        let (clusters, footprints) = try await clusters(&state, noting: &loaded)
        clock.mark("clusters")
        progress?.begin("blank areas")
        let (serviceAreas, blanks) = try await blanks(&state)
        clock.mark("blanks")
        if settings.zones != nil { progress?.begin("responsibility zones") }
        let zones = try await zones(input, found.membership, serviceAreas)
        if zones != nil { clock.mark("zones") }
        var service = try await service(found, edge)
        if settings.functions == .all, service.functions.isEmpty { loaded.noteNoFunctions() }
        service.groups = try await groups(found, served, service.functions, serviceAreas)
        clock.mark("service")
        return CoverResult(
            loaded: loaded, coverage: found.coverage, membership: found.membership, facilityMembership: found.facilityMembership,
            report: found.report, clusters: clusters, footprints: footprints, serviceAreas: serviceAreas, blanks: blanks,
            radiusSources: RadiusSources(input), served: served, backup: backup, redundancy: redundancy, nearest: nearest,
            zones: zones, service: service, state: state, timing: clock.seconds)
    }

    /// Who is within reach, and the units that it was found with.
    struct Found {
        let reach: Reach
        let coverage: Coverage
        let report: CoverageReport
        let membership: UnitMembership?
        let facilityMembership: UnitMembership?

        init(
            reach: Reach, coverage: Coverage, report: CoverageReport, _ membership: UnitMembership?,
            _ facilityMembership: UnitMembership?
        ) {
            (self.reach, self.coverage, self.report) = (reach, coverage, report)
            (self.membership, self.facilityMembership) = (membership, facilityMembership)
        }
    }

    /// The uncovered clusters with their footprints.
    private func clusters(
        _ state: inout CoverageState, noting loaded: inout LoadedInput
    ) async throws -> (UncoveredClusters, [MultiPolygon]) {
        let clusters = try carriedForward(await state.clusters(), state.input, into: &loaded)
        return (clusters, try await state.footprints(of: clusters.clusters))
    }

    /// The service areas, as far as anything needs them, and the blank areas, where there are units.
    private func blanks(_ state: inout CoverageState) async throws -> ([ServiceArea], BlankAreas?) {
        let areAsked = state.input.studyArea != nil || settings.writesLayers || settings.zones == .covered
        let areas = areAsked ? try await state.serviceAreas() : []
        return (areas, try await state.blanks())
    }
}
