import GeoPrimitives

extension CSVBatch {
    /// Reads a cell as what its column must hold, for the current row.
    func take(_ cell: UnsafeBufferPointer<UInt8>, slot: Int, _ request: CSVPlan.Slot, _ marks: NumberMarks) {
        switch request.kind {
        case .number: take(CellParser.number(cell, marks), cell, slot, request)
        case .angle: take(CellParser.angle(cell, marks), cell, slot, request)
        case .squareMeters: take(CellParser.squareMeters(cell, marks), cell, slot, request)
        case .length(let unit): take(CellParser.length(cell, bareUnit: unit, marks), cell, slot, request)
        case .text: take(cell, slot)
        case .code:
            let (bytes, failure) = CellParser.code(cell)
            isOdd = isOdd || bytes.isEmpty
            bytes.withUnsafeBufferPointer { take($0, slot) }
            if let failure { fail(request.columnName, cell, failure) }
        case .wktPoint: take(PointText.parse(cell), cell, slot, request)
        case .pair: take(PairText.outcome(cell), cell, slot, request)
        }
    }

    /// Adds a text, which may be empty.
    private func take(_ text: UnsafeBufferPointer<UInt8>, _ slot: Int) {
        stores[slot].append(text.baseAddress ?? UnsafePointer(stores[slot].text), text.count, row: rowCount)
    }

    /// Adds a number, NaN where there is none.
    private func take(_ outcome: CellParser.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ request: CSVPlan.Slot) {
        var number = Double.nan
        switch outcome {
        case .value(let value): number = value
        case .grouped(let value):
            number = value
            note(.thousands, request.columnName, cell)
        case .empty: isOdd = isOdd || request.kind.isPosition
        case .emptyWord:
            note(.emptyWord, request.columnName, cell)
            isOdd = isOdd || request.kind.isPosition
        case .failure(let problem):
            fail(request.columnName, cell, problem)
            isOdd = true
        }
        stores[slot].numbers[rowCount] = number
    }

    /// Adds two numbers, of a position or of a pair; NaN where there are none.
    private func take(_ outcome: PointText.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ request: CSVPlan.Slot) {
        var (x, y) = (Double.nan, Double.nan)
        switch outcome {
        case .point(let first, let second): (x, y) = (first, second)
        case .empty: isOdd = true
        case .emptyWord:
            note(.emptyWord, request.columnName, cell)
            isOdd = true
        case .failure(let problem):
            fail(request.columnName, cell, problem)
            isOdd = true
        }
        stores[slot].numbers[rowCount] = x
        stores[slot].others[rowCount] = y
    }
}
