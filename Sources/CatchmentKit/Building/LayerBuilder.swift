import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

/// Makes the layers of a run: RFC 7946 in CRS84 with at most 7 decimals, or planar metres that say so.
struct LayerBuilder {
    /// The report of the run, where figures stand as they are published.
    let document: ReportDocument
    let builder: ReportBuilder
    let site: SiteResult?
    /// The open facilities, in their order.
    let facilities: [FacilityRow]
    let shapes: PublishedShapes?

    var result: CoverResult { builder.result }
    var input: PlanningInput { result.loaded.input }
    var scale: WeightScale { input.demand.scale }
    var areCosts: Bool { !input.coverMeasure.isInMeters }

    /// All layers of the run.
    func layers() throws -> [ResultLayer] {
        var layers: [ResultLayer?] = [serviceAreas(), facilityLayer(), planned(), clusters(), units(), blanks(), assignments()]
        if builder.cover.writesAssignmentLines { layers.append(assignmentLines()) }
        layers += [
            try proposals(), site.map { CandidateRows($0).layer(about()) }, zones(), shortfalls(), groupClusters(), levelBlanks(),
        ]
        return layers.compactMap(\.self)
    }

    /// What every layer says of the run that it is of.
    func about(_ more: [String: PropertyValue] = [:]) -> [String: PropertyValue] {
        let isPlanar = input.measure == .planar
        var about: [String: PropertyValue] = [
            "program": .text(document.program), "measure": .text(document.$measure),
            "weight_kind": .text(document.coverage.$weightKind),
        ]
        about["crs"] = .text(isPlanar ? "planar" : "OGC:CRS84")
        let caveats = (document.caveats ?? []).map { "\($0.$code): \($0.count)" }
        if !caveats.isEmpty { about["caveats"] = .text(caveats.joined(separator: "; ")) }
        if isPlanar { about["note"] = .text("metres in a plane: not RFC 7946") }
        return about.merging(more) { $1 }
    }

    private func serviceAreas() -> ResultLayer? {
        guard !areCosts else { return nil }
        let shown = site?.after ?? result
        return Dataset.serviceAreas.layer(
            ServiceAreaRow.columns, metadata: about(["area_mode": .text(builder.cover.areaMode.rawValue)]),
            count: shown.serviceAreas.count
        ) { number in
            let area = shown.serviceAreas[number]
            let facility = shown.loaded.input.facilities[area.facility]
            return ServiceAreaRow(
                id: facility.id, name: facility.name, level: facility.level, isProposed: isProposed(area.facility),
                radius: area.radius.meters, geometry: .area(try published(area.geometry)))
        }
    }

    private func facilityLayer() -> ResultLayer {
        let hasFunctions = input.facilities.contains { !$0.functions.isEmpty }
        let columns =
            FacilityRow.columns + (result.backup == nil ? [] : FacilityRow.backupColumns)
            + (hasFunctions ? FacilityRow.functionColumns : [])
            + (result.service.borders == nil ? [] : FacilityRow.borderColumns) + closingColumns
            + (result.served == nil ? [] : FacilityRow.servedColumns)
        return Dataset.facilities.layer(columns, metadata: about(), count: facilities.count) { facilities[$0] }
    }

    /// Planned facilities that the run does not count, where there are any.
    private func planned() -> ResultLayer? {
        let planned = result.loaded.planned
        guard !planned.isEmpty else { return nil }
        return Dataset.planned.layer(PlannedRow.columns, metadata: about(), count: planned.count) { number in
            let facility = planned[number]
            return PlannedRow(
                id: facility.id, name: facility.name, level: facility.level, radius: facility.radius?.meters,
                geometry: .point(facility.point))
        }
    }

    /// What is said where existing facilities may be closed, or serve within capacities.
    private var closingColumns: [ResultColumn<FacilityRow>] {
        guard let site else { return [] }
        if site.served != nil { return FacilityRow.capacityColumns }
        guard site.settings.conditions.relocate != nil else { return [] }
        return FacilityRow.closingColumns + (site.context.money == nil ? [] : FacilityRow.closingCostColumns)
    }

    private func clusters() -> ResultLayer {
        let classes = input.demand.classes
        let columns =
            ClusterRow.columns(areCosts: areCosts)
            + classes.enumerated().map { ClusterRow.column(ofClass: $0.element.name, at: $0.offset) }
        let found = result.clusters
        return Dataset.uncoveredClusters.layer(
            columns,
            metadata: about([
                "cluster_distance_m": .number(found.linkMeters), "min_weight": .number(scale.weight(found.minimumWeight)),
            ]), count: found.clusters.count
        ) { number in
            ClusterRow(
                cluster: document.blanks.clusters[number],
                classWeights: zip(classes, found.clusters[number].classWeights).map { $0.scale.weight($1) },
                geometry: .area(try published(builder.footprints[number])))
        }
    }

    private func units() -> ResultLayer? {
        guard let area = input.studyArea else { return nil }
        let rows = document.coverage.byUnit
        let after = document.coverageAfter?.byUnit
        let columns =
            UnitShapeRow.columns + (after == nil ? [] : UnitShapeRow.afterColumns)
            + (result.served == nil ? [] : UnitShapeRow.servedColumns)
        return Dataset.units.layer(columns, metadata: about(), count: rows.count) { number in
            UnitShapeRow(
                unit: rows[number], after: after?[number], geometry: .area(try published(area.units[number].geometry)))
        }
    }

    private func blanks() -> ResultLayer? {
        guard let blanks = result.blanks, let list = document.blanks.areas?.list else { return nil }
        return Dataset.blanks.layer(
            BlankRow.columns, metadata: about(["min_area_m2": .number(blanks.minimumArea.squareMeters)]), count: list.count
        ) { number in
            BlankRow(blank: list[number], geometry: .area(try published(MultiPolygon([blanks.blanks[number].polygon]))))
        }
    }

    /// Whether a facility of the planned state is one that the plan opens.
    func isProposed(_ facility: FacilityNumber) -> Bool { facility.value >= (site?.keptFacilities ?? input.facilities.count) }

    /// A distance to the millimetre, or a cost of the matrix as it is; `nil` where there is no way.
    func published(cost: Double) -> Double? { areCosts ? cost.finite : cost.finite?.rounded(toDecimals: 3) }

    /// The code of a unit of the study area: whose borders hold something, or with rules; nothing where there is none.
    func unitCode(_ number: Int32) -> String? { number < 0 ? nil : input.studyArea?.units[Int(number)].code }

    /// A geometry on the grid of the published decimals, still valid.
    func published(_ geometry: MultiPolygon) throws -> MultiPolygon {
        guard input.measure == .geodesic else { return geometry }
        return try shapes?.published(geometry) ?? PublishedShapes.snapped(geometry)
    }
}
