import CoverageAnalysis
import GeoPrimitives
import Publication
import ServiceModel

/// The open facilities of a run as they are published, with all that the run knows of each.
struct FacilityRows {
    private let result: CoverResult
    private let site: SiteResult?
    private let loads: FacilityLoads
    private let closed: Set<FacilityNumber>

    /// Adds up what the facilities of a run do, and what a plan makes of them.
    init(_ result: CoverResult, _ site: SiteResult?) {
        (self.result, self.site) = (result, site)
        loads = FacilityLoads(result)
        closed = Set(site?.plan.outcome?.closed ?? [])
    }

    private var input: PlanningInput { result.loaded.input }
    private var scale: WeightScale { input.demand.scale }

    /// One row per facility.
    var rows: [FacilityRow] { input.facilities.indices.map(row) }

    private func row(_ number: Int) -> FacilityRow {
        let facility = input.facilities[number]
        var row = FacilityRow(
            id: facility.id, name: facility.name, level: facility.level, status: facility.status.rawValue,
            radius: input.radiusRule.radius(of: facility)?.meters, floorArea: facility.floorArea?.squareMeters,
            assigned: .init(loads.assigned[number], scale), meanCost: loads.meanCosts[number]?.rounded(toDecimals: 3),
            functions: facility.functions, isClosable: facility.isClosable, isClosed: closed.contains(FacilityNumber(number)),
            closingCost: facility.closingCost ?? 0, geometry: .point(facility.point))
        row.covered = result.backup.map { .init($0.covered[number], scale) }
        row.sole = result.backup.map { .init($0.depending[number], scale) }
        if let unit = result.service.borders?.facilityUnits[number], unit >= 0 {
            row.borderUnit = input.studyArea?.units[Int(unit)].code
        }
        if let served = site?.served {
            (row.capacity, row.servedWeight) = (facility.capacity, scale.weight(served.assignment.loads[number]))
        } else if let served = result.served {
            let load = scale.weight(served.found.assignment.loads[number])
            (row.capacity, row.servedWeight, row.servedPoints) = (facility.capacity, load, served.pointsByFacility[number])
            row.utilisation = facility.capacity.flatMap { $0 > 0 ? load / $0 : nil }
            row.unmetWeight = scale.weight(served.unmetByFacility[number].weight)
        }
        return row
    }
}

extension FacilityRow.Sum {
    /// A sum as published.
    init(_ sum: DemandSum, _ scale: WeightScale) { self.init(points: sum.points, weight: scale.weight(sum.weight)) }
}
