import GeoPrimitives

/// Takes the rows out of a table that are none of the list: totals, headings, remarks, the header again.
///
/// A total is left out when one of its numbers is the sum of the rows above it (since the last total, or all), of the totals above it, or
/// of the rows below it. One whose numbers are no sum is a bad cell, so that it is asked about.
struct RowSettlement {
    let requests: [ColumnRequest]
    let names: [String]
    let ask: TableAsk

    private var rule: TotalRowRule? { ask.totalRows }

    /// Settles the rows, and notes those left out and the cells that were not taken as they stand.
    ///
    /// - Complexity: O(rows) where there are such rows, else O(1).
    func settle(_ table: inout FeatureTable, into reading: inout TableReading) {
        var out: Set<Int> = []
        for special in table.specials where !ask.isOwn {
            switch special.kind {
            case .total:
                guard rule != .keep else { continue }
                guard isTotal(special, in: &table) else {
                    noteKept(special, table, &reading)
                    continue
                }
            case .note, .section, .header: break
            }
            out.insert(special.row)
            reading.leaveOut(special.kind, row: table.location(ofRow: special.row), label: special.label)
        }
        let location = table.locations
        reading.cells += table.findings.located { location.location(ofRow: $0) }
        table.specials = []
        table.findings = CellFindings()
        if !out.isEmpty { table.remove(out) }
    }

    /// The columns of numbers that were asked for, by their place among the requests.
    private var numberSlots: [Int] { requests.indices.filter { [.number, .squareMeters].contains(requests[$0].kind) } }

    private func isTotal(_ special: SpecialRow, in table: inout FeatureTable) -> Bool {
        if rule == .leaveOut || special.isSummed { return true }
        // A row with a position of its own is a place, unless it holds the sum of others.
        guard !hasPosition(special.row, table) else { return isSum(special, of: 2, table) }
        if TotalWord.isMean(special.label) { return true }
        var differences: [(column: String, value: Double, sum: Double)] = []
        for slot in numberSlots {
            guard case .numbers(let values) = table.columns[slot], !values[special.row].isNaN else { continue }
            let sums = Self.sums(values, around: special.row, totals: table.specials)
            if sums.contains(where: { Self.agree($0.sum, values[special.row], rows: $0.rows) }) { return true }
            differences.append((names[requests[slot].column], values[special.row], sums[0].sum))
        }
        // Without a number to hold against others, a label alone names a total; a row with more to say is a place.
        guard let difference = differences.first else { return special.otherTexts <= 1 }
        guard special.otherTexts <= 2 else { return false }
        table.failureCount += 1
        if table.failures.count < FeatureTable.maximumFailuresKept {
            table.failures.append(
                CellFailure(
                    row: special.row, column: special.column < names.count ? names[special.column] : "", text: special.label,
                    problem: .total(column: difference.column, value: difference.value, sum: difference.sum)))
        }
        return false
    }

    /// Whether a number of the row is the sum of so many others at least.
    private func isSum(_ special: SpecialRow, of least: Int, _ table: FeatureTable) -> Bool {
        numberSlots.contains { slot in
            guard case .numbers(let values) = table.columns[slot], values[special.row] > 0 else { return false }
            return Self.sums(values, around: special.row, totals: table.specials).contains {
                $0.rows >= least && Self.agree($0.sum, values[special.row], rows: $0.rows)
            }
        }
    }

    /// Notes a row that is called a total and counts, since it has a position and its numbers are no sums.
    private func noteKept(_ special: SpecialRow, _ table: FeatureTable, _ reading: inout TableReading) {
        guard hasPosition(special.row, table) else { return }
        let column = special.column < names.count ? names[special.column] : ""
        reading.note(.keptTotal, column: column, row: table.location(ofRow: special.row), text: special.label)
    }

    private func hasPosition(_ row: Int, _ table: FeatureTable) -> Bool {
        var coordinates = (there: 0, all: 0)
        for (slot, request) in requests.enumerated() where request.kind.isPosition {
            coordinates.all += 1
            switch table.columns[slot] {
            case .numbers(let values): coordinates.there += values[row].isNaN ? 0 : 1
            case .points(let x, _): coordinates.there += x[row].isNaN ? 0 : 1
            case .texts: break
            }
        }
        return coordinates.all > 0 && coordinates.there == coordinates.all
    }

    /// The sums that a total at a row may be, with the number of rows in each: of the rows since the last total, of all rows above, of
    /// the totals above, of the rows down to the next total, of all rows below.
    private static func sums(_ values: [Double], around row: Int, totals: [SpecialRow]) -> [(sum: Double, rows: Int)] {
        let others = totals.filter { $0.kind != .note }.map(\.row)
        let isOther = Set(others)
        func sum(_ range: Range<Int>) -> (sum: Double, rows: Int) {
            var (sum, rows) = (0.0, 0)
            for place in range where !isOther.contains(place) && !values[place].isNaN {
                sum += values[place]
                rows += 1
            }
            return (sum, rows)
        }
        let last = others.last { $0 < row }
        let next = others.first { $0 > row }
        var found = [sum((last.map { $0 + 1 } ?? 0)..<row)]
        if last != nil { found.append(sum(0..<row)) }
        let above = others.filter { $0 < row && !values[$0].isNaN }
        if !above.isEmpty {
            // The totals above, or the last few of them: those of a lower kind since the last of the same.
            var sum = 0.0
            for (rows, total) in above.reversed().enumerated() {
                sum += values[total]
                found.append((sum, rows + 1))
            }
        }
        found.append(sum((row + 1)..<(next ?? values.count)))
        if next != nil { found.append(sum((row + 1)..<values.count)) }
        return found.enumerated().filter { $0.offset == 0 || $0.element.rows > 0 }.map(\.element)
    }

    /// Whether a number is a sum, but for the rounding of each summand where there are fractions.
    private static func agree(_ sum: Double, _ value: Double, rows: Int) -> Bool {
        guard rows > 0 else { return false }
        let isWhole = sum == sum.rounded() && value == value.rounded()
        return abs(sum - value) <= max(1e-9 * abs(value), isWhole ? 0 : 0.005 * Double(rows + 1))
    }
}

extension FeatureTable {
    /// Takes rows out, with what was found in them.
    fileprivate mutating func remove(_ out: Set<Int>) {
        let kept = (0..<rowCount).filter { !out.contains($0) }
        for slot in columns.indices {
            switch columns[slot] {
            case .numbers(let values): columns[slot] = .numbers(kept.map { values[$0] })
            case .texts(let values): columns[slot] = .texts(values.selecting(kept))
            case .points(let x, let y): columns[slot] = .points(x: kept.map { x[$0] }, y: kept.map { y[$0] })
            }
        }
        var moved = RowLocations(first: kept.first.map { locations.location(ofRow: $0) } ?? 0)
        for (row, old) in kept.enumerated() { moved.note(row: row, location: locations.location(ofRow: old)) }
        let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0.element, $0.offset) })
        let left = failures.count
        failures = failures.compactMap { failure in
            guard let row = place[failure.row] else { return nil }
            var kept = failure
            kept.row = row
            return kept
        }
        failureCount -= left - failures.count
        locations = moved
        rowCount = kept.count
    }
}
