import CoverageAnalysis
package import PlanningTerms
import Synchronization

/// Rows or sites that are looked at between two questions whether to go on.
let looksBetweenQuestions = 64

/// The clock, the work count and the caller's wish of one siting run.
///
/// One control spans a whole run: cover sets and distances, the search, the choice among plans and the curve share its clock, and whoever
/// looks at ``goesOn()`` ends when the time is up or the caller says so.
package final class RunControl: Sendable {
    /// When the run may stop before proof.
    package let limits: SolveLimits
    private let clock: @Sendable () -> Double
    private let progress: (@Sendable (SitingProgress) -> Bool)?
    private let state = Mutex<SitingStop?>(nil)
    /// What the caller was told last; held while it is told, so that two threads never tell at once.
    private let told = Mutex<(objective: Double, bound: Double)?>(nil)
    /// What works on independent pieces.
    let crew: Crew

    /// Starts the clock of a run.
    ///
    /// - Parameters:
    ///   - limits: When to stop without proof.
    ///   - clock: Seconds since the run began; wall clock where none is given.
    ///   - progress: Called whenever the run looks whether to go on, from any thread, one call at a time; returns whether to.
    package init(
        _ limits: SolveLimits, clock: (@Sendable () -> Double)? = nil, progress: (@Sendable (SitingProgress) -> Bool)? = nil
    ) {
        self.limits = limits
        self.progress = progress
        let begin = ContinuousClock.now
        self.clock = clock ?? { begin.duration(to: .now) / .seconds(1) }
        crew = Crew(threads: limits.threads)
    }

    /// When a gap ends the run.
    var gap: GapRule { GapRule(share: limits.gap) }

    /// Seconds since the run began.
    package var seconds: Double { clock() }

    /// Seconds that are left, at least 0; nil without a limit.
    package var secondsLeft: Double? { limits.timeLimit.map { max(0, $0 - seconds) } }

    /// What cut the run short, first of all reasons.
    package var stop: SitingStop? { state.withLock { $0 } }

    /// Whether a clock or a caller cut something short, so that another run might end otherwise.
    package var isCut: Bool { stop == .timeLimit || stop == .interrupted }

    /// Notes why the run is cut short; a clock or a caller outranks the work limit.
    package func stop(by reason: SitingStop) {
        state.withLock { stop in
            if stop == nil || stop == .workLimit { stop = reason }
        }
    }

    /// Whether there is time left and nobody has asked to stop.
    package func goesOn() -> Bool { isInTime && isWanted(nil) }

    /// Tells the caller how far the run is, in the unit of the plan's objective, and returns whether to go on.
    func report(objective: Double, bound: Double) -> Bool { isInTime && isWanted((objective, bound)) }

    private var isInTime: Bool {
        if isCut { return false }
        guard let limit = limits.timeLimit, clock() >= limit else { return true }
        stop(by: .timeLimit)
        return false
    }

    /// Asks the caller, who is told these figures or the last ones again.
    private func isWanted(_ figures: (objective: Double, bound: Double)?) -> Bool {
        guard let progress else { return true }
        return told.withLock { told in
            if isCut { return false }
            if let figures { told = figures }
            if progress(SitingProgress(seconds: seconds, objective: told?.objective, bound: told?.bound)) { return true }
            stop(by: .interrupted)
            return false
        }
    }
}
