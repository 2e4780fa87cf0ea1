import Synchronization

/// The number of rows in a chunk of work.
///
/// It does not depend on the thread count, so neither do the results.
let rowsPerChunk = 32_768

/// Cuts `0..<count` into chunks, works on them with up to `threads` tasks, and returns the results in chunk order.
///
/// The cuts depend on `count` alone, so that folding the results in order gives the same bytes for any number of threads.
///
/// - Complexity: O(count) calls' work, spread over the threads.
package func mapChunks<Partial: Sendable>(
    of count: Int, size: Int = rowsPerChunk, threads: Int, _ work: @Sendable @escaping (Range<Int>) throws -> Partial
) async throws -> [Partial] {
    let chunkCount = (count + size - 1) / size
    guard chunkCount > 1, threads > 1 else {
        return try (0..<chunkCount).map { try work($0 * size..<min(($0 + 1) * size, count)) }
    }
    let next = ChunkCounter()
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

/// Cuts `0..<count` into chunks, works on them with up to `threads` tasks, and joins the results in chunk order as they come, so that few
/// of them are in memory at a time.
///
/// The cuts depend on `count` alone, so that the result is the same for any number of threads.
///
/// - Complexity: O(count) calls' work, spread over the threads; the joining is one at a time.
package func foldChunks<Partial: Sendable, Whole: Sendable>(
    of count: Int, size: Int = rowsPerChunk, threads: Int, into whole: consuming Whole,
    _ work: @Sendable @escaping (Range<Int>) throws -> Partial,
    join: @Sendable @escaping (inout Whole, Partial) -> Void
) async throws -> Whole {
    let chunkCount = (count + size - 1) / size
    let fold = ChunkFold<Partial, Whole>(whole)
    let next = ChunkCounter()
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

/// Hands out chunk numbers to tasks.
private final class ChunkCounter: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
