import CoverageAnalysis
import GeoEngine
public import GeoPrimitives
import InputLoading
public import PlanningTerms
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
    /// Seconds by step.
    public var timing: [String: Double]
}

/// Reads a run's layers and finds its coverage, uncovered clusters and blank areas.
public struct CoverRun: Sendable {
    let options: InputOptions
    let settings: CoverSettings
    private let progress: RunProgress?

    /// Makes a run that reports how far it has come, if that is wanted.
    public init(_ options: InputOptions, settings: CoverSettings = CoverSettings(), progress: RunProgress? = nil) {
        self.options = options
        self.settings = settings
        self.progress = progress
    }

    /// Reads the layers and analyses them.
    public func run() async throws -> CoverResult {
        var clock = StepClock()
        let loaded = try await InputLoader(options.resolvingProfile()).load()
        clock.mark("read")
        return try await analyse(loaded, clock)
    }

    /// What of a run is known already.
    struct Prepared {
        var coverage: Coverage
        var report: CoverageReport
        var membership: UnitMembership?
    }

    /// Analyses layers that are already read, with what is known of them.
    func analyse(
        _ loaded: LoadedInput, _ started: StepClock, _ prepared: Prepared? = nil, edge: EdgeZone? = nil
    ) async throws -> CoverResult {
        var (clock, loaded) = (started, loaded)
        let input = loaded.input
        progress?.begin("coverage", of: input.demand.count)
        let found = try await found(input, prepared)
        let (reach, coverage, membership) = (found.reach, found.coverage, found.membership)
        if let unknown = membership?.unknownCodes, unknown > 0 { loaded.noteUnknownUnits(unknown) }
        clock.mark("coverage")
        if settings.capacity != nil { progress?.begin("assignment within capacities") }
        let served = try await served(reach, coverage, membership)
        if served != nil { clock.mark("capacities") }
        let findsAlternatives = settings.findsBackup || settings.findsRedundancy || settings.nearestCount != nil
        if findsAlternatives { progress?.begin("backup and nearest facilities") }
        let (backup, nearest, redundancy) = try await alternatives(reach)
        if findsAlternatives { clock.mark("alternatives") }
        progress?.begin("clusters")
        let (clusters, footprints) = try await clusters(input, coverage, membership, noting: &loaded)
        clock.mark("clusters")
        progress?.begin("blank areas")
        let (serviceAreas, blanks) = try await blanks(found)
        clock.mark("blanks")
        if settings.zones != nil { progress?.begin("responsibility zones") }
        let zones = try await zones(input, membership, serviceAreas)
        if zones != nil { clock.mark("zones") }
        var service = try await service(found, edge)
        if settings.functions == .all, service.functions.isEmpty { loaded.noteNoFunctions() }
        service.groups = try await groups(
            reach, coverage, found.report, served, service.functions, membership, serviceAreas)
        clock.mark("service")
        return CoverResult(
            loaded: loaded, coverage: coverage, membership: membership, facilityMembership: found.facilityMembership,
            report: found.report, clusters: clusters, footprints: footprints, serviceAreas: serviceAreas, blanks: blanks,
            radiusSources: RadiusSources(input), served: served, backup: backup, redundancy: redundancy, nearest: nearest,
            zones: zones, service: service, timing: clock.seconds)
    }

    /// Who is within reach, and the units that it was found with.
    struct Found {
        var reach: Reach
        var coverage: Coverage
        var report: CoverageReport
        var membership: UnitMembership?
        var facilityMembership: UnitMembership?
    }

    /// Finds who is within reach, as far as that is not known already; what is prepared knows nothing of borders.
    private func found(_ input: PlanningInput, _ prepared: Prepared?) async throws -> Found {
        var membership = prepared?.membership
        if prepared == nil { membership = try await Self.locateDemand(input, threads: options.threads) }
        let facilityMembership = try await locateFacilities(input)
        let borders = try borders(input, membership, facilityMembership)
        let reach = Reach(input, borders: borders, threads: options.threads) { [progress] in progress?.advance(by: $0) }
        if borders == nil, let prepared {
            return Found(
                reach: reach, coverage: prepared.coverage, report: prepared.report, membership: membership,
                facilityMembership: facilityMembership)
        }
        let coverage = try await reach.coverage()
        let report = try await reach.report(coverage: coverage, membership: membership)
        return Found(
            reach: reach, coverage: coverage, report: report, membership: membership, facilityMembership: facilityMembership)
    }

    /// The uncovered clusters with their footprints.
    private func clusters(
        _ input: PlanningInput, _ coverage: Coverage, _ membership: UnitMembership?, noting loaded: inout LoadedInput
    ) async throws -> (UncoveredClusters, [MultiPolygon]) {
        let finder = UncoveredClusterFinder(input, coverage: coverage, membership: membership, threads: options.threads)
        let clusters = try carriedForward(
            await finder.clusters(link: clusterDistance(input), minimumWeight: minimumTicks(input.demand)), input, into: &loaded)
        let footprints = try await Crew(threads: options.threads).chunks(of: clusters.clusters.count, size: 64) { numbers in
            try numbers.map { try clusters.clusters[$0].footprint(in: input) }
        }
        return (clusters, Array(footprints.joined()))
    }

    /// The service areas, as far as anything needs them, and the blank areas, where there are units.
    private func blanks(_ found: Found) async throws -> ([ServiceArea], BlankAreas?) {
        let input = found.reach.input
        guard input.coverMeasure.hasServiceAreas else { return ([], nil) }
        var serviceAreas: [ServiceArea] = []
        if input.studyArea != nil || settings.writesLayers || settings.zones == .covered {
            serviceAreas = try await areas(input)
        }
        guard let area = input.studyArea, let membership = found.membership else { return (serviceAreas, nil) }
        let blanks = try await BlankAreaFinder(
            input, area: area, coverage: found.coverage, membership: membership, threads: options.threads
        ).blankAreas(serviceAreas: serviceAreas, minimumArea: settings.minimumBlankArea, borders: found.reach.borders)
        return (serviceAreas, blanks)
    }

    /// The units of the demand points; `nil` without units.
    static func locateDemand(_ input: PlanningInput, threads: Int) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await UnitMembership.locate(
            x: input.demand.x, y: input.demand.y, codes: input.demand.namedUnits, in: area, threads: threads)
    }

    private func locateFacilities(_ input: PlanningInput) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await UnitMembership.locate(input.facilities, in: area)
    }

    /// The link distance: as set, else the default radius, else the smallest radius of an open facility, else 1 km.
    func clusterDistance(_ input: PlanningInput) -> Distance {
        settings.clusterDistance ?? input.radiusRule.override ?? input.radiusRule.fallback
            ?? input.facilities.compactMap { input.radiusRule.radius(of: $0) }.min() ?? .kilometers(1)
    }

    private func minimumTicks(_ demand: DemandTable) -> Int64 {
        let people = settings.minimumPeople ?? (demand.weightKind == .people ? 50 : 1)
        // More than all people is as good as any larger number, and is counted without overflow.
        return demand.scale.ticks(min(people, demand.scale.weight(demand.totalTicks) + 1))
    }

    private func areas(_ input: PlanningInput) async throws -> [ServiceArea] {
        let facilities = input.facilities
        let (rule, measure, tolerance, mode) = (input.radiusRule, input.measure, settings.tolerance, settings.areaMode)
        let parts = try await Crew(threads: options.threads).chunks(of: facilities.count, size: 512) { numbers in
            numbers.compactMap { number in
                rule.radius(of: facilities[number]).map { radius in
                    ServiceArea(
                        facility: FacilityNumber(number), center: facilities[number].point, radius: radius, tolerance: tolerance,
                        mode: mode,
                        measure: measure)
                }
            }
        }
        return Array(parts.joined())
    }
}
