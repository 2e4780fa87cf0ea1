import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import ServiceModel
import Siting

/// Writes the layers of a run as GeoJSON: RFC 7946 in CRS84 with at most 7 decimals, or planar metres that say so.
struct LayerWriter {
    let builder: ReportBuilder
    let result: CoverResult
    let site: SiteResult?
    let directory: StagedDirectory

    var input: PlanningInput { result.loaded.input }
    var scale: WeightScale { input.demand.scale }

    /// Fill and marker colours (simplestyle), by what they show.
    ///
    /// Chosen to stay apart for colour-blind readers (Okabe & Ito 2008).
    enum Colour {
        static let facility = "#0072b2"
        static let proposal = "#d55e00"
        static let blank = "#999999"
        static let cluster = "#cc3311"
        static let covered = "#009e73"
    }

    /// Writes all layers of the run.
    func writeAll() throws {
        try serviceAreas()
        try facilities()
        try clusters()
        try units()
        try blanks()
        try assignments()
        if builder.cover.writesAssignmentLines { try assignmentLines() }
        try proposals()
        try zones()
    }

    func writer(
        _ layer: String, _ properties: [String], _ geometry: WrittenGeometry, _ metadata: [String: PropertyValue] = [:]
    ) throws -> GeoJSONWriter {
        let isPlanar = input.measure == .planar
        var about: [String: PropertyValue] = [
            "program": .text("catchment \(Version.current)"), "measure": .text(input.measure.rawValue),
            "weight_kind": .text(input.demand.weightKind.rawValue),
        ]
        about["crs"] = .text(isPlanar ? "planar" : "OGC:CRS84")
        if isPlanar { about["note"] = .text("metres in a plane: not RFC 7946") }
        about.merge(metadata) { $1 }
        return try mapping {
            try GeoJSONWriter(
                path: directory.path(for: "\(layer).geojson"), layer: layer, properties: properties, geometry: geometry,
                metadata: about)
        }
    }

    private func serviceAreas() throws {
        let layer = try writer(
            "service-areas",
            [
                "id", "name", "level", "proposed", "radius_m", "fill", "fill-opacity", "stroke",
            ], .area,
            ["area_mode": .text(builder.cover.areaMode.rawValue)])
        let shown = site?.after ?? result
        for area in shown.serviceAreas {
            let facility = shown.loaded.input.facilities[area.facility]
            let isProposed = area.facility >= input.facilities.count
            let colour = isProposed ? Colour.proposal : Colour.facility
            try layer.add(
                .area(try published(area.geometry)),
                [
                    .text(facility.id), .optional(facility.name), .optional(facility.level), .boolean(isProposed),
                    .number(area.radius.meters), .text(colour), .number(0.15), .text(colour),
                ])
        }
        try mapping { try layer.close() }
    }

    private func facilities() throws {
        let backup = result.backup
        let more = backup == nil ? [] : ["covered_points", "covered_weight", "sole_points", "sole_weight"]
        let layer = try writer(
            "facilities",
            ["id", "name", "level", "status", "radius_m", "floor_area_m2", "assigned_points", "assigned_weight"] + more
                + ["marker-color"], .point)
        let assigned = FacilityLoads(result).assigned
        for (number, facility) in input.facilities.enumerated() {
            var values: [PropertyValue] = [
                .text(facility.id), .optional(facility.name), .optional(facility.level), .text(facility.status.rawValue),
                .optional(input.radiusRule.radius(of: facility)?.meters), .optional(facility.floorArea?.squareMeters),
            ]
            values += figures(assigned[number])
            if let backup { values += figures(backup.covered[number]) + figures(backup.depending[number]) }
            values.append(.text(Colour.facility))
            try layer.add(.point(facility.point), values)
        }
        try mapping { try layer.close() }
    }

    private func figures(_ sum: DemandSum) -> [PropertyValue] { [.integer(sum.points), .number(scale.weight(sum.weight))] }

    private func clusters() throws {
        let classes = input.demand.classes
        let layer = try writer(
            "uncovered-clusters",
            [
                "id", "rank", "unit", "unit_name", "unit_chain", "weight",
                "points", "area_m2", "nearest_facility_m", "worst_point",
                "worst_distance_m",
                "fill", "fill-opacity", "stroke",
            ] + classes.map { "class_\($0.name)" }, .area,
            [
                "cluster_distance_m": .number(result.clusters.linkMeters),
                "min_weight": .number(scale.weight(result.clusters.minimumWeight)),
            ])
        for (number, cluster) in result.clusters.clusters.enumerated() {
            let area = input.studyArea
            let chain = cluster.unit.flatMap { area?.names(downTo: $0) } ?? []
            let footprint = builder.footprints[number]
            try layer.add(
                .area(try published(footprint)),
                [
                    .text(cluster.id), .integer(number + 1), .optional(cluster.unit.flatMap { area?.units[$0].code }),
                    .optional(chain.last), .optional(chain.isEmpty ? nil : chain.joined(separator: " / ")),
                    .number(scale.weight(cluster.weight)), .integer(cluster.rows.count),
                    .number(input.measure.area(of: footprint).squareMeters.rounded(toDecimals: 1)),
                    .optional(cluster.nearestMeters.finite?.rounded(toDecimals: 3)), .text(input.demand.ids[cluster.worstRow]),
                    .optional(cluster.worstMeters.finite?.rounded(toDecimals: 3)), .text(Colour.cluster), .number(0.5),
                    .text(Colour.cluster),
                ] + zip(classes, cluster.classWeights).map { .number($0.scale.weight($1)) })
        }
        try mapping { try layer.close() }
    }

    private func units() throws {
        guard let area = input.studyArea else { return }
        let rows = builder.coverage(result).byUnit
        let after = site.map { builder.coverage($0.after).byUnit }
        let layer = try writer(
            "units",
            [
                "code", "name", "level", "parent", "points", "weight",
                "covered_weight", "uncovered_weight", "share", "facilities",
                "clusters",
                "area_m2", "blank_area_m2", "fill", "fill-opacity", "stroke",
            ] + (after == nil ? [] : ["covered_weight_after", "share_after"]), .area)
        for (number, row) in rows.enumerated() {
            let later: [PropertyValue] = after.map { [.number($0[number].coveredWeight), .optional($0[number].share)] } ?? []
            try layer.add(
                .area(try published(area.units[number].geometry)),
                [
                    .text(row.code), .text(row.name), .text(row.level), .optional(row.parent), .integer(row.points),
                    .number(row.weight),
                    .number(row.coveredWeight), .number(row.uncoveredWeight), .optional(row.share), .integer(row.facilities),
                    .integer(row.clusters), .number(row.areaM2), .number(row.blankAreaM2), .text(Self.shade(row.share)),
                    .number(0.4),
                    .text("#555555"),
                ] + later)
        }
        try mapping { try layer.close() }
    }

    /// A colour from red (nobody covered) over yellow to green (all); grey where there is nobody.
    private static func shade(_ share: Double?) -> String {
        guard let share else { return Colour.blank }
        return ["#d73027", "#fc8d59", "#fee08b", "#d9ef8b", "#91cf60", "#1a9850"][min(5, Int(share * 6))]
    }

    private func blanks() throws {
        guard let area = input.studyArea, let blanks = result.blanks else { return }
        let layer = try writer(
            "blanks",
            [
                "id", "unit", "unit_name", "area_m2", "points", "weight",
                "fill",
                "fill-opacity", "stroke",
            ], .area, ["min_area_m2": .number(blanks.minimumArea.squareMeters)])
        for blank in blanks.blanks {
            try layer.add(
                .area(try published(MultiPolygon([blank.polygon]))),
                [
                    .text(blank.id), .text(area.units[blank.unit].code), .text(area.units[blank.unit].name),
                    .number(blank.area.squareMeters.rounded(toDecimals: 1)), .integer(blank.points),
                    .number(scale.weight(blank.weight)),
                    .text(Colour.blank), .number(0.35), .text(Colour.blank),
                ])
        }
        try mapping { try layer.close() }
    }

    private func proposals() throws {
        guard let site else { return }
        let isSharing = site.settings.shareWithin != nil
        let layer = try writer(
            "proposals",
            [
                "id", "name", "rank", "required", "radius_m", "gain",
                "unique_gain", "unit_chain", "clusters_closed", "alternatives",
            ] + (isSharing ? ["share_kind", "share_id", "share_name", "share_owner", "share_distance_m"] : []) + [
                "marker-color", "marker-symbol",
            ], .point, ["model": .text(site.plan.model.name), "status": .text(site.plan.status.rawValue)])
        let chains = try unitChains(site)
        for (rank, candidate) in site.plan.selected.enumerated() {
            let facility = input.candidates[candidate]
            try layer.add(
                .point(facility.point),
                [
                    .text(facility.id), .optional(facility.name), .integer(rank + 1), .boolean(facility.status == .required),
                    .optional(input.radiusRule.radius(of: facility)?.meters), .number(scale.weight(site.plan.gains[rank])),
                    .number(scale.weight(site.plan.uniqueGains[rank])), .optional(chains[rank]),
                ] + explanation(rank, of: site) + (isSharing ? sharedPlace(site.explanations[rank].sharedPlace) : []) + [
                    .text(Colour.proposal), .text(rank < 9 ? "\(rank + 1)" : "star"),
                ])
        }
        try mapping { try layer.close() }
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

    /// A geometry on the grid of the published decimals, still valid.
    func published(_ geometry: MultiPolygon) throws -> MultiPolygon {
        input.measure == .geodesic ? try PolygonOverlay.snapped(geometry, decimals: 7) : geometry
    }
}

extension GeoJSONWriter {
    func add(_ geometry: Geometry, _ values: [PropertyValue]) throws { try mapping { try append(geometry, values) } }
}

extension PropertyValue {
    static func optional(_ text: String?) -> PropertyValue { text.map { .text($0) } ?? .null }
    static func optional(_ number: Double?) -> PropertyValue { number.map { .number($0) } ?? .null }
}
