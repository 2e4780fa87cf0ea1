import CoverageAnalysis
import GeoEngine
public import GeoPrimitives
import InputLoading
public import PlanningTerms
public import ServiceModel
public import Siting

/// A demand point that no allowed site reaches: its nearest candidate and the radius that would reach it.
public struct UncoverablePoint: Hashable, Sendable {
    /// The demand point.
    public var row: DemandRow
    /// The nearest candidate that may be opened; `nil` when there is none.
    public var nearestCandidate: CandidateNumber?
    /// The distance to it in metres, or its cost: with this radius or cutoff it would be covered.
    public var criticalRadius: Double?
}

/// Everything a `site` run found.
public struct SiteResult: Sendable {
    /// What was asked.
    public var settings: SiteSettings
    /// Coverage by what is open already, with clusters and blanks.
    public var before: CoverResult
    /// The plan.
    public var plan: SitingPlan
    /// The same with the plan's sites opened: they stand behind the open facilities, in rank order.
    public var after: CoverResult
    /// Demand points with people that nothing reaches, in the order of the table.
    public var uncoverable: [UncoverablePoint]
    /// Why each selected site is proposed, in rank order.
    public var explanations: [SiteExplanation]
    /// How much each number of sites can cover; `nil` when it was not asked for.
    public var curve: MarginalCurve?
    /// What the numbers of the conditions stand for.
    var context: ConditionContext
    /// Who is served where within the capacities; `nil` without them.
    var served: ServedDemand?
    /// Whether a limit or the caller ended the run before all pairs of demand points and candidates were measured.
    public var isUnmeasured = false
    /// The units of the candidates; `nil` without units.
    var candidateMembership: UnitMembership?
    /// The unit whose borders hold each candidate, −1 where none does; `nil` where borders are ignored.
    var candidateUnits: [Int32]?
    /// How many facilities that exist stay open: those of ``after`` before the plan's sites.
    var keptFacilities: Int { after.loaded.input.facilities.count - plan.selected.count }
    /// Seconds by step.
    public var timing: [String: Double]
}

/// Reads a run's layers, finds what is covered, and proposes sites.
package struct SiteRun {
    let options: InputOptions
    let cover: CoverSettings
    let settings: SiteSettings
    private let progress: RunProgress?

    /// Makes a run that reports how far it has come, if that is wanted.
    package init(
        _ options: InputOptions, cover: CoverSettings = CoverSettings(), settings: SiteSettings, progress: RunProgress? = nil
    ) {
        self.options = options
        // Here capacities are the business of the conditions.
        var cover = cover
        cover.capacity = nil
        self.cover = cover
        self.settings = settings
        self.progress = progress
    }

    /// Reads the layers and solves the model.
    ///
    /// - Parameter progress: Called now and then with the best plan and the bound so far; return `false` to stop.
    /// - Returns: The plan with the coverage before and after.
    /// - Throws: `CatchmentError`; what cannot be reached is a status of the plan.
    package func run(progress: @escaping @Sendable (SitingProgress) -> Bool = { _ in true }) async throws -> SiteResult {
        try await result(from: try await prepare(), progress: progress)
    }

    /// What a run knows before it looks for sites.
    package struct Preparation: Sendable {
        /// The layers.
        var loaded: LoadedInput
        /// Coverage by what is open already.
        var before: CoverResult
    }

    /// Reads the layers and finds what is covered already.
    ///
    /// - Throws: `CatchmentError`.
    package func prepare() async throws -> Preparation {
        var clock = StepClock()
        let loaded = try await InputLoader(options.resolvingProfile()).load()
        clock.mark("read")
        return try await prepare(loaded, clock)
    }

    /// Finds what is covered already of layers that were read.
    func prepare(_ loaded: LoadedInput, _ clock: StepClock) async throws -> Preparation {
        var loaded = loaded
        loaded.input.candidates = loaded.input.candidates.map(rounded)
        let before = try await CoverRun(options, settings: cover, progress: self.progress).analyse(loaded, clock)
        return Preparation(loaded: loaded, before: before)
    }

    /// Solves the model.
    ///
    /// The time limit counts from here. Once it is reached, or the caller says so, the run ends with the plan and the bound there are.
    /// - Parameters:
    ///   - preparation: What ``prepare()`` returned.
    ///   - progress: As for ``run(progress:)``.
    /// - Returns: The plan with the coverage before and after.
    /// - Throws: `CatchmentError`; what cannot be reached is a status of the plan.
    package func result(
        from preparation: Preparation, progress: @escaping @Sendable (SitingProgress) -> Bool = { _ in true }
    ) async throws -> SiteResult {
        try await result(from: preparation, RunControl(settings.limits, progress: progress))
    }

    /// Solves the model under a control.
    package func result(from preparation: Preparation, _ control: RunControl) async throws -> SiteResult {
        let (loaded, before) = (preparation.loaded, preparation.before)
        let input = loaded.input
        var siteClock = StepClock()
        self.progress?.begin(settings.model.isOnDistances ? "distances" : "cover sets")
        let (question, context) = try await self.question(input, before, control)
        siteClock.mark("cover_sets")
        self.progress?.begin("solving")
        var plan = try mapping(naming: input.candidates, excluded: loaded.exclusions) { () throws(SitingError) in
            try SitingSolver().solve(question, control)
        }
        if settings.breaksTies, question.isMeasured {
            self.progress?.begin("tie-break")
            plan = try await tieBroken(plan, question, reach(before, control), before.coverage, control)
        }
        siteClock.mark("solve")
        let curve = question.isMeasured ? try curve(plan, question, control) : nil
        if curve != nil { siteClock.mark("curve") }
        var planned = loaded
        let closed = Set(plan.outcome?.closed ?? [])
        planned.input.facilities =
            input.facilities.enumerated().filter { !closed.contains(FacilityNumber($0.offset)) }.map(\.element)
            + plan.selected.map { input.candidates[$0] }
        let served = try await served(
            &plan, Reach(planned.input, borders: before.service.borders, threads: options.threads),
            input.facilities.count - closed.count, control)
        self.progress?.begin("report")
        var after = try await CoverRun(options, settings: cover, progress: self.progress).analyse(planned, StepClock())
        // What a plan leaves of a cluster keeps the cluster's id: layers of before and after speak of the same.
        after.clusters.carryForward(from: before.clusters, in: input.demand)
        let uncoverable = uncoverable(plan, reach(before, nil))
        let explanations = SiteExplainer(input: input, buildings: loaded.buildings, plan: plan, problem: question.problem)
            .explanations(
                clusters: before.clusters, alternatives: question.alternatives(to: plan),
                shareWithin: settings.shareWithin)
        siteClock.mark("report")
        let timing = before.timing.merging(siteClock.seconds) { $0 + $1 }
        return SiteResult(
            settings: settings, before: before, plan: plan, after: after, uncoverable: uncoverable, explanations: explanations,
            curve: curve, context: context, served: served, isUnmeasured: !question.isMeasured,
            candidateMembership: try await Self.units(of: input.candidates, in: input.studyArea, threads: options.threads),
            candidateUnits: try await before.service.borders?.units(of: input.candidates, in: input.studyArea), timing: timing)
    }

    private static func units(
        of candidates: [Facility], in area: StudyArea?, threads: Int
    ) async throws -> UnitMembership? {
        guard let area else { return nil }
        return try await UnitMembership.locate(candidates, in: area, threads: threads)
    }

    private func curve(_ plan: SitingPlan, _ question: SitingQuestion, _ control: RunControl) throws -> MarginalCurve? {
        guard let effort = settings.curve else { return nil }
        self.progress?.begin("marginal curve")
        return try mapping { () throws(SitingError) in
            try SitingSolver().curve(endingWith: plan, of: question, effort: effort, control)
        }
    }

    /// Gives an error of the siting engine the exit code it deserves, and the candidates it speaks of their names.
    func mapping<Result>(
        naming candidates: [Facility] = [], excluded: [ExcludedCandidates] = [], _ work: () throws(SitingError) -> Result
    ) throws -> Result {
        do {
            return try work()
        } catch SitingError.moreRequiredThanCount(let required, let count) where !candidates.isEmpty {
            throw options.places.refusal(
                [.count],
                .siting(
                    .moreRequiredThanCount(
                        required: required.count, named: required.prefix(5).map { candidates[$0].id }, count: count,
                        options.places.names(of: .count))))
        } catch SitingError.solverFailed(let words) {
            throw CatchmentError.failed(.siting(.solverFailed(words)))
        } catch SitingError.noCandidates {
            let inAreas = excluded.reduce(0) { $0 + $1.candidates }
            throw CatchmentError.badData(
                options.candidates?.path ?? options.facilities?.path ?? "candidates",
                .siting(
                    candidates.isEmpty
                        ? .noCandidates
                        : .noneAllowed(
                            candidates.count, excluded: excluded.map(\.area), forbidden: candidates.count - inAreas)))
        } catch {
            throw options.places.refusal(error.settings, Message(error, options.places))
        }
    }

    /// Proposed positions are rounded to the 7 decimals of the published file before the cover test, so that the file carries the figures.
    private func rounded(_ candidate: Facility) -> Facility {
        var candidate = candidate
        candidate.point = PlanarPoint(x: (candidate.point.x * 1e7).rounded() / 1e7, y: (candidate.point.y * 1e7).rounded() / 1e7)
        return candidate
    }

    /// Who is within reach of the run's facilities and candidates, with the borders it keeps.
    func reach(_ before: CoverResult, _ control: RunControl?) -> Reach {
        Reach(before.loaded.input, borders: before.service.borders, threads: options.threads, goesOn: control?.goesOn)
    }

    /// The demand points that no allowed site reaches, whatever the borders, with what the nearest asks for.
    private func uncoverable(_ plan: SitingPlan, _ reach: Reach) -> [UncoverablePoint] {
        let candidates = reach.input.candidates
        let allowed = candidates.indices.filter { candidates[$0].status != .forbidden }
        return zip(plan.uncoverableRows, reach.nearest(of: allowed.map { candidates[$0] }, rows: plan.uncoverableRows)).map {
            UncoverablePoint(
                row: $0, nearestCandidate: $1.map { CandidateNumber(allowed[$0.site]) }, criticalRadius: $1?.cost)
        }
    }
}

extension Facility {
    /// What may be done with the site.
    var siteStatus: CandidateStatus {
        switch status {
        case .required: .required
        case .forbidden: .forbidden
        case .candidate, .existing, .planned: .available
        }
    }
}
