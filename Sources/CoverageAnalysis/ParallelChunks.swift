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

/// Hands out chunk numbers to tasks.
private final class ChunkCounter: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
