import CoverageAnalysis
import GeoPrimitives
import Publication
import ServiceModel

extension ReportBuilder {
    /// How each level stands; nothing where no list names levels.
    func levels() -> [LevelDocument]? {
        result.service.levels.isEmpty ? nil : result.service.levels.map(level)
    }

    private func level(_ finding: LevelFinding) -> LevelDocument {
        let planned = input.levels[finding.level]
        return LevelDocument(
            level: finding.level, servedBy: input.levels.serving(finding.level), facilities: finding.facilities.count,
            unlocated: finding.unlocated,
            parents: finding.above.map { above in
                LevelDocument.Parents(
                    level: above, withinReach: finding.parents.count { $0.parent != nil },
                    beyond: finding.parents.filter { $0.parent == nil }.map { reach in
                        var entry = entry(reach.facility)
                        entry.nearest = reach.nearest.map { input.facilities[$0].id }
                        entry.distanceM = reach.meters.finite?.rounded(toDecimals: 3)
                        return entry
                    })
            },
            floorArea: planned?.floorArea.map { floorArea($0, finding) }, quota: planned?.quota.flatMap { quota($0, finding) })
    }

    private func entry(_ number: FacilityNumber) -> LevelDocument.Facility {
        LevelDocument.Facility(facility: input.facilities[number].id, name: input.facilities[number].name)
    }

    private func floorArea(_ least: Area, _ finding: LevelFinding) -> LevelDocument.FloorArea {
        var document = LevelDocument.FloorArea(leastM2: least.squareMeters, met: 0, below: [], unknown: [])
        for number in finding.facilities {
            guard let own = input.facilities[number].floorArea else {
                document.unknown.append(entry(number))
                continue
            }
            guard own < least else {
                document.met += 1
                continue
            }
            var entry = entry(number)
            entry.floorAreaM2 = own.squareMeters
            document.below.append(entry)
        }
        return document
    }

    private func quota(_ quota: FacilityQuota, _ finding: LevelFinding) -> LevelDocument.Quota? {
        guard let area = input.studyArea, let first = finding.quotas.first else { return nil }
        var document = LevelDocument.Quota(
            count: quota.count, unitLevel: area.units[first.unit].level, households: quota.households, met: 0, below: [],
            unknown: [])
        for entry in finding.quotas {
            let unit = LevelDocument.Unit(
                unit: area.units[entry.unit].code, name: area.units[entry.unit].name, facilities: entry.facilities,
                required: entry.required)
            switch entry.required {
            case nil: document.unknown.append(unit)
            case .some(let required) where entry.facilities < required: document.below.append(unit)
            case .some: document.met += 1
            }
        }
        return document
    }

    /// Coverage within and across borders, where the run keeps them.
    func borders() -> BordersDocument? {
        guard let borders = result.service.borders, let ignored = result.service.ignoringBorders else { return nil }
        return BordersDocument(
            level: borders.level, within: totals(result.report.overall, scale: scale, of: shareOf),
            ignored: totals(ignored, scale: scale, of: shareOf), facilitiesOutside: borders.facilityUnits.count { $0 < 0 })
    }

    /// Uncovered people near the edge, where there are units.
    func edge() -> EdgeDocument? {
        result.service.edge.map { edge in
            let farthestFirst = edge.outside.sorted { ($1.meters, $0.facility) < ($0.meters, $1.facility) }
            return EdgeDocument(
                radiusM: edge.reach.meters, points: edge.sum.points, weight: scale.weight(edge.sum.weight),
                outside: farthestFirst.map {
                    let facility = input.facilities[$0.facility]
                    return .init(id: facility.id, name: facility.name, distanceM: $0.meters.rounded(toDecimals: 3))
                })
        }
    }
}
