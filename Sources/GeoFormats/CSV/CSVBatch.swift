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

        /// Adds the text of a row.
        @inline(__always)
        mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int, row: Int) {
            if textCount + count > textCapacity { grow(by: count) }
            let target = text + textCount
            if count <= 16 {
                // Ids are short: a loop is quicker than a call.
                for index in 0..<count { target[index] = bytes[index] }
            } else {
                target.update(from: bytes, count: count)
            }
            textCount += count
            ends[row] = UInt32(truncatingIfNeeded: textCount)
        }

        /// Makes room for more text.
        private mutating func grow(by count: Int) {
            textCapacity = max(textCapacity * 2, textCount + count)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
            larger.update(from: text, count: textCount)
            text.deallocate()
            text = larger
        }
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
    /// Cells that were not taken as they stand, by row of the stretch.
    var findings = CellFindings()
    /// Whether the current row lacks its position, or a cell of it is bad.
    var isOdd = false
    /// Rows that read like none of the list.
    var specials: [SpecialRow] = []
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
        findings = CellFindings()
        isOdd = false
        specials = []
        problem = nil
    }

    /// Notes a bad cell of the current row.
    func fail(_ column: String, _ text: UnsafeBufferPointer<UInt8>, _ problem: CellProblem) {
        failureCount += 1
        guard failures.count < FeatureTable.maximumFailuresKept else { return }
        let shown = String(decoding: text.prefix(400), as: UTF8.self)
        failures.append(CellFailure(row: rowCount, column: column, text: shown, problem: problem))
    }
}

extension CSVBatch {
    /// Notes a cell of the current row that was not taken as it stands.
    func note(_ kind: TableReading.CellKind, _ column: String, _ text: UnsafeBufferPointer<UInt8>) {
        findings.note(kind, column: column, row: rowCount, text: String(decoding: text.prefix(60), as: UTF8.self))
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
    /// A zero byte, which no text holds.
    case zeroByte
}
