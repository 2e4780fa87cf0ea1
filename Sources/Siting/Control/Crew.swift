import Dispatch
import Synchronization

/// Runs independent pieces of work on a number of threads.
///
/// Every piece is told its inputs beforehand and results are returned in the order of the pieces, so that they do not depend on the number
/// of threads.
struct Crew: Sendable {
    let threads: Int

    /// Returns the results of pieces 0 to `count` − 1, in that order.
    ///
    /// - Throws: What the first piece that failed threw.
    func map<Value: Sendable>(
        _ count: Int, _ work: @Sendable (Int) throws(SitingError) -> Value
    ) throws(SitingError) -> [Value] {
        let results = map(count) { piece in Result { () throws(SitingError) in try work(piece) } }
        var values: [Value] = []
        for result in results { values.append(try result.get()) }
        return values
    }

    /// Returns the results of pieces 0 to `count` − 1 that cannot fail, in that order.
    func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
        let workers = min(threads, count)
        guard workers > 1 else { return (0..<count).map(work) }
        let results = Mutex([Value?](repeating: nil, count: count))
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while case let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue, piece < count {
                let value = work(piece)
                results.withLock { $0[piece] = value }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }

    /// Returns the results of two pieces of different kind.
    func both<First: Sendable, Second: Sendable>(
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
}
