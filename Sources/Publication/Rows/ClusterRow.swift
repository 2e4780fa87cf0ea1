package import GeoPrimitives

/// A feature of `uncovered-clusters.geojson`: uncovered people who lie together.
package struct ClusterRow: ResultRow {
    /// Its figures, as in the report.
    package var cluster: BlanksDocument.Cluster
    /// The weight of each class, in the order of the run's classes.
    package var classWeights: [Double]
    /// The footprint of its demand points.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(cluster: BlanksDocument.Cluster, classWeights: [Double], geometry: Geometry) {
        (self.cluster, self.classWeights, self.geometry) = (cluster, classWeights, geometry)
    }

    /// The columns in their order.
    package static func columns(areCosts: Bool) -> [ResultColumn<ClusterRow>] {
        [
            ResultColumn(.id) { .text($0.cluster.id) },
            ResultColumn(.rank) { .integer($0.cluster.rank) },
            ResultColumn(.unit) { .optional($0.cluster.unit) },
            ResultColumn(.unitName) { .optional($0.cluster.unitChain.last) },
            ResultColumn(.unitChain) { .optional(UnitChain.text($0.cluster.unitChain)) },
            ResultColumn(.weight) { .number($0.cluster.weight) },
            ResultColumn(.points) { .integer($0.cluster.points) },
            ResultColumn(.area) { .number($0.cluster.areaM2) },
            ResultColumn(.nearestFacility) { .optional($0.cluster.nearestFacility) },
        ]
            + (areCosts
                ? [
                    ResultColumn(.nearestFacilityCost) { .optional($0.cluster.nearestFacilityCost) },
                    ResultColumn(.worstPoint) { .text($0.cluster.worstPoint.id) },
                    ResultColumn(.worstCost) { .optional($0.cluster.worstPoint.cost) },
                ]
                : [
                    ResultColumn(.nearestFacilityDistance) { .optional($0.cluster.nearestFacilityM) },
                    ResultColumn(.worstPoint) { .text($0.cluster.worstPoint.id) },
                    ResultColumn(.worstDistance) { .optional($0.cluster.worstPoint.distanceM) },
                ]) + [ResultColumn(.edgeWeight) { .optional($0.cluster.edgeWeight) }]
    }

    /// The column of a class, in the order of ``classWeights``.
    package static func column(ofClass name: String, at place: Int) -> ResultColumn<ClusterRow> {
        ResultColumn(.weight(ofClass: name)) { .number($0.classWeights[place]) }
    }
}

/// The names of a unit and of those above it, as one text.
package enum UnitChain {
    /// The names from the top down; `nil` where there is none.
    package static func text(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: " / ") }
}
