import MILP
import Synchronization

/// The clock, the work count and the caller's wish of one siting run.
final class RunControl: Sendable {
    let limits: SolveLimits
    private let begin = ContinuousClock.now
    private let progress: (@Sendable (SitingProgress) -> Bool)?
    private let state = Mutex<SitingStop?>(nil)
    /// Held while the caller is told how far the run is, so that two threads never tell at once.
    private let telling = Mutex(())
    /// What works on independent pieces.
    let crew: Crew

    init(_ limits: SolveLimits, progress: (@Sendable (SitingProgress) -> Bool)?) {
        self.limits = limits
        self.progress = progress
        crew = Crew(threads: limits.threads)
    }

    /// Seconds since the run began.
    var seconds: Double { begin.duration(to: .now) / .seconds(1) }

    /// Seconds that are left, at least 0; nil without a limit.
    var secondsLeft: Double? { limits.timeLimit.map { max(0, $0 - seconds) } }

    /// What cut the run short, first of all reasons.
    var stop: SitingStop? { state.withLock { $0 } }

    /// Whether a clock or a caller cut something short, so that another run might end otherwise.
    var isCut: Bool { stop == .timeLimit || stop == .interrupted }

    /// Notes why the run is cut short; a clock or a caller outranks the work limit.
    func stop(by reason: SitingStop) {
        state.withLock { stop in
            if stop == nil || stop == .workLimit { stop = reason }
        }
    }

    /// Whether there is time left and nobody has asked to stop.
    func goesOn() -> Bool {
        if isCut { return false }
        if let left = secondsLeft, left <= 0 {
            stop(by: .timeLimit)
            return false
        }
        return true
    }

    /// Notes a clock that ended a solver; nodes are for those to judge who know whose limit it was, and a caller is known by now.
    func note(_ limit: SolveReport.Limit?) {
        if limit == .time { stop(by: .timeLimit) }
    }

    /// Tells the caller how far the run is, in the unit of the plan's objective, and returns whether to go on.
    func report(objective: Double, bound: Double) -> Bool {
        guard goesOn() else { return false }
        guard let progress else { return true }
        return telling.withLock { _ in
            if isCut { return false }
            if progress(SitingProgress(seconds: seconds, objective: objective, bound: bound)) { return true }
            stop(by: .interrupted)
            return false
        }
    }
}
