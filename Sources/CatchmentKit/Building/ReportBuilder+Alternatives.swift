import CoverageAnalysis
import PlanningTerms
import Publication
import ServiceModel

extension ReportBuilder {
    /// How many facilities the report lists.
    private static let listed = 10

    /// Backup coverage of a result, when it was asked for.
    func backup(_ result: CoverResult) -> BackupDocument? {
        guard let backup = result.backup else { return nil }
        let facilities = result.loaded.input.facilities
        let (twice, all) = (backup.atLeastTwice, result.report.overall.weight)
        let ranked = facilities.indices.filter { backup.depending[$0].points > 0 }.sorted {
            let (a, b) = (backup.depending[$0], backup.depending[$1])
            return (b.weight, b.points, facilities[$0].id) < (a.weight, a.points, facilities[$1].id)
        }
        return BackupDocument(
            byCount: backup.byCount.enumerated().map { count, sum in
                BackupDocument.Count(facilities: count, orMore: count == 3, points: sum.points, weight: scale.weight(sum.weight))
            },
            atLeastTwice: BackupDocument.Share(
                points: twice.points, weight: scale.weight(twice.weight),
                share: all > 0 ? Double(twice.weight) / Double(all) : nil,
                shareOf: shareOf),
            mostDependedOn: ranked.prefix(Self.listed).map { number in
                BackupDocument.Dependence(
                    facility: facilities[number].id, name: facilities[number].name, solePoints: backup.depending[number].points,
                    soleWeight: scale.weight(backup.depending[number].weight))
            })
    }

    /// The responsibility zones, when they were asked for.
    func zones() -> ZonesDocument? {
        guard let zones = result.zones else { return nil }
        return ZonesDocument(
            mode: zones.mode, zones: zones.zones.count, points: zones.zones.reduce(0) { $0 + $1.demand.points },
            weight: scale.weight(zones.zones.reduce(0) { $0 + $1.demand.weight }),
            areaM2: zones.zones.reduce(0) { $0 + $1.area.squareMeters }.rounded(toDecimals: 1),
            studyAreaM2: zones.studyArea?.squareMeters.rounded(toDecimals: 1), borderToleranceM: zones.tolerance,
            borderDepartureM: zones.departure.rounded(toDecimals: 4), unassignedPoints: zones.unassigned.points,
            unassignedWeight: scale.weight(zones.unassigned.weight),
            sharedSpots: zones.sharedSpots.map {
                ZonesDocument.SharedSpot(facility: input.facilities[$0.facility].id, holder: input.facilities[$0.holder].id)
            })
    }

    /// What is to be said about the zones.
    func zoneNotes() -> [InputDiagnostic] {
        guard let zones = result.zones else { return [] }
        let file = options.facilities?.path ?? options.demand.path
        func note(_ severity: InputDiagnostic.Severity, _ message: ZoneMessage) -> InputDiagnostic {
            InputDiagnostic(severity, file: file, message: .run(.zones(message)))
        }
        var notes: [InputDiagnostic] = []
        if let first = zones.sharedSpots.first {
            let (facility, holder) = (input.facilities[first.facility].id, input.facilities[first.holder].id)
            notes.append(note(.notice, .sharedSpots(zones.sharedSpots.count, facility: facility, holder: holder)))
        }
        if zones.departure > zones.tolerance {
            let meters = zones.departure.rounded(toDecimals: 1)
            notes.append(note(.warning, .strayingBorders(meters: meters, tolerance: zones.tolerance)))
        }
        return notes
    }
}
