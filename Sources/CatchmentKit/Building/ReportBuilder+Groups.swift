import CoverageAnalysis
import GeoPrimitives
import Publication
import ServiceModel

extension ReportBuilder {
    /// Groups of some kind, as they are published.
    func groups(_ isWanted: (GroupFinding.Kind) -> Bool) -> [GroupDocument]? {
        let wanted = result.service.groups.filter { isWanted($0.kind) }
        return wanted.isEmpty ? nil : wanted.map(group)
    }

    /// Whether a group is a shortfall.
    static func isShortfall(_ kind: GroupFinding.Kind) -> Bool { if case .shortfall = kind { true } else { false } }

    private func group(_ found: GroupFinding) -> GroupDocument {
        let scale = found.input.demand.scale
        var cause: ShortfallCause?
        if case .shortfall(let why) = found.kind { cause = why }
        let of = found.kind == .class ? "\(found.unit) of class \(found.name)" : shareOf
        return GroupDocument(
            cause: cause, name: found.name, unit: found.unit, totals: totals(found.totals, scale: scale, of: of),
            uncovered: BlanksDocument.Sum(
                count: nil, points: found.input.demand.ticks.count { $0 > 0 }, weight: scale.weight(found.totals.uncoveredWeight),
                areaM2: nil),
            clusters: found.clusters.clusters.map { cluster($0, of: found) },
            belowThreshold: sum(found.clusters.belowThreshold, scale, count: found.clusters.belowThreshold.clusters),
            outside: sum(found.clusters.outside, scale, count: nil),
            blankAreaM2: found.blanks.flatMap { blanks in
                input.studyArea.map { area in
                    blanks.blankAreas[area.lowest].reduce(0) { $0 + $1.squareMeters }.rounded(toDecimals: 1)
                }
            })
    }

    /// A cluster of a group.
    func cluster(_ cluster: UncoveredCluster, of group: GroupFinding) -> GroupDocument.Cluster {
        GroupDocument.Cluster(
            id: cluster.id, unit: cluster.unit.flatMap { input.studyArea?.units[$0].code },
            unitChain: cluster.unit.flatMap { input.studyArea?.names(downTo: $0) } ?? [], points: cluster.rows.count,
            weight: group.input.demand.scale.weight(cluster.weight))
    }

    private func sum(_ sum: UncoveredClusters.Sum, _ scale: WeightScale, count: Int?) -> BlanksDocument.Sum {
        BlanksDocument.Sum(count: count, points: sum.points, weight: scale.weight(sum.weight), areaM2: nil)
    }

    /// Which function reaches whom, where functions were looked at.
    func functions() -> FunctionsDocument? {
        let found = result.service.functions
        let lacking = lacking()
        guard !found.isEmpty || !lacking.isEmpty else { return nil }
        return FunctionsDocument(
            functions: found.map { function in
                FunctionsDocument.Function(
                    name: function.name,
                    requiredAt: input.levels.levels.filter { $0.functions.contains(function.name) }.map(\.name),
                    facilities: function.facilities.count, totals: totals(function.totals, scale: scale, of: shareOf))
            },
            byUnit: (input.studyArea?.units ?? []).enumerated().map { number, unit in
                FunctionsDocument.Unit(
                    unit: unit.code, name: unit.name, level: unit.level,
                    weight: scale.weight(result.report.byUnit[number].weight),
                    covered: found.map { scale.weight($0.byUnit[number].coveredWeight) })
            }, lacking: lacking)
    }

    /// The facilities that do not offer what their level asks for.
    private func lacking() -> [FunctionsDocument.Lacking] {
        input.facilities.compactMap { facility in
            guard let level = facility.level.flatMap({ input.levels[$0] }) else { return nil }
            let missing = level.functions.filter { !facility.functions.contains($0) }
            guard !missing.isEmpty || facility.functions.count < level.leastFunctions ?? 0 else { return nil }
            return FunctionsDocument.Lacking(
                facility: facility.id, name: facility.name, level: level.name, offered: facility.functions.count,
                least: level.leastFunctions, missing: missing)
        }
    }
}
