package import GeoPrimitives

/// A feature of `shortfalls.geojson` or `uncovered-by-group.geojson`: people of a group that something does not reach, who lie together.
package struct GroupClusterRow: ResultRow {
    /// The cause, or what kind of group it is.
    package var label: String
    /// The group: a class, level or function.
    package var name: String
    /// What is counted.
    package var countedIn: String
    /// Its figures, as in the report.
    package var cluster: GroupDocument.Cluster
    /// The footprint of its demand points.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(label: String, name: String, countedIn: String, cluster: GroupDocument.Cluster, geometry: Geometry) {
        (self.label, self.name, self.countedIn, self.cluster) = (label, name, countedIn, cluster)
        self.geometry = geometry
    }

    /// The columns in their order, with the cause of each shortfall.
    package static let shortfallColumns = columns(.cause)

    /// The columns in their order, with the kind of each group.
    package static let groupColumns = columns(.group)

    private static func columns(_ label: ColumnTerm) -> [ResultColumn<GroupClusterRow>] {
        [
            ResultColumn(.id) { .text($0.cluster.id) },
            ResultColumn(label) { .text($0.label) },
            ResultColumn(.name) { .text($0.name) },
            ResultColumn(.unit) { .optional($0.cluster.unit) },
            ResultColumn(.unitName) { .optional($0.cluster.unitChain.last) },
            ResultColumn(.unitChain) { .optional(UnitChain.text($0.cluster.unitChain)) },
            ResultColumn(.countedIn) { .text($0.countedIn) },
            ResultColumn(.weight) { .number($0.cluster.weight) },
            ResultColumn(.points) { .integer($0.cluster.points) },
        ]
    }
}
