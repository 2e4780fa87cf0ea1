package import GeoFormats
import GeoPrimitives
import ServiceModel

extension ScenariosDocument.Scenario {
    /// The columns of `scenarios.csv`.
    package static func columns(areCosts: Bool) -> [ResultColumn<ScenariosDocument.Scenario>] {
        [
            ResultColumn(.name) { .text($0.name) },
            ResultColumn(.title) { .optional($0.title) },
            ResultColumn(.base) { .optional($0.base) },
            ResultColumn(.profile) { .optional($0.profile) },
            ResultColumn(.facilities) { .integer($0.facilities) },
            ResultColumn(.opened) { .integer($0.opened) },
            ResultColumn(.closed) { .integer($0.closed) },
            ResultColumn(.changed) { .integer($0.changed) },
            ResultColumn(.people) { .number($0.overall.weight) },
            ResultColumn(.covered) { .number($0.overall.coveredWeight) },
            ResultColumn(.share) { .optional($0.overall.share) },
            ResultColumn(.difference) { .number($0.difference.coveredWeight) },
            ResultColumn(.gained) { .number($0.difference.gainedWeight) },
            ResultColumn(.lost) { .number($0.difference.lostWeight) },
            ResultColumn(.populationEffect) { .number($0.difference.populationEffect) },
            ResultColumn(areCosts ? .meanCost : .meanDistance) { .optional($0.distances?.meanM ?? $0.costs?.mean) },
            ResultColumn(areCosts ? .p90Cost : .p90Distance) { .optional($0.distances?.p90M ?? $0.costs?.p90) },
            ResultColumn(.clusterCount) { .integer($0.clusters) },
            ResultColumn(.belowFloorArea) { .optional($0.belowFloorArea) },
            ResultColumn(.belowQuota) { .optional($0.belowQuota) },
        ]
    }

    /// The column of a class, in the order of ``byClass``.
    package static func column(ofClass name: String, at place: Int) -> ResultColumn<ScenariosDocument.Scenario> {
        ResultColumn(.covered(class: name)) { .number($0.byClass[place].totals.coveredWeight) }
    }

    /// The columns of a batch within capacities.
    package static let servedColumns: [ResultColumn<ScenariosDocument.Scenario>] = [
        ResultColumn(.served) { .optional($0.served?.servedWeight) },
        ResultColumn(.servedShare) { .optional($0.served?.share) },
        ResultColumn(.unmet) { .optional($0.served?.unmetWeight) },
    ]
}

extension ScenariosDocument {
    /// `scenarios.csv`: one row for the plan's own state, then one for each scenario.
    package var table: ResultLayer {
        let classes = base.byClass.enumerated().map { Scenario.column(ofClass: $0.element.name, at: $0.offset) }
        return Dataset.scenarios.table(
            Scenario.columns(areCosts: !measure.isInMeters) + classes + (base.served == nil ? [] : Scenario.servedColumns),
            [base] + scenarios)
    }
}
