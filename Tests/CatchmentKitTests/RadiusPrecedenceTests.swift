@testable import CatchmentKit
import CoverageAnalysis
import GeoPrimitives
import ServiceModel
import Testing

/// The radius of a pair is the first that exists (C2): every pair of sources, the stronger once the smaller and once the larger.
@Suite("Radius precedence")
struct RadiusPrecedenceTests {
    /// From the strongest to the weakest.
    static let order: [RadiusSource] = [.override, .demandColumn, .facilityColumn, .plan, .profile, .fallback]

    struct Pair: Sendable, CustomTestStringConvertible {
        let stronger: RadiusSource
        let weaker: RadiusSource
        let isSmaller: Bool

        var testDescription: String { "\(stronger) (\(isSmaller ? "smaller" : "larger")) over \(weaker)" }
    }

    static let pairs: [Pair] = order.indices.flatMap { first in
        order.indices.dropFirst(first + 1).flatMap { second in
            [true, false].map { Pair(stronger: order[first], weaker: order[second], isSmaller: $0) }
        }
    }

    /// A point 1 km from a facility; radii of 0.5 and 2 km tell which source decided.
    @Test("the stronger source decides, whichever radius is larger", arguments: pairs)
    func decides(_ pair: Pair) async throws {
        let radii: [RadiusSource: Distance] = [
            pair.stronger: .meters(pair.isSmaller ? 500 : 2000), pair.weaker: .meters(pair.isSmaller ? 2000 : 500),
        ]
        func table(_ source: RadiusSource) -> RadiusTable {
            RadiusTable(
                levels: radii[source].map { ["community": RadiusTable.Entry(common: .meters(1), byType: [.rural: $0])] } ?? [:])
        }
        let scale = WeightScale(total: 1)
        let demand = DemandTable(
            ids: TextColumn(["a"]), x: [1000], y: [0], ticks: [scale.ticks(1)], scale: scale, weightKind: .points,
            radiusMeters: radii[.demandColumn].map { [$0.meters] })
        let input = PlanningInput(
            demand: demand,
            facilities: [
                Facility(
                    id: "f", point: PlanarPoint(x: 0, y: 0), level: "community", radius: radii[.facilityColumn], unitType: .rural)
            ],
            measure: .planar,
            radiusRule: RadiusRule(
                fallback: radii[.fallback], override: radii[.override], plan: table(.plan), profile: table(.profile)))
        let coverage = try await Reach(input, threads: 1).coverage()
        #expect(coverage.isCovered(0) != pair.isSmaller)
        #expect(RadiusSources(input).pairs == [pair.stronger: 1])
    }

    @Test("a type without a radius of its own takes the level's common one")
    func common() {
        let table = RadiusTable(levels: ["street": RadiusTable.Entry(common: .meters(900), byType: [.urban: .meters(700)])])
        #expect(table.radius(level: "street", type: .urban) == .meters(700))
        #expect(table.radius(level: "street", type: .rural) == .meters(900))
        #expect(table.radius(level: "street", type: nil) == .meters(900))
        #expect(table.radius(level: nil, type: .urban) == nil && table.radius(level: "city", type: .urban) == nil)
    }
}
