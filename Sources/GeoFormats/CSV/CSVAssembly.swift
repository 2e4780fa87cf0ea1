import GeoPrimitives

/// The columns of a CSV file as they grow stretch by stretch, in the order of the file.
struct CSVAssembly {
    private let plan: CSVPlan
    private let file: String
    /// What is still to come, for an estimate of the number of rows.
    private let bodyBytes: Int
    private var numbers: [[Double]]
    private var others: [[Double]]
    private var texts: [TextColumn]
    private var rowCount = 0
    private var line: Int
    private var locations: RowLocations
    private var failures: [CellFailure] = []
    private var failureCount = 0
    private var findings = CellFindings()
    private var specials: [SpecialRow] = []
    /// What ended the reading.
    private(set) var error: FormatError?
    /// Where the next stretch must begin.
    private(set) var expectedStart: Int

    /// Starts with no rows.
    init(plan: CSVPlan, header: CSVHeader, byteCount: Int, file: String) {
        self.plan = plan
        self.file = file
        bodyBytes = byteCount - header.bodyStart
        numbers = Array(repeating: [], count: plan.slots.count)
        others = numbers
        texts = Array(repeating: TextColumn(), count: plan.slots.count)
        line = header.bodyLine
        locations = RowLocations(first: header.bodyLine)
        expectedStart = header.bodyStart
    }

    /// Adds the rows of the stretch that begins at ``expectedStart``.
    mutating func append(_ batch: CSVBatch) {
        if let problem = batch.problem {
            error = formatError(problem)
            return
        }
        if rowCount == 0 { reserve(batch) }
        for (index, slot) in plan.slots.enumerated() {
            let store = batch.stores[index]
            switch slot.kind {
            case .text, .code: appendText(store, index, batch.rowCount)
            case .wktPoint, .pair:
                numbers[index].append(contentsOf: UnsafeBufferPointer(start: store.numbers, count: batch.rowCount))
                others[index].append(contentsOf: UnsafeBufferPointer(start: store.others, count: batch.rowCount))
            case .number, .angle, .length, .squareMeters:
                numbers[index].append(contentsOf: UnsafeBufferPointer(start: store.numbers, count: batch.rowCount))
            }
        }
        appendLocations(batch)
        for failure in batch.failures where failures.count < FeatureTable.maximumFailuresKept {
            var moved = failure
            moved.row += rowCount
            failures.append(moved)
        }
        failureCount += batch.failureCount
        findings.append(batch.findings, movedBy: rowCount)
        for special in batch.specials {
            var moved = special
            moved.row += rowCount
            specials.append(moved)
        }
        rowCount += batch.rowCount
        line += batch.lineCount
        expectedStart = batch.next
    }

    /// Reserves room for the whole file after its first stretch; what stays unused is never touched.
    private mutating func reserve(_ batch: CSVBatch) {
        let share = Double(bodyBytes) / Double(max(1, batch.next - batch.start)) * 1.03
        let rows = Int(Double(batch.rowCount) * share) + 1024
        for (index, slot) in plan.slots.enumerated() {
            switch slot.kind {
            case .text, .code:
                texts[index].reserveCapacity(texts: rows, bytes: Int(Double(batch.stores[index].textCount) * share) + 1024)
            case .wktPoint, .pair:
                numbers[index].reserveCapacity(rows)
                others[index].reserveCapacity(rows)
            case .number, .angle, .length, .squareMeters: numbers[index].reserveCapacity(rows)
            }
        }
    }

    /// Adds the texts of a column.
    private mutating func appendText(_ store: CSVBatch.Store, _ index: Int, _ count: Int) {
        let base = texts[index].bytes.count
        guard base + store.textCount <= Int(UInt32.max) else {
            error = .tooMuchText(file: file, column: plan.slots[index].columnName)
            return
        }
        texts[index].bytes.append(contentsOf: UnsafeBufferPointer(start: store.text, count: store.textCount))
        let shift = UInt32(base)
        for row in 0..<count { store.ends[row] &+= shift }
        texts[index].offsets.append(contentsOf: UnsafeBufferPointer(start: store.ends, count: count))
    }

    /// Adds where the rows stand.
    private mutating func appendLocations(_ batch: CSVBatch) {
        guard batch.rowCount > 0 else { return }
        for step in batch.lines.steps {
            locations.note(row: rowCount + step.row, location: line + step.row + step.offset)
        }
    }

    /// Returns the error of a problem in the stretch at ``expectedStart``.
    private func formatError(_ problem: CSVProblem) -> FormatError {
        switch problem {
        case .raggedRow(let at, let found):
            .raggedRow(file: file, line: line + at, expected: plan.actions.count, found: found)
        case .unterminatedQuote(let at): .unterminatedQuote(file: file, line: line + at)
        case .misplacedQuote(let at): .misplacedQuote(file: file, line: line + at)
        case .lineTooLong(let at): .lineTooLong(file: file, line: line + at)
        case .notUTF8(let offset): .undecodable(file: file, line: line, byteOffset: offset)
        case .zeroByte: CSVText.zeroBytes(file)
        }
    }

    /// Returns the table.
    consuming func table() throws(FormatError) -> FeatureTable {
        if let error { throw error }
        var columns: [Column] = []
        for (index, slot) in plan.slots.enumerated() {
            switch slot.kind {
            case .text, .code: columns.append(.texts(texts[index]))
            case .wktPoint, .pair: columns.append(.points(x: numbers[index], y: others[index]))
            case .number, .angle, .length, .squareMeters: columns.append(.numbers(numbers[index]))
            }
        }
        return FeatureTable(
            rowCount: rowCount, columns: columns, geometry: .none, failures: failures, failureCount: failureCount, rowNoun: "row",
            locations: locations, findings: findings, specials: specials)
    }
}
