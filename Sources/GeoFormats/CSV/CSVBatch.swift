import GeoPrimitives

/// The columns of the rows of one stretch of a file, in memory that is used again for later stretches.
final class CSVBatch {
    /// One column: either numbers (two sets for positions) or text.
    struct Store {
        var numbers: UnsafeMutablePointer<Double>
        var others: UnsafeMutablePointer<Double>
        var text: UnsafeMutablePointer<UInt8>
        var textCount: Int
        var textCapacity: Int
        var ends: UnsafeMutablePointer<UInt32>
    }

    let stores: UnsafeMutablePointer<Store>
    let storeCount: Int
    var rowCount = 0
    /// Line breaks passed, those inside quotes and of blank lines included.
    var lineCount = 0
    /// Where the first row of the stretch begins, and the first row after it.
    var start = 0
    var next = 0
    /// Rows whose line is not one after the row before; lines count from 0 at ``start``.
    var lines = RowLocations(first: 0)
    var failures: [CellFailure] = []
    var failureCount = 0
    /// The problem that ended the scan.
    var problem: CSVProblem?

    /// Makes room for so many rows; memory that is not used is not touched.
    init(slotCount: Int, rowCapacity: Int, textCapacity: Int) {
        storeCount = slotCount
        stores = .allocate(capacity: max(1, slotCount))
        for index in 0..<slotCount {
            (stores + index).initialize(
                to: Store(
                    numbers: .allocate(capacity: rowCapacity), others: .allocate(capacity: rowCapacity),
                    text: .allocate(capacity: textCapacity), textCount: 0, textCapacity: textCapacity,
                    ends: .allocate(capacity: rowCapacity)))
        }
    }

    deinit {
        for index in 0..<storeCount {
            stores[index].numbers.deallocate()
            stores[index].others.deallocate()
            stores[index].text.deallocate()
            stores[index].ends.deallocate()
        }
        stores.deallocate()
    }

    /// Forgets the rows.
    func reset(start: Int) {
        for index in 0..<storeCount { stores[index].textCount = 0 }
        rowCount = 0
        lineCount = 0
        self.start = start
        next = start
        lines = RowLocations(first: 0)
        failures = []
        failureCount = 0
        problem = nil
    }

    /// Adds a text to a column for the current row.
    @inline(__always)
    func appendText(_ bytes: UnsafePointer<UInt8>, _ count: Int, slot: Int) {
        let store = stores + slot
        let used = store.pointee.textCount
        if used + count > store.pointee.textCapacity { grow(slot, by: count) }
        (store.pointee.text + used).update(from: bytes, count: count)
        store.pointee.textCount = used + count
        store.pointee.ends[rowCount] = UInt32(truncatingIfNeeded: used + count)
    }

    /// Enlarges the text of a column.
    private func grow(_ slot: Int, by count: Int) {
        let store = stores + slot
        let capacity = max(store.pointee.textCapacity * 2, store.pointee.textCount + count)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: store.pointee.text, count: store.pointee.textCount)
        store.pointee.text.deallocate()
        store.pointee.text = larger
        store.pointee.textCapacity = capacity
    }

    /// Notes a bad cell of the current row.
    func fail(_ column: String, _ text: UnsafeBufferPointer<UInt8>, _ reason: String) {
        failureCount += 1
        guard failures.count < FeatureTable.maximumFailuresKept else { return }
        let shown = String(decoding: text.prefix(400), as: UTF8.self)
        failures.append(CellFailure(row: rowCount, column: column, text: shown, reason: reason))
    }
}

/// What ends a scan of rows; lines count from 0 at the start of the stretch.
enum CSVProblem: Hashable {
    case raggedRow(line: Int, found: Int)
    case unterminatedQuote(line: Int)
    case misplacedQuote(line: Int)
    case lineTooLong(line: Int)
    /// The bytes are not UTF-8 from this offset in the file.
    case notUTF8(offset: Int)
}
