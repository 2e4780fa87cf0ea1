import Synchronization

/// How far a run has come, for whoever shows it.
///
/// Any thread may report and any thread may look.
public final class RunProgress: Sendable {
    /// What a run is doing.
    public struct State: Sendable {
        /// The step, in English: `reading`, `coverage`, `clusters`, `blank areas`, `writing`.
        public var step: String
        /// How much of the step is done, 0 to 1, where that can be told.
        public var fraction: Double?
        /// Seconds since the step began.
        public var stepSeconds: Double
        /// Seconds since the run began.
        public var seconds: Double

        /// Seconds the step will still take at its pace so far; `nil` before anything can be told.
        public var secondsLeft: Double? {
            fraction.flatMap { $0 > 0.02 ? stepSeconds * (1 - $0) / $0 : nil }
        }
    }

    private struct Step {
        var name: String
        var total: Int?
        var began: ContinuousClock.Instant
    }

    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private let step: Mutex<Step>
    private let done = Atomic<Int>(0)

    /// Starts the clock.
    public init() {
        began = clock.now
        step = Mutex(Step(name: "reading", total: nil, began: clock.now))
    }

    /// Begins a step of so many pieces of work, if they can be counted.
    func begin(_ name: String, of total: Int? = nil) {
        done.store(0, ordering: .relaxed)
        step.withLock { $0 = Step(name: name, total: total, began: clock.now) }
    }

    /// Notes that so many pieces are done.
    func advance(by count: Int) { done.wrappingAdd(count, ordering: .relaxed) }

    /// What the run is doing now.
    public var state: State {
        let current = step.withLock { $0 }
        let fraction = current.total.flatMap { $0 > 0 ? min(1, Double(done.load(ordering: .relaxed)) / Double($0)) : nil }
        return State(
            step: current.name, fraction: fraction, stepSeconds: (clock.now - current.began).seconds,
            seconds: (clock.now - began).seconds)
    }
}
