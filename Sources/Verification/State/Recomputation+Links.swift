import GeoPrimitives
import PlanningTerms
import Publication

/// Uncovered points linked by position: for certain, and perhaps.
struct LinkedRows {
    /// By the number of a group: the rows that are linked for certain, and those that perhaps or for certain are.
    var certain: [[Int]] = [], possible: [[Int]] = []

    /// How many groups there are.
    var count: Interval { Interval(Double(possible.count), Double(certain.count)) }
}

extension Recomputation {
    /// The uncovered points of the lowest units linked by the run's distance.
    func linkedGroups(uncovered reach: [Reach], weights: [Double]) -> LinkedRows {
        let rows = demand.ids.indices.filter { reach[$0] == .no && (units == nil || members?.lowest[$0] != nil) }
        let link = report.settings.clusterDistanceM
        let byUnit = Dictionary(grouping: rows, by: { members?.lowest[$0] ?? -1 })
        var linked = LinkedRows()
        for (_, own) in byUnit.sorted(by: { $0.key < $1.key }) {
            func groups(_ link: Double) -> [[Int]] {
                let found = LinkedPoints(own.map { demand.points[$0] }, link: max(0, link), measure)
                var groups = [[Int]](repeating: [], count: found.count)
                for (place, group) in found.group.enumerated() { groups[group].append(own[place]) }
                return groups
            }
            linked.certain += groups(link - Verifier.positionError)
            linked.possible += groups(link + Verifier.positionError)
        }
        return linked
    }

    /// That points which are linked share a cluster, that those of a cluster are linked, and that no group with enough people has none.
    mutating func checkLinks(_ ids: [String], _ linked: LinkedRows, _ state: RunState) {
        let figure = document.root["blanks"]["clusters"]
        var group: [Int: Int] = [:]
        for (number, rows) in linked.possible.enumerated() { for row in rows { group[row] = number } }
        var groupOfId: [String: Int] = [:]
        for (row, id) in ids.enumerated() where !id.isEmpty && state.reach[row] == .no {
            guard let own = group[row] else {
                document.contradict(figure, "\(demand.ids[row]), which is in no lowest unit")
                return
            }
            if let known = groupOfId[id], known != own {
                document.contradict(figure, "\(demand.ids[row]), which is not linked to the rest of \(id)")
                return
            }
            groupOfId[id] = own
        }
        for rows in linked.certain {
            let names = Set(rows.map { ids[$0] })
            if names.count > 1 {
                document.contradict(
                    figure, "\(demand.ids[rows[0]]) and \(rows.count - 1) linked to it, in \(names.count) clusters")
                return
            }
            let weight = rows.reduce(0) { $0 + demand.weights[$1] }
            let isWhole = group[rows[0]].map { linked.possible[$0].count == rows.count } ?? false
            if names == [""], isWhole, weight > 0, weight >= report.settings.minPeople * (1 + 1e-9), !state.hasDoubt {
                document.contradict(figure, "\(weight.plainText) people around \(demand.ids[rows[0]])")
                return
            }
        }
    }
}
