import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension LayerBuilder {
    /// Clusters of people within a service area and still not served, by cause; never cut from the blanks.
    func shortfalls() -> ResultLayer? {
        clusterLayer(.shortfalls, GroupClusterRow.shortfallColumns) { kind in
            if case .shortfall(let cause) = kind { cause.rawValue } else { nil }
        }
    }

    /// Clusters of people whom no facility of their class's radius, or of a level, reaches.
    func groupClusters() -> ResultLayer? {
        clusterLayer(.uncoveredByGroup, GroupClusterRow.groupColumns) { kind in
            switch kind {
            case .class: "class"
            case .level: "level"
            case .shortfall: nil
            }
        }
    }

    private func clusterLayer(
        _ dataset: Dataset, _ columns: [ResultColumn<GroupClusterRow>], _ label: (GroupFinding.Kind) -> String?
    ) -> ResultLayer? {
        let groups = result.service.groups.compactMap { group in label(group.kind).map { ($0, group) } }
        guard !groups.isEmpty else { return nil }
        let rows = groups.flatMap { label, group in group.clusters.clusters.map { (label, group, $0) } }
        return dataset.layer(columns, metadata: about(), count: rows.count) { number in
            let (label, group, cluster) = rows[number]
            return GroupClusterRow(
                label: label, name: group.name, countedIn: group.unit, cluster: builder.cluster(cluster, of: group),
                geometry: .area(try published(cluster.footprint(in: input))))
        }
    }

    /// The parts of the units in no service area of a level.
    func levelBlanks() -> ResultLayer? {
        let groups = result.service.groups.filter { $0.blanks != nil }
        guard !groups.isEmpty, input.studyArea != nil else { return nil }
        let rows = groups.flatMap { group in (group.blanks?.blanks ?? []).map { (group, $0) } }
        return Dataset.blanksByLevel.layer(BlankRow.levelColumns, metadata: about(), count: rows.count) { number in
            let (group, blank) = rows[number]
            var area = builder.area(blank)
            area.id = "\(group.name)-\(blank.id)"
            return BlankRow(
                blank: area, level: group.name, geometry: .area(try published(MultiPolygon([blank.polygon]))))
        }
    }
}
