import CoverageAnalysis
import GeoPrimitives
public import PlanningTerms
import ServiceModel

/// Runs the coverage of a plan and holds it against the thresholds of the plan, of its profile, else of the template.
public struct CheckupRun {
    private let options: InputOptions
    private let settings: CoverSettings
    private let progress: RunProgress?

    /// Makes a check-up that reports how far it has come, if that is wanted.
    public init(_ options: InputOptions, settings: CoverSettings, progress: RunProgress? = nil) {
        self.options = options
        var settings = settings
        settings.findsBackup = options.costMatrix == nil
        settings.findsShortfalls = true
        self.settings = settings
        self.progress = progress
    }

    /// The settings as the run uses them.
    public var cover: CoverSettings { settings }

    /// Reads the layers, analyses them and judges.
    ///
    /// - Throws: `CatchmentError`; what is red is a result.
    public func run() async throws -> CheckupResult {
        let run = CoverRun(options, settings: settings, progress: progress)
        let cover = try await run.run()
        try options.responsible.check(cover.loaded.input.studyArea)
        let template = try Profile(named: ShippedProfile.checkupTemplate.rawValue)
        let book = ThresholdBook(
            given: GivenThresholds(plan: options.thresholds, profile: cover.loaded.profile?.profile), template: template)
        let far = try await farPeople(cover)
        let indicators = IndicatorFinder(cover: cover, book: book, far: far).indicators()
        var sources: [String] = []
        for name in indicators.map({ book.origin(of: $0.threshold) }) where !sources.contains(name) { sources.append(name) }
        return CheckupResult(cover: cover, indicators: indicators, sources: sources)
    }

    /// The people whom no facility covers even with twice every radius; `nil` under a cost matrix.
    private func farPeople(_ cover: CoverResult) async throws -> Int64? {
        var input = cover.loaded.input
        guard input.coverMeasure.goesByRadii else { return nil }
        for number in input.facilities.indices {
            guard let radius = input.radiusRule.radius(of: input.facilities[number]) else { continue }
            input.facilities[number].radius = .meters(radius.meters * 2)
        }
        // Without an override a demand point's own radius still comes first, and is doubled too.
        let isOverridden = input.radiusRule.override != nil
        input.demand.radiusMeters = isOverridden ? nil : input.demand.radiusMeters?.map { $0 * 2 }
        input.radiusRule = RadiusRule(fallback: nil)
        let reached = try await Reach(input, borders: cover.service.borders, threads: options.threads).coverage()
        var far: Int64 = 0
        for row in 0..<input.demand.count where !reached.isCovered(row) { far += input.demand.ticks[row] }
        return far
    }
}
