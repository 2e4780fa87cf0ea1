import CatchmentKit
import Synchronization

/// One line on a terminal that is written over: the best plan and its bound while a solver works.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let lastShown = Mutex(0.0)

    init(isShown: Bool) { self.isShown = isShown }

    /// Shows the state at most five times a second, from the second second on.
    func show(_ state: SitingProgress) {
        guard isShown, state.seconds > 1 else { return }
        let isDue = lastShown.withLock { last in
            guard state.seconds - last > 0.2 else { return false }
            last = state.seconds
            return true
        }
        guard isDue else { return }
        let gap = state.bound != 0 ? abs(state.bound - state.objective) / max(state.bound, state.objective) * 100 : 0
        Console.status(
            "site: \(Int(state.seconds)) s  objective \(state.objective)  bound \(state.bound)  gap \((gap * 1000).rounded() / 1000) %  (Ctrl-C keeps the plan)"
        )
    }

    /// Removes the line.
    func clear() { if isShown { Console.status("") } }
}
