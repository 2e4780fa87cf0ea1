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
    /// Whether the program is about to end: what fails now fails because its files are being removed.
    static let isEnding = Atomic<Bool>(false)
    private static let staging = Atomic<Bool>(false)
    private static let leftovers = Mutex<StagedDirectory.Leftovers?>(nil)

    /// A queue of its own: work on all threads would keep a shared one from hearing of a signal.
    private static let queue = DispatchQueue(label: "catchment.signals", qos: .userInteractive)

    /// Never read and never changed after it is made; it only has to live.
    nonisolated(unsafe) private static let watchers: [any DispatchSourceSignal] = [SIGINT, SIGTERM, SIGHUP].map { number in
        signal(number, SIG_IGN)
        let watcher = DispatchSource.makeSignalSource(signal: number, queue: queue)
        watcher.setEventHandler { handle(number) }
        watcher.resume()
        return watcher
    }

    /// Whether Ctrl-C was pressed.
    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// Returns the output folder that `make` makes; whatever ends the program before it is whole, its stage goes.
    static func staged(_ make: () throws -> StagedDirectory) rethrows -> StagedDirectory {
        _ = unsafe watchers
        // Between the folder and the note of what is to be removed nothing may end the program.
        staging.store(true, ordering: .sequentiallyConsistent)
        defer { staging.store(false, ordering: .sequentiallyConsistent) }
        let directory = try make()
        leftovers.withLock { $0 = directory.leftovers }
        return directory
    }

    /// Returns an output folder; whatever ends the program before it is whole, its stage goes.
    ///
    /// - Throws: `CatchmentError` where the folder cannot be made, or another run holds it and is not waited for.
    static func output(_ path: String, waits: Bool) throws -> StagedDirectory {
        while true {
            if waits { StagedDirectory.waitUntilFree(path) }
            do {
                return try staged { try StagedDirectory(path) }
            } catch let error as CatchmentError where waits && error.exitCode == 75 {
                // A third run was faster.
                continue
            }
        }
    }

    /// Runs a solver, which looks at ``isAsked`` itself.
    static func whileSolving<Result: Sendable>(_ work: () async throws -> Result) async rethrows -> Result {
        _ = unsafe watchers
        solving.store(true, ordering: .relaxed)
        defer { solving.store(false, ordering: .relaxed) }
        return try await work()
    }

    private static func handle(_ number: Int32) {
        let isSecond = asked.exchange(true, ordering: .relaxed)
        if number == SIGINT, solving.load(ordering: .relaxed), !isSecond { return }
        isEnding.store(true, ordering: .relaxed)
        while staging.load(ordering: .sequentiallyConsistent) { usleep(1000) }
        StagedDirectory.end()
        end(128 + number)
    }

    /// Removes the stage and ends the program at once: what other threads are doing ends with it, and nothing is torn down under their hands.
    private static func end(_ code: Int32) -> Never {
        isEnding.store(true, ordering: .relaxed)
        let left = leftovers.withLock { $0 }
        // A writer may make a file between the removal of the others and that of the folder.
        for _ in 0..<100 where left?.isThere == true { left?.remove() }
        _exit(code)
    }

    /// Says which input another program shortened while it was read, where that is what a fault means, and ends the program.
    static func watchInputs(_ language: Language) {
        isChinese.store(language == .zh, ordering: .relaxed)
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_sigaction = { number, info, _ in
            let address = unsafe info.map { unsafe UInt(bitPattern: $0.pointee._sifields._sigfault.si_addr) } ?? 0
            Interrupt.handleFault(number, at: address)
        }
        action.sa_flags = SA_SIGINFO
        unsafe sigaction(SIGBUS, &action, nil)
        // A file that would be larger than allowed is an error of writing, and is said as one.
        signal(SIGXFSZ, SIG_IGN)
    }

    private static let isChinese = Atomic<Bool>(false), isFaulted = Atomic<Bool>(false)

    /// The thread that faulted holds no lock: it was reading the bytes of a file.
    private static func handleFault(_ number: Int32, at address: UInt) {
        guard let error = ShortenedInput.error(at: address) else {
            signal(number, SIG_DFL)
            return
        }
        // Several threads may read it; one speaks.
        while isFaulted.exchange(true, ordering: .relaxed) { sleep(1) }
        for line in error.lines(in: isChinese.load(ordering: .relaxed) ? .zh : .en) { Console.note("catchment: \(line)") }
        end(error.exitCode)
    }
}
