import Synchronization

/// The clock, the work count and the caller's wish of one siting run.
final class RunControl: Sendable {
    private struct State {
        var stop: SitingStop?
        var nodes = 0
    }

    let limits: SolveLimits
    private let begin = ContinuousClock.now
    private let progress: (@Sendable (SitingProgress) -> Bool)?
    private let state = Mutex(State())

    init(_ limits: SolveLimits, progress: (@Sendable (SitingProgress) -> Bool)?) {
        self.limits = limits
        self.progress = progress
    }

    /// Seconds since the run began.
    var seconds: Double { begin.duration(to: .now) / .seconds(1) }

    /// Seconds that are left, at least 0; nil without a limit.
    var secondsLeft: Double? { limits.timeLimit.map { max(0, $0 - seconds) } }

    /// Branch-and-bound nodes that are left, at least 0; nil without a limit.
    var nodesLeft: Int? { limits.workLimit.map { max(0, $0 - state.withLock(\.nodes)) } }

    /// What cut the run short, first of all reasons.
    var stop: SitingStop? { state.withLock(\.stop) }

    /// Whether a clock or a caller cut something short, so that another run might end otherwise.
    var isCut: Bool { stop == .timeLimit || stop == .interrupted }

    /// Notes why the run is cut short; a clock or a caller outranks the work limit.
    func stop(by reason: SitingStop) {
        state.withLock { state in
            if state.stop == nil || state.stop == .workLimit { state.stop = reason }
        }
    }

    /// Counts branch-and-bound nodes.
    func addNodes(_ nodes: Int) { state.withLock { $0.nodes += nodes } }

    /// Whether there is time left and nobody has asked to stop.
    func goesOn() -> Bool {
        if isCut { return false }
        if let left = secondsLeft, left <= 0 {
            stop(by: .timeLimit)
            return false
        }
        return true
    }

    /// Notes which limit ended a branch and bound that proved too little.
    func noteLimitReached() {
        guard goesOn() else { return }
        // The solver looks at its own clock, which may run a little ahead of this one.
        if nodesLeft != 0, let limit = limits.timeLimit, let left = secondsLeft, left < max(0.05, 0.02 * limit) {
            stop(by: .timeLimit)
        } else if limits.workLimit != nil {
            stop(by: .workLimit)
        }
    }

    /// Tells the caller how far the run is, in the unit of the plan's objective, and returns whether to go on.
    func report(objective: Double, bound: Double) -> Bool {
        guard goesOn() else { return false }
        if let progress, !progress(SitingProgress(seconds: seconds, objective: objective, bound: bound)) {
            stop(by: .interrupted)
            return false
        }
        return true
    }
}
