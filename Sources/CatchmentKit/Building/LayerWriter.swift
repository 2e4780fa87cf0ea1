import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

/// Makes the layers of a run and writes them: RFC 7946 in CRS84 with at most 7 decimals, or planar metres that say so.
struct LayerWriter {
    let builder: ReportBuilder
    let result: CoverResult
    let site: SiteResult?
    let styles: LayerStyles
    let shapes: PublishedShapes?

    var input: PlanningInput { result.loaded.input }
    var scale: WeightScale { input.demand.scale }

    /// All layers of the run.
    func layers() throws -> [ResultLayer] {
        var layers: [ResultLayer?] = [serviceAreas(), facilities(), clusters(), units(), blanks(), assignments()]
        if builder.cover.writesAssignmentLines { layers.append(assignmentLines()) }
        layers += [try proposals(), zones(), shortfalls(), groupClusters(), levelBlanks()]
        return layers.compactMap(\.self)
    }

    /// Makes a layer that says what run it is of.
    func layer(
        _ name: String, _ fields: [Field], _ geometry: WrittenGeometry, _ style: LayerStyle,
        _ metadata: [String: PropertyValue] = [:],
        count: Int, row: @escaping (Int) throws -> ResultLayer.Row
    ) -> ResultLayer {
        let isPlanar = input.measure == .planar
        var about: [String: PropertyValue] = [
            "program": .text("catchment \(Version.current)"), "measure": .text(input.measureName),
            "weight_kind": .text(input.demand.weightKind.rawValue),
        ]
        about["crs"] = .text(isPlanar ? "planar" : "OGC:CRS84")
        if isPlanar { about["note"] = .text("metres in a plane: not RFC 7946") }
        about.merge(metadata) { $1 }
        return ResultLayer(name, fields, geometry, style: style, metadata: about, count: count, row: row)
    }

    private func serviceAreas() -> ResultLayer? {
        guard input.costs == nil else { return nil }
        let shown = site?.after ?? result
        return layer(
            "service-areas", [.text("id"), .text("name"), .text("level"), .boolean("proposed"), .number("radius_m")], .area,
            styles.serviceAreas, ["area_mode": .text(builder.cover.areaMode.rawValue)], count: shown.serviceAreas.count
        ) { number in
            let area = shown.serviceAreas[number]
            let facility = shown.loaded.input.facilities[area.facility]
            return .init(
                [
                    .text(facility.id), .optional(facility.name), .optional(facility.level),
                    .boolean(area.facility >= (site?.keptFacilities ?? input.facilities.count)), .number(area.radius.meters),
                ], .area(try published(area.geometry)))
        }
    }

    private func facilities() -> ResultLayer {
        let backup = result.backup
        let more: [Field] =
            backup == nil
            ? [] : [.integer("covered_points"), .number("covered_weight"), .integer("sole_points"), .number("sole_weight")]
        let assigned = FacilityLoads(result).assigned
        let hasFunctions = input.facilities.contains { !$0.functions.isEmpty }
        let closing = ClosingFields(site)
        let service = ServedFields(result)
        return layer(
            "facilities",
            [
                .text("id"), .text("name"), .text("level"), .text("status"), .number("radius_m"), .number("floor_area_m2"),
                .integer("assigned_points"), .number("assigned_weight"),
            ] + more + (hasFunctions ? [.text("functions")] : [])
                + (result.service.borders == nil ? [] : [.text("border_unit")]) + closing.fields + service.facilityFields, .point,
            styles.facilities,
            count: input.facilities.count
        ) { number in
            let facility = input.facilities[number]
            var values: [PropertyValue] = [
                .text(facility.id), .optional(facility.name), .optional(facility.level), .text(facility.status.rawValue),
                .optional(input.radiusRule.radius(of: facility)?.meters), .optional(facility.floorArea?.squareMeters),
            ]
            values += figures(assigned[number])
            if let backup { values += figures(backup.covered[number]) + figures(backup.depending[number]) }
            if hasFunctions {
                values.append(.optional(facility.functions.isEmpty ? nil : facility.functions.joined(separator: ";")))
            }
            if let borders = result.service.borders { values.append(borderUnit(borders.facilityUnits[number])) }
            values += closing.values(number) + service.facilityValues(number)
            return .init(values, .point(facility.point))
        }
    }

    private func figures(_ sum: DemandSum) -> [PropertyValue] { [.integer(sum.points), .number(scale.weight(sum.weight))] }

    private func clusters() -> ResultLayer {
        let classes = input.demand.classes
        return layer(
            "uncovered-clusters",
            [
                .text("id"), .integer("rank"), .text("unit"), .text("unit_name"), .text("unit_chain"), .number("weight"),
                .integer("points"), .number("area_m2"), .text("nearest_facility"),
                .number(input.costs == nil ? "nearest_facility_m" : "nearest_facility_cost"),
                .text("worst_point"), .number(input.costs == nil ? "worst_distance_m" : "worst_cost"), .number("edge_weight"),
            ] + classes.map { .number("class_\($0.name)") }, .area, styles.clusters,
            [
                "cluster_distance_m": .number(result.clusters.linkMeters),
                "min_weight": .number(scale.weight(result.clusters.minimumWeight)),
            ], count: result.clusters.clusters.count
        ) { number in
            let cluster = result.clusters.clusters[number]
            let area = input.studyArea
            let chain = cluster.unit.flatMap { area?.names(downTo: $0) } ?? []
            let footprint = builder.footprints[number]
            return .init(
                [
                    .text(cluster.id), .integer(number + 1), .optional(cluster.unit.flatMap { area?.units[$0].code }),
                    .optional(chain.last), .optional(chain.isEmpty ? nil : chain.joined(separator: " / ")),
                    .number(scale.weight(cluster.weight)), .integer(cluster.rows.count),
                    .number(input.measure.area(of: footprint).squareMeters.rounded(toDecimals: 1)),
                    .optional(builder.nearestFacility(to: cluster)), .optional(published(cost: cluster.nearestMeters)),
                    .text(input.demand.ids[cluster.worstRow]),
                    .optional(published(cost: cluster.worstMeters)), .optional(edgeWeight(cluster)),
                ] + zip(classes, cluster.classWeights).map { .number($0.scale.weight($1)) }, .area(try published(footprint)))
        }
    }

    /// The weight of a cluster near the edge of the study area; `nil` without units.
    private func edgeWeight(_ cluster: UncoveredCluster) -> Double? {
        result.service.edge.map { edge in
            scale.weight(cluster.rows.reduce(0) { $0 + (edge.isAtEdge[$1] ? input.demand.ticks[$1] : 0) })
        }
    }

    private func units() -> ResultLayer? {
        guard let area = input.studyArea else { return nil }
        let rows = builder.coverage(result).byUnit
        let after = site.map { builder.coverage($0.after).byUnit }
        let service = ServedFields(result)
        return layer(
            "units",
            [
                .text("code"), .text("name"), .text("level"), .text("parent"), .integer("points"), .number("weight"),
                .number("covered_weight"), .number("uncovered_weight"), .number("share"), .integer("facilities"),
                .integer("clusters"), .number("area_m2"), .number("blank_area_m2"),
            ] + (after == nil ? [] : [.number("covered_weight_after"), .number("share_after")]) + service.unitFields, .area,
            styles.units,
            count: rows.count
        ) { number in
            let row = rows[number]
            let later: [PropertyValue] = after.map { [.number($0[number].coveredWeight), .optional($0[number].share)] } ?? []
            return .init(
                [
                    .text(row.code), .text(row.name), .text(row.level), .optional(row.parent), .integer(row.points),
                    .number(row.weight), .number(row.coveredWeight), .number(row.uncoveredWeight), .optional(row.share),
                    .integer(row.facilities), .integer(row.clusters), .number(row.areaM2), .optional(row.blankAreaM2),
                ] + later + service.unitValues(row), .area(try published(area.units[number].geometry)))
        }
    }

    private func blanks() -> ResultLayer? {
        guard let area = input.studyArea, let blanks = result.blanks else { return nil }
        return layer(
            "blanks",
            [.text("id"), .text("unit"), .text("unit_name"), .number("area_m2"), .integer("points"), .number("weight")], .area,
            styles.blanks, ["min_area_m2": .number(blanks.minimumArea.squareMeters)], count: blanks.blanks.count
        ) { number in
            let blank = blanks.blanks[number]
            return .init(
                [
                    .text(blank.id), .text(area.units[blank.unit].code), .text(area.units[blank.unit].name),
                    .number(blank.area.squareMeters.rounded(toDecimals: 1)), .integer(blank.points),
                    .number(scale.weight(blank.weight)),
                ], .area(try published(MultiPolygon([blank.polygon]))))
        }
    }

    private func proposals() throws -> ResultLayer? {
        guard let site else { return nil }
        let isSharing = site.settings.shareWithin != nil
        let shared: [Field] = [
            .text("share_kind"), .text("share_id"), .text("share_name"), .text("share_owner"), .number("share_distance_m"),
        ]
        let chains = try unitChains(site)
        let conditions = ProposalFields(site)
        return layer(
            "proposals",
            [
                .text("id"), .text("name"), .integer("rank"), .boolean("required"), .number("radius_m"), .number("gain"),
                .number("unique_gain"), .text("unit_chain"), .text("clusters_closed"), .text("alternatives"),
            ] + (isSharing ? shared : []) + (site.after.service.borders == nil ? [] : [.text("border_unit")])
                + conditions.fields, .point, styles.proposals,
            ["model": .text(site.plan.model.name), "status": .text(site.plan.status.rawValue)], count: site.plan.selected.count
        ) { rank in
            let facility = input.candidates[site.plan.selected[rank]]
            return .init(
                [
                    .text(facility.id), .optional(facility.name), .integer(rank + 1), .boolean(facility.status == .required),
                    .optional(input.radiusRule.radius(of: facility)?.meters), .number(scale.weight(site.plan.gains[rank])),
                    .number(scale.weight(site.plan.uniqueGains[rank])), .optional(chains[rank]),
                ] + explanation(rank, of: site) + (isSharing ? sharedPlace(site.explanations[rank].sharedPlace) : [])
                    + (site.after.service.borders.map { [borderUnit($0.facilityUnits[site.keptFacilities + rank])] } ?? [])
                    + conditions.values(rank),
                .point(facility.point))
        }
    }

    /// The clusters a site closes and its alternatives, as texts.
    private func explanation(_ rank: Int, of site: SiteResult) -> [PropertyValue] {
        let published = builder.site(rank, of: site)
        return [
            .text(published.clustersClosed.joined(separator: ";")),
            .optional(published.alternatives?.map(\.id).joined(separator: ";")),
        ]
    }

    private func sharedPlace(_ place: SharedPlace?) -> [PropertyValue] {
        [
            .optional(place?.kind.rawValue), .optional(place?.id), .optional(place?.name), .optional(place?.owner),
            .optional(place?.meters.rounded(toDecimals: 3)),
        ]
    }

    private func unitChains(_ site: SiteResult) throws -> [String?] {
        guard let area = input.studyArea else { return site.plan.selected.map { _ in nil } }
        let range = area.lowest
        let locator = try PolygonLocator(area.units[range].map(\.geometry))
        return try site.plan.selected.map { candidate in
            let point = input.candidates[candidate].point
            guard let slot = try locator.first(containing: point.x, point.y) else { return nil }
            return area.names(downTo: range.lowerBound + slot).joined(separator: " / ")
        }
    }

    /// A distance to the millimetre, or a cost of the matrix as it is; `nil` where there is no way.
    func published(cost: Double) -> Double? {
        input.costs == nil ? cost.finite?.rounded(toDecimals: 3) : cost.finite
    }

    /// The name of what ``published(cost:)`` gives for a pair.
    var costName: String { input.costs == nil ? "distance_m" : "cost" }

    /// A geometry on the grid of the published decimals, still valid.
    func published(_ geometry: MultiPolygon) throws -> MultiPolygon {
        guard input.measure == .geodesic else { return geometry }
        return try shapes?.published(geometry) ?? PublishedShapes.snapped(geometry)
    }
}

extension PropertyValue {
    static func optional(_ text: String?) -> PropertyValue { text.map { .text($0) } ?? .null }
    static func optional(_ number: Double?) -> PropertyValue { number.map { .number($0) } ?? .null }
    static func optional(_ number: Int?) -> PropertyValue { number.map { .integer($0) } ?? .null }
}
