import Dispatch
import Synchronization

/// Works on independent pieces on a number of threads, and returns their results in the order of the pieces.
///
/// The cuts depend on the number of pieces alone, and every piece is told its inputs beforehand, so that results are the same to the bit for any
/// number of threads.
package struct Crew: Sendable {
    /// The number of rows in a chunk of work.
    static let rowsPerChunk = 32_768

    /// How many pieces are worked on at a time; at least 1.
    package let threads: Int
    private let advance: (@Sendable (Int) -> Void)?
    private let goesOn: (@Sendable () -> Bool)?

    /// Makes a crew.
    ///
    /// - Parameters:
    ///   - threads: How many may work at a time.
    ///   - advance: Called now and then, from any of them, with the number of rows done since the last call.
    ///   - goesOn: Asked now and then, from any of them, whether to go on.
    package init(threads: Int, advance: (@Sendable (Int) -> Void)? = nil, goesOn: (@Sendable () -> Bool)? = nil) {
        self.threads = max(1, threads)
        self.advance = advance
        self.goesOn = goesOn
    }

    /// Says that so many more rows are done.
    func advance(by rows: Int) { advance?(rows) }

    /// Ends work that is not wanted any more.
    ///
    /// - Throws: `CancellationError` once the crew is to go on no more.
    package func checkGoesOn() throws {
        if goesOn?() == false { throw CancellationError() }
    }

    /// Cuts `0..<count` into chunks, works on them as tasks, and returns the results in chunk order.
    ///
    /// - Complexity: O(count) calls' work, spread over the threads.
    package func chunks<Partial: Sendable>(
        of count: Int, size: Int = rowsPerChunk, _ work: @Sendable @escaping (Range<Int>) throws -> Partial
    ) async throws -> [Partial] {
        let chunkCount = (count + size - 1) / size
        guard chunkCount > 1, threads > 1 else {
            return try (0..<chunkCount).map { try work($0 * size..<min(($0 + 1) * size, count)) }
        }
        let next = PieceCounter()
        return try await withThrowingTaskGroup(of: [(Int, Partial)].self) { group in
            for _ in 0..<min(threads, chunkCount) {
                group.addTask {
                    var done: [(Int, Partial)] = []
                    while case let chunk = next.take(), chunk < chunkCount {
                        done.append((chunk, try work(chunk * size..<min((chunk + 1) * size, count))))
                    }
                    return done
                }
            }
            var slots = [Partial?](repeating: nil, count: chunkCount)
            for try await results in group {
                for (chunk, partial) in results { slots[chunk] = partial }
            }
            return slots.compactMap { $0 }
        }
    }

    /// Cuts `0..<count` into chunks, works on them as tasks, and joins the results in chunk order as they come, so that few of them are in memory
    /// at a time.
    ///
    /// - Complexity: O(count) calls' work, spread over the threads; the joining is one at a time.
    package func fold<Partial: Sendable, Whole: Sendable>(
        of count: Int, size: Int = rowsPerChunk, into whole: consuming Whole,
        _ work: @Sendable @escaping (Range<Int>) throws -> Partial,
        join: @Sendable @escaping (inout Whole, Partial) -> Void
    ) async throws -> Whole {
        let chunkCount = (count + size - 1) / size
        let fold = ChunkFold<Partial, Whole>(whole)
        let next = PieceCounter()
        let run = { @Sendable in
            while case let chunk = next.take(), chunk < chunkCount {
                try Task.checkCancellation()
                fold.add(try work(chunk * size..<min((chunk + 1) * size, count)), chunk, join)
            }
        }
        if min(threads, chunkCount) <= 1 {
            try run()
        } else {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<min(threads, chunkCount) { group.addTask { try run() } }
                try await group.waitForAll()
            }
        }
        return fold.whole
    }

    /// Returns the results of pieces 0 to `count` − 1, in that order, and blocks until they are there.
    ///
    /// - Throws: What the first piece that failed threw.
    package func map<Value: Sendable, Failure: Error>(
        _ count: Int, _ work: @Sendable (Int) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let results = finished(count) { piece in Result { () throws(Failure) in try work(piece) } }
        var values: [Value] = []
        values.reserveCapacity(count)
        for result in results { values.append(try result.get()) }
        return values
    }

    /// Returns the results of two pieces of different kind, and blocks until they are there.
    package func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        guard threads > 1 else { return (first(), second()) }
        let results = Mutex<(First?, Second?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { piece in
            if piece == 0 {
                let result = first()
                results.withLock { $0.0 = result }
            } else {
                let result = second()
                results.withLock { $0.1 = result }
            }
        }
        guard case (let first?, let second?) = results.withLock({ $0 }) else { preconditionFailure("both pieces have run") }
        return (first, second)
    }

    private func finished<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
        let workers = min(threads, count)
        guard workers > 1 else { return (0..<count).map(work) }
        let results = Mutex([Value?](repeating: nil, count: count))
        let next = PieceCounter()
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while case let piece = next.take(), piece < count {
                let value = work(piece)
                results.withLock { $0[piece] = value }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}

/// The chunks joined so far, and those that wait for one before them.
private final class ChunkFold<Partial: Sendable, Whole: Sendable>: Sendable {
    private struct State: Sendable {
        var whole: Whole
        var waiting: [Int: Partial] = [:]
        var nextToJoin = 0
    }

    private let state: Mutex<State>

    init(_ whole: consuming Whole) { state = Mutex(State(whole: whole)) }

    var whole: Whole { state.withLock { $0.whole } }

    func add(_ partial: Partial, _ chunk: Int, _ join: (inout Whole, Partial) -> Void) {
        state.withLock { state in
            state.waiting[chunk] = partial
            while let partial = state.waiting.removeValue(forKey: state.nextToJoin) {
                join(&state.whole, partial)
                state.nextToJoin += 1
            }
        }
    }
}

/// Hands out the numbers of pieces to those who work.
private final class PieceCounter: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
