import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

/// Finds what the figures of a run rest on, once everything is loaded and counted: the one place where caveats are made.
///
/// What was found on the way stands among the notes of the run, and the table of `Message.caveat` says which of them are caveats; what is only
/// known at the end is found here.
struct CaveatFinder {
    private let result: CoverResult
    private let site: SiteResult?

    /// Makes a finder for a run of coverage, and for its plan where it has one.
    init(_ result: CoverResult, _ site: SiteResult? = nil) { (self.result, self.site) = (result, site) }

    private var input: PlanningInput { result.loaded.input }

    /// The caveats, the gravest first.
    func caveats() -> [Caveat] {
        // People before the land they live on: of one code the first is said.
        Caveat.gathered(
            from: [outsideUnits].compactMap(\.self) + notes + result.loaded.lost + [outside, edge, search].compactMap(\.self))
    }

    /// What was found on the way; without a plan no figure rests on what is only read for one.
    private var notes: [InputDiagnostic] {
        guard site == nil else { return result.loaded.notes }
        func files(_ roles: [LayerRole]) -> Set<String> {
            Set(result.loaded.layers.filter { roles.contains($0.role) }.map(\.file))
        }
        let idle = files([.candidates, .exclusions, .buildings]).subtracting(files([.demand, .facilities, .units]))
        return result.loaded.notes.filter { note in note.file.map { !idle.contains($0) } ?? true }
    }

    private func finding(_ message: FindingMessage, in role: LayerRole? = nil) -> InputDiagnostic {
        let file = role.flatMap { role in result.loaded.layers.first { $0.role == role }?.file }
        return InputDiagnostic(.warning, file: file, message: .found(message))
    }

    private func weight(_ ticks: Int64) -> FindingMessage.Weight {
        FindingMessage.Weight(input.demand.scale.weight(ticks), arePeople: input.demand.weightKind == .people)
    }

    /// Facilities outside the study area.
    private var outside: InputDiagnostic? {
        guard let outside = result.service.edge?.outside, let farthest = outside.max(by: { $0.meters < $1.meters }) else {
            return nil
        }
        let sites = outside.map { input.facilities[$0.facility] }
        return finding(
            .facilitiesOutside(
                outside.count, of: input.facilities.count, farthest: input.facilities[farthest.facility].shownName,
                .meters(farthest.meters), rows: sites.map(\.sourceRow).filter { $0 > 0 }), in: .facilities)
    }

    /// People in no unit of the lowest level, where they are more than the slivers between units.
    private var outsideUnits: InputDiagnostic? {
        guard let level = input.studyArea?.levels.last, let outside = result.report.outside.last else { return nil }
        let all = result.report.overall.weight
        guard outside.weight > 0, Double(outside.weight) >= UnitMessage.leastPart * Double(all) else { return nil }
        return finding(
            .outsideUnits(points: outside.points, weight(outside.weight), of: weight(all), level: level), in: .units)
    }

    /// People near the edge of the study area.
    private var edge: InputDiagnostic? {
        guard let edge = result.service.edge, edge.sum.points > 0 else { return nil }
        return finding(.edge(points: edge.sum.points, weight(edge.sum.weight), within: edge.reach))
    }

    /// A search that a clock or a hand ended.
    private var search: InputDiagnostic? {
        guard let site, !site.isReproducible else { return nil }
        if site.isUnmeasured {
            let message = RunMessage.unmeasured(site.plan.stoppedBy, onDistances: site.settings.model.isOnDistances)
            return InputDiagnostic(.notice, file: nil, message: .run(message))
        }
        return finding(.searchCutShort(site.plan.stoppedBy))
    }
}

extension SiteResult {
    /// Whether the same inputs and settings give the same plan and curve again.
    var isReproducible: Bool { plan.isReproducible && curve?.isReproducible != false }
}
