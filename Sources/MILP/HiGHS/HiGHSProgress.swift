import CHiGHS
import Synchronization

/// Carries a progress closure through HiGHS's C callback.
final class HiGHSProgress: Sendable {
    private struct State {
        /// Whether the closure asked to stop.
        ///
        /// HiGHS may call once or twice more before it does.
        var isInterrupted = false
        /// What HiGHS said last.
        var objective: Double
        var bound: Double
    }

    private let report: SolveOptions.Progress
    /// Held while the closure is called, so that HiGHS and who waits for it never call at once.
    private let state: Mutex<State>

    init(_ report: @escaping SolveOptions.Progress, sense: LinearProgram.Sense) {
        self.report = report
        let unknown = sense == .minimize ? Double.infinity : -.infinity
        state = Mutex(State(objective: unknown, bound: -unknown))
    }

    /// The bound HiGHS said last; infinite before it said any.
    var bound: Double { state.withLock(\.bound) }

    /// Has HiGHS call the closure whenever it looks for an interruption of a mixed-integer solve.
    ///
    /// The instance must outlive the run.
    func attach(to model: borrowing HiGHSModel) throws(MILPError) {
        let box = Unmanaged.passUnretained(self).toOpaque()
        let status = Highs_setCallback(
            model.handle,
            { _, _, output, input, box in
                guard let output, let input, let box else { return }
                let progress = Unmanaged<HiGHSProgress>.fromOpaque(box).takeUnretainedValue()
                let data = output.pointee
                input.pointee.user_interrupt =
                    progress.goesOn(data.running_time, (data.mip_primal_bound, data.mip_dual_bound)) ? 0 : 1
            }, box)
        try model.check("Highs_setCallback", status)
        try model.check("Highs_startCallback", Highs_startCallback(model.handle, kHighsCallbackMipInterrupt))
    }

    /// Asks the closure whether to go on, with new figures or the last ones again.
    func goesOn(_ seconds: Double, _ figures: (objective: Double, bound: Double)? = nil) -> Bool {
        state.withLock { state in
            if let figures { (state.objective, state.bound) = figures }
            if !state.isInterrupted, !report(seconds, state.objective, state.bound) { state.isInterrupted = true }
            return !state.isInterrupted
        }
    }
}
