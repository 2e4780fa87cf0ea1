import GeoPrimitives

extension CSVBatch {
    /// Reads a cell as what its column must hold, for the current row.
    func take(_ cell: UnsafeBufferPointer<UInt8>, slot: Int, _ request: CSVPlan.Slot) {
        switch request.kind {
        case .number: take(CellParser.number(cell), cell, slot, request)
        case .angle: take(CellParser.angle(cell), cell, slot, request)
        case .length(let bare): take(CellParser.length(cell, bareNumbersAreMeters: bare), cell, slot, request)
        case .text: take(cell, slot)
        case .code:
            let (bytes, failure) = CellParser.code(cell)
            bytes.withUnsafeBufferPointer { take($0, slot) }
            if let failure { fail(request.columnName, cell, failure) }
        case .wktPoint: takePoint(cell, slot, request)
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
        case .empty: break
        case .failure(let problem): fail(request.columnName, cell, problem)
        }
        stores[slot].numbers[rowCount] = number
    }

    /// Adds a position, NaN where there is none.
    private func takePoint(_ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ request: CSVPlan.Slot) {
        var (x, y) = (Double.nan, Double.nan)
        switch PointText.parse(cell) {
        case .point(let px, let py): (x, y) = (px, py)
        case .empty: break
        case .failure(let problem): fail(request.columnName, cell, problem)
        }
        stores[slot].numbers[rowCount] = x
        stores[slot].others[rowCount] = y
    }
}
