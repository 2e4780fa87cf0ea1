import CoverageAnalysis
import GeoEngine
import PlanningTerms
import Scenarios
import ServiceModel

extension CoverRun {
    /// Who else covers or could serve each demand point, where it is asked for.
    func alternatives(
        _ reach: Reach
    ) async throws -> (backup: BackupCoverage?, nearest: NearestFacilities?, redundancy: Redundancy?) {
        if !reach.input.coverMeasure.isInMeters,
            settings.findsBackup || settings.findsRedundancy || settings.nearestCount != nil || settings.zones != nil
        {
            throw options.places.refusal(.costMatrix, .cost(.measuresDistances))
        }
        var backup: BackupCoverage?
        var nearest: NearestFacilities?
        if settings.findsBackup || settings.findsRedundancy {
            backup = try await reach.backup()
        }
        if let count = settings.nearestCount {
            nearest = try await reach.nearestFacilities(count)
        }
        var redundancy: Redundancy?
        if settings.findsRedundancy, let backup {
            redundancy = try await Redundancy(reach, backup: backup)
        }
        return (backup, nearest, redundancy)
    }

    /// The responsibility zones, where they are asked for.
    func zones(
        _ input: PlanningInput, _ membership: UnitMembership?, _ serviceAreas: [ServiceArea]
    ) async throws -> ResponsibilityZones? {
        guard let mode = settings.zones else { return nil }
        let file = options.facilities?.path ?? options.demand.path
        do {
            return try await ZoneFinder(input, membership: membership, threads: options.threads)
                .zones(mode, serviceAreas: serviceAreas)
        } catch let error as ZoneError {
            switch error {
            case .noUnits: throw CatchmentError.usage(.run(.zones(.noUnits)))
            case .noFacilities: throw CatchmentError.badData(file, .run(.zones(.noFacilities)))
            case .areaTooLarge(let degrees):
                throw CatchmentError.badData(file, .run(.zones(.areaTooLarge(degrees: degrees.rounded()))))
            }
        }
    }
}
