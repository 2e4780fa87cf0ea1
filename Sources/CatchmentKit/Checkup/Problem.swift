import GeoPrimitives
import PlanningTerms
import Reporting
import ServiceModel

/// What a problem is.
enum ProblemKind: Hashable {
    /// An uncovered cluster.
    case cluster
    /// A red indicator.
    case indicator(IndicatorKind)

    /// The word of the lists.
    var word: String {
        switch self {
        case .cluster: "cluster"
        case .indicator(let kind): kind.rawValue
        }
    }
}

/// Something to act on: an uncovered cluster or a red indicator.
struct Problem {
    /// The same from run to run: the cluster's or the indicator's.
    var id: String
    /// What it is: a cluster, or a red indicator of some kind.
    var kind: ProblemKind
    /// What it is called.
    var title: String
    var level: String?
    /// The number of the unit it lies in or is about.
    var unit: UnitNumber?
    /// The number of the facility it is about.
    var facility: FacilityNumber?
    /// The people it concerns, in ticks.
    var people: Int64?
    var value: Double?
    var threshold: Threshold?
    var detail: String?
    /// The facilities that are there of those that the quota asks for.
    var quota: LevelQuota?
    /// The demand points of a cluster.
    var rows: [Int] = []
    /// Where it is, where that can be told.
    var point: PlanarPoint?

    /// How many facilities a unit has and should have.
    struct LevelQuota {
        var facilities: Int
        var required: Int
    }
}

extension Problem {
    /// The problems of a check-up: every cluster by its people, then every red indicator, the most serious first.
    static func all(of checkup: CheckupResult, _ language: Language) -> [Problem] {
        let (cover, input) = (checkup.cover, checkup.cover.loaded.input)
        let clusters = cover.clusters.clusters.map { cluster in
            let heaviest = cluster.rows.max { (input.demand.ticks[$0], -$0) < (input.demand.ticks[$1], -$1) }
            return Problem(
                id: cluster.id, kind: .cluster, title: language("uncovered cluster", "未覆盖聚集区"), unit: cluster.unit,
                people: cluster.weight, rows: cluster.rows, point: heaviest.map { input.demand.point($0) })
        }
        let red = checkup.red.map { indicator in
            let unit =
                indicator.unit
                ?? indicator.facility.flatMap { number in
                    cover.facilityMembership.flatMap { UnitNumber(ifAny: $0.lowest[number.value]) }
                }
            let quota = cover.service.levels.first { $0.level == indicator.level }?.quotas.first { $0.unit == unit }
            return Problem(
                id: indicator.id(in: input), kind: .indicator(indicator.kind), title: indicator.kind.title(language),
                level: indicator.level, unit: unit, facility: indicator.facility,
                people: indicator.people, value: indicator.value, threshold: indicator.threshold, detail: indicator.detail,
                quota: indicator.kind == .quota
                    ? quota.flatMap { quota in
                        quota.required.map { LevelQuota(facilities: quota.facilities, required: $0) }
                    } : nil, point: indicator.facility.map { input.facilities[$0].point })
        }
        return clusters + red
    }
}
