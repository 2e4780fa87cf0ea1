import GeoFormats
import PlanningTerms
import Publication
import ServiceModel

extension PlannerReport {
    var blanksHeading: String {
        let heading = language("Who is out of reach, and where", "未覆盖人群与服务空白")
        return report.siting == nil ? heading : heading + language(" (before the proposal)", "（方案实施前）")
    }

    /// Uncovered clusters and blank areas.
    func blanks() throws -> [PlannerPage.Block] {
        let blanks = report.blanks
        let held = blanks.clusters.reduce(0) { $0 + $1.weight }
        var blocks: [PlannerPage.Block] = [
            .paragraph(
                language(
                    "\(counted(blanks.uncovered.weight)) are out of reach: \(words.number(held)) in \(words.counted(blanks.clusters.count, "cluster", "clusters")) of at least \(words.number(report.settings.minPeople)), \(words.whole(blanks.belowThreshold.weight)) in \(blanks.belowThreshold.count ?? 0) smaller ones, \(words.whole(blanks.outside.weight)) outside the units.",
                    "\(counted(blanks.uncovered.weight))不在服务半径内：其中 \(words.number(held)) 在 \(blanks.clusters.count) 个不少于 \(words.number(report.settings.minPeople)) 的聚集区，\(words.whole(blanks.belowThreshold.weight)) 在 \(blanks.belowThreshold.count ?? 0) 个较小的聚集区，\(words.whole(blanks.outside.weight)) 在行政单元之外。"
                ))
        ]
        blocks += edge
        if let areas = report.blanks.areas { blocks.append(.paragraph(blankAreas(areas))) }
        if !blanks.clusters.isEmpty {
            blocks += [.subheading(language("Largest uncovered clusters", "最大的未覆盖聚集区")), .table(try clusters())]
        }
        if blanks.clusters.count > Self.listedClusters {
            blocks.append(
                .note(
                    language(
                        "\(blanks.clusters.count - Self.listedClusters) more are listed in report.json and drawn in uncovered-clusters.geojson.",
                        "其余 \(blanks.clusters.count - Self.listedClusters) 个见 report.json 与 uncovered-clusters.geojson。")))
        }
        return blocks + groups
    }

    private func blankAreas(_ areas: BlanksDocument.Areas) -> String {
        language(
            "\(words.area(areas.blankAreaM2)) of \(words.area(areas.unitAreaM2)) lie in no service area, in \(words.counted(areas.list.count, "part", "parts")) of at least \(words.area(report.settings.minBlankAreaM2)). A blank area is pure geometry: whether anybody lives there is what the clusters say.",
            "\(words.area(areas.unitAreaM2)) 中有 \(words.area(areas.blankAreaM2)) 不在任何服务区内，不小于 \(words.area(report.settings.minBlankAreaM2)) 的共 \(areas.list.count) 片。服务空白只是几何范围，有无人居住以聚集区为准。"
        )
    }

    private func clusters() throws -> PlannerPage.Table {
        let isCost = !report.measure.isInMeters
        let nearest = try texts(.nearestFacility, of: .uncoveredClusters)
        let names = Dictionary(
            zip(try texts(.id, of: .facilities), try texts(.name, of: .facilities)).map { ($0 ?? "", $1 ?? $0 ?? "") },
            uniquingKeysWith: { first, _ in first })
        let closed = Dictionary(
            (report.siting?.sites ?? []).flatMap { site in site.clustersClosed.map { ($0, site.rank) } },
            uniquingKeysWith: { first, _ in first })
        let nearly = Dictionary(
            (report.siting?.sites ?? []).flatMap { site in
                (site.clustersNearlyClosed ?? []).map { ($0.id, (rank: site.rank, part: $0)) }
            }, uniquingKeysWith: { first, _ in first })
        let rows = report.blanks.clusters.prefix(Self.listedClusters).enumerated().map { number, cluster -> [PlannerPage.Cell] in
            let id = nearest[safe: number].flatMap { $0 }
            let distance =
                isCost ? cluster.nearestFacilityCost.map(words.number) : cluster.nearestFacilityM.map(words.length)
            let cells: [PlannerPage.Cell] = [
                "\(cluster.rank)", .init(place(cluster)), .init(words.whole(cluster.weight)), "\(cluster.points)",
                .init(id.map { names[$0] ?? $0 } ?? "—"), .init(distance ?? "—"),
            ]
            let near = nearly[cluster.id].map { rank, part in
                language(
                    "\(rank): \(words.part(part)), \(words.whole(part.left)) left",
                    "\(rank)：\(words.part(part))，余 \(words.whole(part.left))")
            }
            return cells + (report.siting == nil ? [] : [.init(closed[cluster.id].map { "\($0)" } ?? near ?? "—")])
        }
        var columns: [PlannerPage.Table.Column] = [
            .number("#"), .text(language("place", "位置")), .number(people), .number(language("points", "点数")),
            .text(language("nearest center", "最近\(PlannedNames.facility)")),
            .number(isCost ? language("cost", "成本") : language("distance", "距离")),
        ]
        if report.siting != nil { columns.append(.number(language("closed by site", "由新增点消除"))) }
        return PlannerPage.Table(columns: columns, rows: Array(rows))
    }

    private func place(_ cluster: BlanksDocument.Cluster) -> String {
        cluster.unitChain.isEmpty
            ? "\(cluster.worstPoint.lon), \(cluster.worstPoint.lat)" : cluster.unitChain.joined(separator: " / ")
    }
}
