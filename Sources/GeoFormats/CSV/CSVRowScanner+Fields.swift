extension CSVRowScanner {
    /// Where the content of a field lies, without quotes around it.
    struct Extent {
        var start: UnsafePointer<UInt8>
        var count: Int
        var hasDoubledQuotes = false
    }

    /// Finds the content of the field at the position and moves to the comma or line end after it; `nil` after a problem.
    @inline(__always)
    mutating func fieldExtent() -> Extent? {
        let start = p
        if start < end, start.pointee == CSVBytes.quote { return quotedExtent() }
        let q = CSVBytes.fieldEnd(start, rowEnd)
        if q == rowEnd, q < end {
            report(.lineTooLong(line: lines))
            return nil
        }
        if q < end, q.pointee == CSVBytes.quote {
            report(.misplacedQuote(line: lines + innerLines))
            return nil
        }
        var count = q - start
        if count > 0, q == end || q.pointee == CSVBytes.lineFeed, q[-1] == CSVBytes.carriageReturn { count -= 1 }
        p = start + count
        return Extent(start: start, count: count)
    }

    /// Finds the content of a field in quotes.
    private mutating func quotedExtent() -> Extent? {
        let start = p + 1
        var q = start
        var hasDoubledQuotes = false
        while true {
            q = CSVBytes.first(CSVBytes.quote, q, rowEnd)
            guard q < rowEnd else {
                report(rowEnd < end ? .lineTooLong(line: lines) : .unterminatedQuote(line: lines))
                return nil
            }
            guard q + 1 < end, q[1] == CSVBytes.quote else { break }
            hasDoubledQuotes = true
            q += 2
        }
        guard endsField(q + 1) else {
            report(.misplacedQuote(line: lines + innerLines + CSVBytes.lineFeeds(start, q)))
            return nil
        }
        innerLines += CSVBytes.lineFeeds(start, q)
        p = q + 1
        return Extent(start: start, count: q - start, hasDoubledQuotes: hasDoubledQuotes)
    }

    /// Calls the body with the content of a field, its doubled quotes made single.
    @inline(__always)
    mutating func withContent(of extent: Extent, _ body: (UnsafePointer<UInt8>, Int) -> Void) {
        guard extent.hasDoubledQuotes else { return body(extent.start, extent.count) }
        unescaped.removeAll(keepingCapacity: true)
        var q = extent.start
        let stop = q + extent.count
        while q < stop {
            unescaped.append(q.pointee)
            q += q.pointee == CSVBytes.quote ? 2 : 1
        }
        unescaped.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start, $0.count) } }
    }

    /// Takes a field the general way, for every request of it; returns whether the walk goes on.
    @inline(never)
    mutating func takeOther() -> Bool {
        guard let extent = fieldExtent() else { return false }
        let (plan, batch, first) = (plan, batch, plan.firstSlots[field])
        batch.rowCount = row
        withContent(of: extent) { start, count in
            var slot = first
            while slot >= 0 {
                batch.take(UnsafeBufferPointer(start: start, count: count), slot: slot, plan.slots[slot], plan.marks)
                slot = plan.slots[slot].next
            }
        }
        return true
    }

    /// Looks at a row that lacks its id or position, holds a bad cell or is the last: it may be a total, a remark or the header again.
    @inline(never)
    mutating func lookAtOddRow(from start: UnsafePointer<UInt8>) {
        batch.isOdd = false
        let bytes = UnsafeBufferPointer(start: start, count: p - start)
        guard SpecialRow.mayBeOne(bytes, names: plan.names) else { return }
        // The row has been walked over: its quotes are whole.
        let cells = CSVHead.cells(ofRow: bytes)
        if let special = SpecialRow(row: row, cells: cells, names: plan.names) { batch.specials.append(special) }
    }
}
