import Dispatch
import GeoPrimitives
import Glibc
import Synchronization

/// Scans the body of a CSV file in stretches of one size, whatever the number of threads.
///
/// A stretch is scanned on the guess that the first line feed in it ends a row. That is wrong only where a line feed stands inside
/// quotes. Stretches are joined in the order of the file: the true beginning of a stretch is where the one before ended, and a
/// stretch that was guessed wrong is scanned again from there. So the result is that of one walk from start to end.
final class CSVParallelScan: Sendable {
    private struct State: ~Copyable {
        var assembly: CSVAssembly
        /// Scanned stretches that wait for one before them.
        var waiting: [Int: CSVBatch] = [:]
        /// The next stretch to join.
        var nextToJoin = 0
        /// Batches to use again.
        var spare: [CSVBatch] = []
    }

    static let stretchBytes = 1 << 20

    private let bytes: MappedFile
    private let plan: CSVPlan
    private let bodyStart: Int
    private let stretchCount: Int
    private let nextToScan = Atomic<Int>(0)
    private let isStopped = Atomic<Bool>(false)
    private let state: Mutex<State>

    /// Prepares the scan of the rows after the header.
    init(_ bytes: MappedFile, header: CSVHeader, plan: CSVPlan, file: String) {
        self.bytes = bytes
        self.plan = plan
        bodyStart = header.bodyStart
        stretchCount = (bytes.count - header.bodyStart + Self.stretchBytes - 1) / Self.stretchBytes
        state = Mutex(State(assembly: CSVAssembly(plan: plan, header: header, byteCount: bytes.count, file: file)))
    }

    /// Scans all rows.
    func run(threads: Int) {
        let count = max(1, min(threads, stretchCount))
        if count == 1 {
            work()
        } else {
            DispatchQueue.concurrentPerform(iterations: count) { _ in work() }
        }
    }

    /// Returns the table after ``run(threads:)``.
    func result() throws(FormatError) -> FeatureTable {
        let assembly = state.withLock { $0.assembly }
        return try assembly.table()
    }

    /// Scans stretches until none is left.
    private func work() {
        guard plan.usesGDAL else { return scanStretches() }
        GDALSession.quietly { _ in scanStretches() }
    }

    private func scanStretches() {
        while !isStopped.load(ordering: .relaxed) {
            awaitSlowest()
            let number = nextToScan.add(1, ordering: .relaxed).oldValue
            guard number < stretchCount else { return }
            let batch = takeSpare()
            scan(stretch: number, from: guessedStart(of: number), into: batch)
            join(batch, number)
        }
    }

    /// Waits while many stretches are scanned and one before them is not, so that they do not pile up in memory.
    ///
    /// Whoever waits here holds no stretch, so the one that is missing is being scanned.
    private func awaitSlowest() {
        while state.withLock({ $0.waiting.count }) > 8, !isStopped.load(ordering: .relaxed) { usleep(100) }
    }

    /// The bytes of a stretch.
    private func range(of number: Int) -> Range<Int> {
        let low = bodyStart + number * Self.stretchBytes
        return low..<min(bytes.count, low + Self.stretchBytes)
    }

    /// Returns the first beginning of a row in the stretch as far as line feeds tell; the end of the stretch when there is none.
    private func guessedStart(of number: Int) -> Int {
        let range = range(of: number)
        bytes.willRead(range)
        guard number > 0 else { return range.lowerBound }
        let end = bytes.base + range.upperBound
        let feed = CSVBytes.first(CSVBytes.lineFeed, bytes.base + range.lowerBound - 1, end)
        return feed < end ? min(range.upperBound, feed - bytes.base + 1) : range.upperBound
    }

    /// Scans the rows that begin at or after the start and before the end of the stretch.
    private func scan(stretch number: Int, from start: Int, into batch: CSVBatch) {
        batch.reset(start: start)
        let range = range(of: number)
        guard start < range.upperBound else { return }
        var scanner = CSVRowScanner(bytes.bytes, base: bytes.base, plan: plan, batch: batch)
        scanner.run(start..<range.upperBound)
        let scanned = UnsafeBufferPointer(rebasing: bytes.bytes[start..<batch.next])
        if let bad = UTF8Check.firstBadByte(in: scanned) {
            batch.problem = .notUTF8(offset: start + bad)
        } else if batch.problem == nil, memchr(bytes.base + start, 0, scanned.count) != nil {
            batch.problem = .zeroByte
        }
        // A page fault at either end brings in up to 64 KiB of the neighbours, which may have been given back already.
        let margin = 1 << 16
        bytes.didRead(max(0, range.lowerBound - margin)..<min(bytes.count, range.upperBound + margin))
    }

    /// Returns an empty batch.
    private func takeSpare() -> CSVBatch {
        let spare = state.withLock { Handover($0.spare.popLast()) }
        if let batch = spare.batch { return batch }
        let rowCapacity = Self.stretchBytes / max(1, plan.actions.count) + 2
        return CSVBatch(slotCount: plan.slots.count, rowCapacity: rowCapacity, textCapacity: Self.stretchBytes / 4)
    }

    /// Hands a scanned stretch over, and joins what can be joined.
    private func join(_ batch: CSVBatch, _ number: Int) {
        let handover = Handover(batch)
        state.withLock { state in
            state.waiting[number] = handover.batch
            while !isStopped.load(ordering: .relaxed), let batch = state.waiting.removeValue(forKey: state.nextToJoin) {
                let start = state.assembly.expectedStart
                if batch.start != start { scan(stretch: state.nextToJoin, from: start, into: batch) }
                state.assembly.append(batch)
                if state.assembly.error != nil { isStopped.store(true, ordering: .relaxed) }
                state.nextToJoin += 1
                state.spare.append(batch)
            }
        }
    }

    /// Carries a batch across the lock: it has one owner at any time, the worker or the state.
    private struct Handover: @unchecked Sendable {
        let batch: CSVBatch?
        init(_ batch: CSVBatch?) { self.batch = batch }
    }
}
