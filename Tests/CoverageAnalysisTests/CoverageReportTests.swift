import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Coverage figures")
struct CoverageReportTests {
    /// Points 1, 2 … 10 km north of the facilities' spot, with weight 1, 2 … 10.
    private static let line = (1...10).map { step in
        PlanarPoint(
            Geodesic.destination(
                from: Coordinate(latitude: 36, longitude: 106), azimuth: 0, distance: .kilometers(Double(step))))
    }

    private func input(_ facilities: [Facility], classes: [DemandClass] = [], area: StudyArea? = nil) -> PlanningInput {
        PlanningInput(
            demand: PlanningFixtures.demand(Self.line, weights: Array(1...10), classes: classes), facilities: facilities,
            studyArea: area, radiusRule: RadiusRule(fallback: .kilometers(3)))
    }

    private func report(_ input: PlanningInput) async throws -> CoverageReport {
        let coverage = try await Reach(input, threads: 1).coverage()
        return try await Reach(input, threads: 1).report(coverage: coverage, membership: nil)
    }

    @Test("overall and weighted distances of a line of points, by hand")
    func line() async throws {
        let site = PlanarPoint(x: 106, y: 36)
        let input = input(PlanningFixtures.facilities([site]))
        let report = try await report(input)
        let scale = input.demand.scale
        #expect(report.overall.points == 10 && report.overall.coveredPoints == 3)
        #expect(scale.weight(report.overall.weight) == 55 && scale.weight(report.overall.coveredWeight) == 6)
        #expect(report.overall.share == 6.0 / 55)
        let distances = try #require(report.distances)
        // Σ k² / Σ k km; half of 55 is reached with 1 + … + 7 = 28, nine tenths (49.5) only with all 55.
        #expect(abs(distances.mean - 385_000.0 / 55) < 1e-3)
        #expect(abs(distances.median - 7000) < 1e-3)
        #expect(abs(distances.p90 - 10_000) < 1e-3)
        #expect(abs(distances.max - 10_000) < 1e-3)
    }

    @Test("each level counts its own facilities, all levels their meeting")
    func levels() async throws {
        let near = PlanarPoint(x: 106, y: 36)
        let facilities = PlanningFixtures.facilities(
            [near, Self.line[4], near], radii: [nil, 2000, 1000], levels: ["village", "town", "village"])
        let report = try await report(input(facilities))
        #expect(report.byLevel.map(\.level) == ["village", "town"])
        #expect(report.byLevel.map(\.facilities) == [2, 1])
        // Village: 1, 2, 3 km. Town at 5 km: 3, 4, 5, 6, 7 km. Both: 3 km.
        #expect(report.byLevel.map(\.totals.coveredPoints) == [3, 5])
        #expect(report.allLevels?.coveredPoints == 1)
        #expect(report.overall.coveredPoints == 7)
    }

    @Test("a class with a radius of its own is evaluated with it in place of the facility's")
    func classRadius() async throws {
        let scale = WeightScale(total: 10)
        let ticks = Self.line.map { _ in scale.ticks(1) }
        let classes = [
            DemandClass(name: "elders", unit: "people", ticks: ticks, scale: scale, radius: .kilometers(1)),
            DemandClass(name: "shops", unit: "enterprises", ticks: [0] + ticks.dropFirst(), scale: scale, radius: nil),
        ]
        let facilities = PlanningFixtures.facilities([PlanarPoint(x: 106, y: 36)], radii: [5000])
        let report = try await report(input(facilities, classes: classes))
        #expect(report.byClass.map(\.totals.coveredPoints) == [1, 4])
        // A point without weight in a class is no point of the class.
        #expect(report.byClass.map(\.totals.points) == [10, 9])
        #expect(report.overall.coveredPoints == 5)
    }

    @Test("no weight gives no share")
    func noWeight() async throws {
        var input = input(PlanningFixtures.facilities([PlanarPoint(x: 106, y: 36)]))
        input.demand.ticks = input.demand.ticks.map { _ in 0 }
        let report = try await report(input)
        #expect(report.overall.share == nil && report.overall.coveredPoints == 3)
        #expect(report.distances == nil)
    }

    @Test("units: border ties go to the smallest code, a named unit wins, children sum to parents, the rest is outside")
    func membership() async throws {
        let area = StudyArea(
            levels: ["county", "village"],
            units: [
                PlanningFixtures.unit("C", "county", PlanningFixtures.box(0, 0, 2, 1)),
                PlanningFixtures.unit("V2", "village", parent: "C", PlanningFixtures.box(1, 0, 2, 1)),
                PlanningFixtures.unit("V1", "village", parent: "C", PlanningFixtures.box(0, 0, 1, 0.9)),
            ])
        // In V1; on the border of V1 and V2; in V2 but naming V1; in the county only; nowhere; naming a unit that is not there.
        let x = [0.5, 1, 1.5, 0.5, 5, 1.5]
        let y = [0.5, 0.5, 0.5, 0.95, 5, 0.5]
        let codes: [String?] = [nil, nil, "V1", nil, nil, "V9"]
        let membership = try await UnitMembership.locate(x: x, y: y, codes: codes, in: area, threads: 2)
        let names = membership.unitByLevel.map { $0.map { $0 < 0 ? "-" : area.units[Int($0)].code } }
        #expect(names == [["C", "C", "C", "C", "-", "C"], ["V1", "V1", "V1", "-", "-", "V2"]])
        #expect(membership.unknownCodes == 1)
    }
}
