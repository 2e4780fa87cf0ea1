import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Assignments, labels, levels and borders against what the published sites reach.
extension Recomputation {
    /// Every covered point names a facility that is there, as far as it says, and within its radius.
    mutating func checkAssignments() {
        if let costs { return checkAssignments(costs) }
        func byId(_ list: [PublishedSite]?) -> [String: (point: PlanarPoint, radius: Double)] {
            guard let list else { return [:] }
            return Dictionary(
                list.map { ($0.id, ($0.point, $0.radius)) },
                uniquingKeysWith: { first, _ in first })
        }
        let (open, proposed) = (byId(kept), byId(proposals))
        var wrong: [Wording] = []
        for row in demand.ids.indices where !demand.facilities[row].isEmpty {
            guard let site = (demand.isProposed[row] ? proposed : open)[demand.facilities[row]] else {
                wrong.append(
                    Wording(
                        "\(demand.ids[row]) is assigned to \(demand.facilities[row]), which is neither open nor proposed",
                        "\(demand.ids[row]) 归入 \(demand.facilities[row])，而后者既非开放设施也非建议点"))
                continue
            }
            let meters = measure.meters(demand.points[row], site.point)
            let radius = demand.radii[row].isNaN ? site.radius : demand.radii[row]
            if abs(meters - demand.costs[row]) > Verifier.positionError {
                wrong.append(
                    Wording(
                        "\(demand.ids[row]) lies \(meters) m from \(demand.facilities[row]), not \(demand.costs[row]) m",
                        "\(demand.ids[row]) 距 \(demand.facilities[row]) \(meters) 米，而非 \(demand.costs[row]) 米"))
            } else if demand.isCovered[row], meters > radius + Verifier.positionError {
                wrong.append(
                    Wording(
                        "\(demand.ids[row]) is called covered and lies \(meters) m from \(demand.facilities[row]), whose radius is \(radius) m",
                        "\(demand.ids[row]) 记为已覆盖，距 \(demand.facilities[row]) \(meters) 米，而其服务半径为 \(radius) 米")
                )
            }
        }
        let unassigned = demand.ids.indices.count { demand.isCovered[$0] && demand.facilities[$0].isEmpty }
        if unassigned > 0 {
            wrong.append(Wording("\(unassigned) points are called covered and name no facility", "\(unassigned) 个点记为已覆盖，而未写设施"))
        }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording(
                    "assignments: every named facility is there, at its distance and within its radius",
                    "归属：所写设施均存在，距离相符，且在服务半径之内"))
        }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 {
            found.problems.append(Wording("… and \(wrong.count - 10) more assignments", "… 另有 \(wrong.count - 10) 处归属"))
        }
    }

    /// No point that is called uncovered lies within reach, and none that is called covered lies out of it.
    mutating func checkLabels() {
        var all = kept
        if let proposals { all += proposals }
        let states = reach(of: all)
        let hidden = demand.ids.indices.filter { states[$0] == .certain && !demand.isCovered[$0] }
        let claimed = demand.ids.indices.filter { states[$0] == .no && demand.isCovered[$0] }
        for row in hidden.prefix(5) {
            found.problems.append(
                Wording("\(demand.ids[row]) is called uncovered and lies within reach", "\(demand.ids[row]) 记为未覆盖，而在服务半径之内"))
        }
        for row in claimed.prefix(5) {
            found.problems.append(
                Wording("\(demand.ids[row]) is called covered and lies out of reach", "\(demand.ids[row]) 记为已覆盖，而在服务半径之外"))
        }
    }

    /// Points of each level's facilities, where the layer gives levels.
    mutating func checkLevels() {
        for level in report.coverage.byLevel {
            let own = facilities.filter { level.servedBy.contains($0.level) }
            compare(
                Wording("facilities of level \(level.level)", "层级 \(level.level) 的设施数"),
                Double(facilities.count { $0.level == level.level }),
                Double(level.facilities))
            compare(
                Wording("weight within reach of level \(level.level)", "层级 \(level.level) 服务半径内的人口"), weight(reach(of: own)),
                level.totals.coveredWeight)
        }
    }

    /// Both figures of a run within borders.
    mutating func checkBorders() {
        guard let borders = report.borders else { return }
        compare(
            Wording("weight covered within borders", "受边界限制时覆盖的人口"), report.coverage.overall.coveredWeight,
            borders.within.coveredWeight)
        let free = reach(of: facilities, .acrossBorders)
        compare(Wording("weight covered with borders ignored", "不受边界限制时覆盖的人口"), weight(free), borders.ignored.coveredWeight)
    }
}
