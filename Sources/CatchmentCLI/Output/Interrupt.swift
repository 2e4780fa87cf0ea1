import CatchmentKit
import Dispatch
import Glibc
import Synchronization

/// What Ctrl-C does.
///
/// A solver is asked to stop with its best plan (a second Ctrl-C ends the program); at any other time the program ends
/// at once. No half-written folder is left.
enum Interrupt {
    private static let asked = Atomic<Bool>(false)
    private static let solving = Atomic<Bool>(false)
    private static let leftovers = Mutex<StagedDirectory.Leftovers?>(nil)

    /// Never read and never changed after it is made; it only has to live.
    nonisolated(unsafe) private static let watcher: any DispatchSourceSignal = {
        signal(SIGINT, SIG_IGN)
        let watcher = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        watcher.setEventHandler { handle() }
        watcher.resume()
        return watcher
    }()

    /// Whether Ctrl-C was pressed.
    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// From now on Ctrl-C removes the folder's stage before the program ends.
    static func cleansUp(_ directory: StagedDirectory?) {
        leftovers.withLock { $0 = directory?.leftovers }
        _ = unsafe watcher
    }

    /// Runs a solver, which looks at ``isAsked`` itself.
    static func whileSolving<Result: Sendable>(_ work: () async throws -> Result) async rethrows -> Result {
        solving.store(true, ordering: .relaxed)
        defer { solving.store(false, ordering: .relaxed) }
        return try await work()
    }

    private static func handle() {
        let isSecond = asked.exchange(true, ordering: .relaxed)
        if solving.load(ordering: .relaxed), !isSecond { return }
        while StagedDirectory.isCommitting { usleep(1000) }
        leftovers.withLock { $0 }?.remove()
        exit(130)
    }
}
