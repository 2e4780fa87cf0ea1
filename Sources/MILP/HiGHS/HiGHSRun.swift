import CHiGHS
import Dispatch
import Glibc
import Synchronization

/// A run of HiGHS that whoever waits for it may leave behind.
///
/// HiGHS looks at its clock and asks its caller between its steps only, and one step of a large program may take seconds. Such a program runs
/// on a thread of its own: where it does not end in time the wait does, and the thread frees the model when HiGHS has noticed.
final class HiGHSRun {
    let model: HiGHSModel
    private let progress: HiGHSProgress?
    private let status = Mutex<HighsInt?>(nil)
    private let end = DispatchSemaphore(value: 0)

    /// Matrix entries of a program from which a step may take long.
    private static let largeEntries = 50_000
    /// Seconds that HiGHS is given to notice that it is to end.
    private static let patience = 0.4
    /// Milliseconds between two looks at the clock and the caller.
    private static let interval = 50

    /// Takes over a model that is ready to run, and the progress that is attached to it.
    init(_ model: consuming HiGHSModel, progress: HiGHSProgress?) {
        self.model = model
        self.progress = progress
    }

    /// Runs the model once.
    ///
    /// - Parameters:
    ///   - entries: Matrix entries of the program.
    ///   - timeLimit: Seconds until HiGHS is to end by itself; nil is no limit.
    /// - Returns: HiGHS's status; `nil` where the run was left behind.
    func run(entries: Int, timeLimit: Double?) -> HighsInt? {
        guard entries >= Self.largeEntries, timeLimit != nil || progress != nil, start() else { return runHere() }
        let begin = ContinuousClock.now
        var asked: Double?
        while end.wait(timeout: .now() + .milliseconds(Self.interval)) == .timedOut {
            let seconds = begin.duration(to: .now) / .seconds(1)
            if let asked {
                if seconds - asked > Self.patience { return nil }
            } else if seconds > timeLimit ?? .infinity || progress?.goesOn(seconds) == false {
                asked = seconds
            }
        }
        return status.withLock { $0 }
    }

    private func runHere() -> HighsInt {
        let status = Highs_run(model.handle)
        // The scheduler belongs to the calling thread and keeps its number of threads; the next run may want another.
        Highs_resetGlobalScheduler(1)
        return status
    }

    /// Starts the run on a thread of its own; returns false where there is none to be had.
    private func start() -> Bool {
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self)
        let isStarted =
            pthread_create(
                &thread, nil,
                { own in
                    guard let own else { return nil }
                    let run = Unmanaged<HiGHSRun>.fromOpaque(own).takeRetainedValue()
                    let status = run.runHere()
                    run.status.withLock { $0 = status }
                    run.end.signal()
                    return nil
                }, own.toOpaque()) == 0
        if isStarted { pthread_detach(thread) } else { own.release() }
        return isStarted
    }
}
