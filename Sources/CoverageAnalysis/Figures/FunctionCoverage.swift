public import GeoPrimitives
public import ServiceModel

/// Who is within reach of a facility that offers one function.
public struct FunctionCoverage: Sendable {
    /// The function.
    public var name: String
    /// The open facilities that offer it.
    public var facilities: [FacilityNumber]
    /// All demand points, and what of them is within reach.
    public var totals: CoverageTotals
    /// The same for each unit of the study area; empty without units.
    public var byUnit: [CoverageTotals]
    /// Whether each demand point is within reach.
    public var isReached: [Bool]
}

extension Reach {
    /// Returns, function by function, who is within reach of a facility that offers it.
    ///
    /// - Parameters:
    ///   - names: The functions, as the facilities spell them.
    ///   - membership: The units of its demand points, when it has units.
    /// - Returns: One entry per function, in the order of the names.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: One coverage per function.
    package func functions(
        _ names: [String], membership: UnitMembership?
    ) async throws -> [FunctionCoverage] {
        var found: [FunctionCoverage] = []
        for name in names {
            let facilities = input.facilities.indices.filter { input.facilities[$0].functions.contains(name) }
            let isReached = try await coverage(by: facilities).coveredBy.map { $0 >= 0 }
            var totals = CoverageTotals()
            for (row, ticks) in input.demand.ticks.enumerated() { totals.add(ticks, isCovered: isReached[row]) }
            var byUnit: [CoverageTotals] = []
            if let area = input.studyArea, let membership {
                byUnit =
                    CoverageTotals.byUnit(
                        ticks: input.demand.ticks, isCovered: { isReached[$0] }, membership: membership, area: area
                    ).units
            }
            found.append(
                FunctionCoverage(
                    name: name, facilities: facilities.map { FacilityNumber($0) }, totals: totals, byUnit: byUnit,
                    isReached: isReached))
        }
        return found
    }
}
