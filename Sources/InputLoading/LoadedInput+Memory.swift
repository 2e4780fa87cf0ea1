package import ServiceModel
import GeoPrimitives
import PlanningTerms

extension LoadedInput {
    /// What stands for the path of a layer that was never in a file.
    package static let memory = "(memory)"

    /// Takes a run that was put together in memory: everything was kept.
    package init(inMemory input: PlanningInput) {
        let demand = RowAccounting(
            read: input.demand.count, kept: input.demand.count, weightRead: input.demand.totalTicks,
            weightKept: input.demand.totalTicks)
        let crs = CRSDecision(
            used: "\(input.measure == .planar ? CRS.planar : CRS.wgs84)", source: "memory",
            transformation: CRSTransformation.none.text)
        var layers = [LayerSummary(role: .demand, file: Self.memory, columns: [:], rows: demand, crs: crs)]
        func add(_ role: LayerRole, _ count: Int) {
            guard count > 0 else { return }
            layers.append(
                LayerSummary(role: role, file: Self.memory, columns: [:], rows: RowAccounting(read: count, kept: count), crs: crs)
            )
        }
        add(.facilities, input.facilities.count + input.unlocated.count)
        add(.candidates, input.candidates.count)
        add(.units, input.studyArea?.units.count ?? 0)
        self.init(input: input, layers: layers, notes: [], profile: nil)
    }
}
