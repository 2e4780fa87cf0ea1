import GeoPrimitives

/// Walks over the rows of a stretch of a CSV file (RFC 4180) and fills a batch with the requested cells.
struct CSVRowScanner {
    /// The longest row that is read.
    static let maximumRowBytes = 16 << 20

    private let base: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let plan: CSVPlan
    let batch: CSVBatch
    private let stores: UnsafeMutablePointer<CSVBatch.Store>
    private let fieldCount: Int
    /// The current row in the batch; the batch learns of it only where it needs it.
    var row = 0
    /// The last noted difference of line and row.
    private var lineOffset = 0
    /// Whether a problem has ended the walk.
    private var isStopped = false
    /// The position of the walk.
    var p: UnsafePointer<UInt8>
    /// The end of what the current row may take.
    var rowEnd: UnsafePointer<UInt8>
    /// The current field.
    var field = 0
    /// Line feeds passed before the current row, and inside it.
    var lines = 0
    var innerLines = 0
    /// Whether a cell of the current row went the general way, so that the row may be odd.
    private var hasOdd = false
    /// The current field without the doubling of its quotes.
    var unescaped: [UInt8] = []

    /// Prepares a walk over the bytes of the whole file.
    init(_ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, plan: CSVPlan, batch: CSVBatch) {
        self.base = base
        end = base + bytes.count
        self.plan = plan
        self.batch = batch
        stores = batch.stores
        fieldCount = plan.actions.count
        p = base
        rowEnd = base
    }

    /// Scans all rows that begin in the range.
    ///
    /// The lower bound must be the beginning of a row. The problem that ends the walk, if any, is left in the batch.
    mutating func run(_ range: Range<Int>) {
        p = base + range.lowerBound
        lines = 0
        let stop = base + range.upperBound
        plan.actions.withUnsafeBufferPointer { actions in
            plan.firstSlots.withUnsafeBufferPointer { slots in
                while p < stop, !isStopped { scanRow(actions, slots) }
            }
        }
        batch.rowCount = row
        batch.lineCount = lines
        batch.next = p - base
    }

    /// Scans one row, or passes over a blank line.
    @inline(__always)
    private mutating func scanRow(_ actions: UnsafeBufferPointer<CSVPlan.Action>, _ slots: UnsafeBufferPointer<Int>) {
        if passBlankLine() { return }
        let start = p
        rowEnd = end - p > Self.maximumRowBytes ? p + Self.maximumRowBytes : end
        field = 0
        innerLines = 0
        while true {
            let isTaken: Bool
            switch actions[field] {
            case .number: isTaken = takeNumber(slot: slots[field])
            case .text: isTaken = takeText(slot: slots[field])
            case .code: isTaken = takeCode(slot: slots[field])
            case .skip: isTaken = fieldExtent() != nil
            case .other:
                isTaken = takeOther()
                hasOdd = true
            }
            guard isTaken else { return }
            if p < end, p.pointee == CSVBytes.comma {
                field += 1
                p += 1
                if field < fieldCount { continue }
                return reportSurplus()
            }
            break
        }
        guard field == fieldCount - 1 else { return report(.raggedRow(line: lines, found: field + 1)) }
        // The last row may be a total that looks like a place.
        let isLast = end - p <= 2
        if hasOdd || isLast {
            hasOdd = false
            if batch.isOdd || isLast { lookAtOddRow(from: start) }
        }
        if lines - row != lineOffset {
            lineOffset = lines - row
            batch.lines.note(row: row, location: lines)
        }
        row += 1
        lines += innerLines
        passLineEnd()
    }

    /// Passes over a line with nothing but blanks, separators and empty quotes in it; returns whether there was one.
    @inline(__always)
    private mutating func passBlankLine() -> Bool {
        // What a field begins with decides at once for nearly every row.
        guard p.pointee <= CSVBytes.comma else { return false }
        return passBlankFields()
    }

    @inline(never)
    private mutating func passBlankFields() -> Bool {
        var q = p
        while q < end, q.pointee != CSVBytes.lineFeed {
            if q.pointee == CSVBytes.quote {
                q += 1
                while q < end, CellText.isBlank(q.pointee), q.pointee != CSVBytes.lineFeed { q += 1 }
                guard q < end, q.pointee == CSVBytes.quote, endsField(q + 1) || CellText.isBlank(q + 1 < end ? q[1] : 0) else {
                    return false
                }
            } else {
                guard CellText.isBlank(q.pointee) || q.pointee == CSVBytes.comma else { return false }
            }
            q += 1
        }
        p = q
        if p < end {
            p += 1
            lines += 1
        }
        return true
    }

    /// Passes over the end of a row.
    @inline(__always)
    private mutating func passLineEnd() {
        if p < end, p.pointee == CSVBytes.carriageReturn { p += 1 }
        if p < end {
            p += 1
            lines += 1
        }
    }

    /// Ends the walk.
    mutating func report(_ problem: CSVProblem) {
        batch.problem = problem
        isStopped = true
    }

    /// Counts the fields of a row that has too many, and reports it.
    private mutating func reportSurplus() {
        var found = fieldCount + 1
        while fieldExtent() != nil {
            guard p < end, p.pointee == CSVBytes.comma else { return report(.raggedRow(line: lines, found: found)) }
            p += 1
            found += 1
        }
    }

    /// Takes a plain number at once; everything else goes the general way.
    @inline(__always)
    private mutating func takeNumber(slot: Int) -> Bool {
        var q = p
        let end = end - p > 64 ? p + 64 : end  // no plain number is longer
        let isNegative = q < end && q.pointee == UInt8(ascii: "-")
        if isNegative { q += 1 }
        let first = q
        var mantissa: UInt64 = 0
        while q < end, q.pointee &- 48 <= 9 {
            mantissa = mantissa &* 10 &+ UInt64(q.pointee &- 48)
            q += 1
        }
        var digits = q - first
        var scale = 0
        if q < end, q.pointee == UInt8(ascii: ".") {
            q += 1
            let point = q
            while q < end, q.pointee &- 48 <= 9 {
                mantissa = mantissa &* 10 &+ UInt64(q.pointee &- 48)
                q += 1
            }
            scale = q - point
            digits += scale
        }
        guard digits > 0, digits <= 19, endsField(q) else {
            hasOdd = true
            return takeOther()
        }
        let value = Decimal.quotient(mantissa, scale: scale)
        stores[slot].numbers[row] = isNegative ? -value : value
        p = q
        return true
    }

    /// Whether a field ends at the position.
    @inline(__always)
    func endsField(_ q: UnsafePointer<UInt8>) -> Bool {
        guard q < end else { return true }
        let byte = q.pointee
        return byte == CSVBytes.comma || byte == CSVBytes.lineFeed
            || (byte == CSVBytes.carriageReturn && (q + 1 == end || q[1] == CSVBytes.lineFeed))
    }

    /// Takes a field as text.
    @inline(__always)
    private mutating func takeText(slot: Int) -> Bool {
        guard let extent = fieldExtent() else { return false }
        let (store, row) = (stores + slot, row)
        withContent(of: extent) { store.pointee.append($0, $1, row: row) }
        return true
    }

    /// Takes an identifier of plain letters, digits and signs at once; everything else goes the general way.
    @inline(__always)
    private mutating func takeCode(slot: Int) -> Bool {
        var q = p
        var (hasExponent, hasOther) = (false, false)
        // Past the comma in ASCII lie digits, letters, and of the signs those that need no second look.
        while q < rowEnd, q.pointee > CSVBytes.comma, q.pointee < 0x7F {
            if q.pointee &- 48 > 9 {
                if q.pointee | 0x20 == UInt8(ascii: "e") {
                    hasExponent = true
                } else if q.pointee != UInt8(ascii: "."), q.pointee != UInt8(ascii: "-") {
                    hasOther = true
                }
            }
            q += 1
        }
        // Nothing but digits around an e may be a code in scientific notation.
        guard q > p, q < rowEnd || q == end, endsField(q), hasOther || !hasExponent else {
            hasOdd = hasOdd || q == p
            return takeOther()
        }
        stores[slot].append(p, q - p, row: row)
        p = q
        return true
    }
}
