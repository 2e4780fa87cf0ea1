import GeoEngine
package import GeoPrimitives
package import PlanningTerms
package import ServiceModel

/// Divides people and ground among the open facilities: each has the responsibility zone where it is the nearest.
package struct ZoneFinder: Sendable {
    /// How far a border between two zones may stray from the line that is equally far from their facilities.
    package static let tolerance = Distance.meters(0.1)

    let input: PlanningInput
    let membership: UnitMembership?
    let threads: Int
    /// The facilities that hold a spot, by id, byte by byte: a site's number is its place here, so that ties go to the smallest id.
    let holders: [FacilityNumber]
    private let sharedSpots: [(facility: FacilityNumber, holder: FacilityNumber)]

    /// Makes a finder for a run; `membership` are the units of its demand points, when it has units.
    package init(_ input: PlanningInput, membership: UnitMembership?, threads: Int) {
        (self.input, self.membership, self.threads) = (input, membership, threads)
        let byID = input.facilities.indices.map { FacilityNumber($0) }.sorted {
            input.facilities[$0].id.utf8.lexicographicallyPrecedes(input.facilities[$1].id.utf8)
        }
        var holderOfSpot: [PlanarPoint: FacilityNumber] = [:]
        var holders: [FacilityNumber] = []
        var shared: [(facility: FacilityNumber, holder: FacilityNumber)] = []
        for facility in byID {
            let spot = Self.spot(input.facilities[facility].point, input.measure)
            if let holder = holderOfSpot[spot] {
                shared.append((facility, holder))
            } else {
                holderOfSpot[spot] = facility
                holders.append(facility)
            }
        }
        (self.holders, sharedSpots) = (holders, shared)
    }

    /// The position on the grid of published decimals: facilities that share it share a spot.
    private static func spot(_ point: PlanarPoint, _ measure: Measure) -> PlanarPoint {
        var spot = PlanarPoint(x: (point.x * 1e7).rounded() / 1e7 + 0, y: (point.y * 1e7).rounded() / 1e7 + 0)
        guard measure == .geodesic else { return spot }
        if abs(spot.y) >= 90 { spot.x = 0 }
        if spot.x == -180 { spot.x = 180 }
        return spot
    }

    var sites: [PlanarPoint] { holders.map { input.facilities[$0].point } }

    /// Returns the zones.
    ///
    /// - Parameters:
    ///   - mode: Over what they reach.
    ///   - serviceAreas: The service areas of the open facilities, which end the zones of `covered`.
    /// - Returns: One zone for every facility that has one.
    /// - Throws: ``ZoneError``; ``GeometryEngineError`` when GEOS refuses a geometry.
    /// - Complexity: O(n log m) for the demand, O(m log m + borders) for the zones.
    package func zones(_ mode: ZoneMode, serviceAreas: [ServiceArea]) async throws -> ResponsibilityZones {
        guard !holders.isEmpty else { throw ZoneError.noFacilities }
        let owners = try await owners()
        switch mode {
        case .full: return try await full(owners)
        case .covered: return try await covered(owners, serviceAreas)
        case .units: return try wholeUnits(owners)
        }
    }

    /// To which site each demand point is nearest, and whether that site covers it.
    struct Owners {
        var site: [Int32] = []
        var isCovered: [Bool] = []
    }

    private func owners() async throws -> Owners {
        let demand = input.demand
        let radii = PairRadii(input.radiusRule, of: demand, to: holders.map { input.facilities[$0] })
        let (index, own) = (CoverageIndex(sites, radii: radii.sites, measure: input.measure), radii.own)
        let parts = try await Crew(threads: threads).chunks(of: demand.count) { rows in
            try Task.checkCancellation()
            var part = Owners()
            let coverage = index.coverage(of: rows.map { demand.point($0) }, ownRadii: own.map { Array($0[rows]) })
            part.site = coverage.nearest
            part.isCovered = zip(coverage.coveredBy, coverage.nearest).map { $0 == $1 }
            return part
        }
        var owners = Owners()
        for part in parts {
            owners.site += part.site
            owners.isCovered += part.isCovered
        }
        return owners
    }

    private func full(_ owners: Owners) async throws -> ResponsibilityZones {
        let region = try ZoneRegion(measure: input.measure).studyArea(of: input)
        let division = try await divide(region)
        var sums = [DemandSum](repeating: DemandSum(), count: holders.count)
        for (row, site) in owners.site.enumerated() { sums[Int(site)].add(input.demand.ticks[row]) }
        return result(
            .full, parts: division.parts, sums: sums, studyArea: input.measure.area(of: region), departure: division.departure)
    }

    private func covered(_ owners: Owners, _ serviceAreas: [ServiceArea]) async throws -> ResponsibilityZones {
        let area = Dictionary(serviceAreas.map { ($0.facility, $0) }, uniquingKeysWith: { first, _ in first })
        let reach = holders.map { area[$0]?.radius.meters ?? 0 }
        let division = try await divide(try ZoneRegion(measure: input.measure).box(around: sites, reach: reach))
        var parts = [MultiPolygon](repeating: MultiPolygon(), count: holders.count)
        for (site, holder) in holders.enumerated() {
            guard let own = area[holder] else { continue }
            parts[site] = try PolygonOverlay.intersection(division.parts[site], own.geometry)
        }
        var sums = [DemandSum](repeating: DemandSum(), count: holders.count)
        var rest = DemandSum()
        for (row, site) in owners.site.enumerated() {
            if owners.isCovered[row] { sums[Int(site)].add(input.demand.ticks[row]) } else { rest.add(input.demand.ticks[row]) }
        }
        return result(.covered, parts: parts, sums: sums, rest: rest, studyArea: nil, departure: division.departure)
    }

    private func divide(_ region: MultiPolygon) async throws -> ZoneDiagram.Division {
        try await ZoneDiagram(sites: sites, measure: input.measure, threads: threads, tolerance: Self.tolerance.meters)
            .divide(region)
    }

    func result(
        _ mode: ZoneMode, parts: [MultiPolygon], sums: [DemandSum], units: [[UnitNumber]]? = nil, rest: DemandSum = DemandSum(),
        studyArea: Area?, departure: Double
    ) -> ResponsibilityZones {
        let zones = holders.indices.compactMap { site -> ResponsibilityZone? in
            guard !parts[site].isEmpty || sums[site].points > 0 else { return nil }
            return ResponsibilityZone(
                facility: holders[site], geometry: parts[site], area: input.measure.area(of: parts[site]), demand: sums[site],
                units: units?[site] ?? [])
        }
        return ResponsibilityZones(
            mode: mode, zones: zones, studyArea: studyArea, tolerance: Self.tolerance.meters, departure: departure,
            sharedSpots: sharedSpots, unassigned: rest)
    }
}
