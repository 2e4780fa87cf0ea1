import CHiGHS

/// Carries a progress closure through HiGHS's C callback.
final class HiGHSProgress {
    private let report: SolveOptions.Progress
    /// Whether the closure asked to stop.
    ///
    /// HiGHS may call once or twice more before it does.
    private(set) var isInterrupted = false

    init(_ report: @escaping SolveOptions.Progress) { self.report = report }

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
                    progress.goesOn(data.running_time, data.mip_primal_bound, data.mip_dual_bound) ? 0 : 1
            }, box)
        try model.check("Highs_setCallback", status)
        try model.check("Highs_startCallback", Highs_startCallback(model.handle, kHighsCallbackMipInterrupt))
    }

    private func goesOn(_ seconds: Double, _ objective: Double, _ bound: Double) -> Bool {
        if !isInterrupted, !report(seconds, objective, bound) { isInterrupted = true }
        return !isInterrupted
    }
}
