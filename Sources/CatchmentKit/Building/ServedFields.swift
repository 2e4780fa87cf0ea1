import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

/// What layers and tables say beside the rest where people are served within capacities.
struct ServedFields {
    private let served: ServedCoverage?
    private let input: PlanningInput?
    private let shares: [CapacityAssignment.Share]
    private let loads: [Int64]

    /// Makes the fields of a run; there are none where it knows no capacities.
    init(_ result: CoverResult?) {
        served = result?.served
        input = result?.loaded.input
        loads = served?.found.assignment.loads ?? []
        shares = served?.found.assignment.shares ?? []
    }

    private func weight(_ ticks: Int64) -> PropertyValue { .optional(input?.demand.scale.weight(ticks)) }

    /// What each facility can serve, serves, and leaves without room.
    var facilityFields: [Field] {
        served == nil
            ? []
            : [
                .number("capacity"), .number("served_weight"), .integer("served_points"), .number("utilisation"),
                .number("unmet_weight"),
            ]
    }

    /// The values of a facility.
    func facilityValues(_ number: Int) -> [PropertyValue] {
        guard let served, let input else { return [] }
        let capacity = input.facilities[number].capacity
        let load = input.demand.scale.weight(loads[number])
        return [
            .optional(capacity), .number(load), .integer(served.pointsByFacility[number]),
            .optional(capacity.flatMap { $0 > 0 ? load / $0 : nil }), weight(served.unmetByFacility[number].weight),
        ]
    }

    /// What of each demand point is served, and by whom.
    var pointFields: [Field] { served == nil ? [] : [.number("served_weight"), .text("served_by")] }

    /// The values of a demand point.
    func pointValues(_ row: Int) -> [PropertyValue] {
        guard let served else { return [] }
        let ids = facilities(of: row)
        return [weight(served.ticks[row]), .optional(ids.isEmpty ? nil : ids.joined(separator: ";"))]
    }

    /// The facilities that serve a demand point; shares lie by demand point.
    private func facilities(of row: Int) -> [String] {
        var (low, high) = (0, shares.count)
        while low < high {
            let middle = (low + high) / 2
            if shares[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return shares[low...].prefix { $0.row == row }.compactMap { input?.facilities[$0.site].id }
    }

    /// What of each unit is served.
    var unitFields: [Field] {
        served == nil ? [] : [.number("served_weight"), .number("served_share"), .number("unmet_weight")]
    }

    /// The values of a unit.
    func unitValues(_ unit: CoverageDocument.Unit) -> [PropertyValue] {
        guard served != nil else { return [] }
        return [.optional(unit.served?.servedWeight), .optional(unit.served?.share), .optional(unit.served?.unmetWeight)]
    }
}
