package import GeoPrimitives

/// A row of `uncoverable.csv`: a demand point that no allowed site reaches.
package struct UncoverableRow {
    /// The id of the demand point.
    package var id: String
    /// Where it is: degrees of longitude and latitude, or metres in a planar run.
    package var position: PlanarPoint
    /// Its weight: people, or one for each point where demand has no weights.
    package var weight: Double
    /// The id of the nearest candidate; `nil` where there is none.
    package var nearestCandidate: String?
    /// The radius in metres, or the cutoff, with which it would be reached.
    package var criticalRadius: Double?

    /// Makes one from its members.
    package init(
        id: String, position: PlanarPoint, weight: Double, nearestCandidate: String? = nil, criticalRadius: Double? = nil
    ) {
        (self.id, self.position, self.weight, self.nearestCandidate) = (id, position, weight, nearestCandidate)
        self.criticalRadius = criticalRadius
    }

    /// The columns in their order.
    package static func columns(areCosts: Bool) -> [ResultColumn<UncoverableRow>] {
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.longitude) { .number($0.position.x) },
            ResultColumn(.latitude) { .number($0.position.y) },
            ResultColumn(.weight) { .number($0.weight) },
            ResultColumn(.nearestCandidate) { .optional($0.nearestCandidate) },
            ResultColumn(areCosts ? .criticalCutoff : .criticalRadius) { .optional($0.criticalRadius) },
        ]
    }
}

extension SitingDocument.CurveStep {
    /// The columns of `curve.csv`: one row per number of sites.
    package static let columns: [ResultColumn<SitingDocument.CurveStep>] = [
        ResultColumn(.count) { .integer($0.count) },
        ResultColumn(.status) { .text($0.$status) },
        ResultColumn(.covered) { .number($0.objective) },
        ResultColumn(.bound) { .number($0.bound) },
        ResultColumn(.gap) { .number($0.gap) },
        ResultColumn(.gained) { .number($0.gained) },
        ResultColumn(.added) { .number($0.added) },
        ResultColumn(.share) { .optional($0.share) },
        ResultColumn(.shareBound) { .optional($0.shareBound) },
        ResultColumn(.selected) { .list($0.selected) },
    ]
}

/// A row of `costs.csv`: a pair of the cost matrix from which a plan's figures can be recomputed.
package struct CostRow {
    /// The id of the demand point.
    package var from: String
    /// The id of the facility or candidate.
    package var to: String
    /// The cost of the way, in the unit of the matrix.
    package var cost: Double

    /// Makes one from its members.
    package init(from: String, to: String, cost: Double) {
        (self.from, self.to, self.cost) = (from, to, cost)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<CostRow>] = [
        ResultColumn(.from) { .text($0.from) },
        ResultColumn(.to) { .text($0.to) },
        ResultColumn(.cost) { .number($0.cost) },
    ]
}

/// A row of `capacity-assignment.csv`: what a site serves of a demand point.
package struct CapacityShareRow {
    /// The id of the demand point.
    package var demand: String
    /// The id of the facility or proposed site.
    package var facility: String
    /// Whether the site is one that the plan opens.
    package var isProposed: Bool
    /// What the site serves of the weight of the point.
    package var servedWeight: Double
    /// The distance in metres, or the cost.
    package var cost: Double

    /// Makes one from its members.
    package init(demand: String, facility: String, isProposed: Bool, servedWeight: Double, cost: Double) {
        (self.demand, self.facility, self.isProposed, self.servedWeight) = (demand, facility, isProposed, servedWeight)
        self.cost = cost
    }

    /// The columns in their order.
    package static func columns(areCosts: Bool) -> [ResultColumn<CapacityShareRow>] {
        [
            ResultColumn(.demand) { .text($0.demand) },
            ResultColumn(.facility) { .text($0.facility) },
            ResultColumn(.isProposed) { .boolean($0.isProposed) },
            ResultColumn(.servedWeight) { .number($0.servedWeight) },
            ResultColumn(areCosts ? .cost : .distance) { .number($0.cost) },
        ]
    }
}
