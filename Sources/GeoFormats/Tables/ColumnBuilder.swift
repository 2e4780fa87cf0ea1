import GeoPrimitives

/// Grows the requested columns of a table cell by cell.
struct ColumnBuilder {
    let requests: [ColumnRequest]
    private let names: [String]
    private let marks: NumberMarks
    private var numbers: [[Double]]
    private var others: [[Double]]
    private var texts: [TextColumn]
    private(set) var failures: [CellFailure] = []
    private(set) var failureCount = 0
    private(set) var findings = CellFindings()
    /// The row that is being read, from 0.
    var row = 0

    /// Begins with no rows.
    init(_ requests: [ColumnRequest], columnNames: [String], marks: NumberMarks = .point) {
        self.requests = requests
        names = columnNames
        self.marks = marks
        numbers = Array(repeating: [], count: requests.count)
        others = numbers
        texts = Array(repeating: TextColumn(), count: requests.count)
    }

    /// Whether a number in a numeric field needs no parser.
    func isPlainNumber(_ slot: Int) -> Bool { [.number, .angle, .squareMeters].contains(requests[slot].kind) }

    /// Takes a number that needs no parser.
    mutating func appendNumber(_ number: Double, _ slot: Int) { numbers[slot].append(number) }

    /// Takes the text of a cell.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ slot: Int) {
        let name = names[requests[slot].column]
        switch requests[slot].kind {
        case .number: takeNumber(CellParser.number(bytes, marks), bytes, slot, name)
        case .angle: takeNumber(CellParser.angle(bytes, marks), bytes, slot, name)
        case .squareMeters: takeNumber(CellParser.squareMeters(bytes, marks), bytes, slot, name)
        case .length(let unit): takeNumber(CellParser.length(bytes, bareUnit: unit, marks), bytes, slot, name)
        case .text: texts[slot].append(utf8: bytes)
        case .code:
            let (code, failure) = CellParser.code(bytes)
            texts[slot].append(utf8: code)
            if let failure { fail(name, bytes, failure) }
        case .wktPoint: takePoint(PointText.parse(bytes), bytes, slot, name)
        case .pair: takePoint(PairText.outcome(bytes), bytes, slot, name)
        }
    }

    /// Takes a cell that cannot be read, whatever its column must hold.
    mutating func takeFailure(_ bytes: UnsafeBufferPointer<UInt8>, _ problem: CellProblem, _ slot: Int) {
        take(UnsafeBufferPointer(start: nil, count: 0), slot)
        fail(names[requests[slot].column], bytes, problem)
    }

    private mutating func takeNumber(
        _ outcome: CellParser.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ name: String
    ) {
        var number = Double.nan
        switch outcome {
        case .value(let value): number = value
        case .grouped(let value):
            number = value
            note(.thousands, slot, cell)
        case .empty: break
        case .emptyWord: note(.emptyWord, slot, cell)
        case .failure(let problem): fail(name, cell, problem)
        }
        numbers[slot].append(number)
    }

    private mutating func takePoint(_ outcome: PointText.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ name: String)
    {
        var (x, y) = (Double.nan, Double.nan)
        switch outcome {
        case .point(let px, let py): (x, y) = (px, py)
        case .empty: break
        case .emptyWord: note(.emptyWord, slot, cell)
        case .failure(let problem): fail(name, cell, problem)
        }
        numbers[slot].append(x)
        others[slot].append(y)
    }

    /// Notes a cell that was not taken as it stands.
    mutating func note(_ kind: TableReading.CellKind, _ slot: Int, _ cell: UnsafeBufferPointer<UInt8>) {
        findings.note(
            kind, column: names[requests[slot].column], row: row, text: String(decoding: cell.prefix(60), as: UTF8.self))
    }

    /// Notes a bad cell, or a bad geometry.
    mutating func fail(_ column: String, _ cell: UnsafeBufferPointer<UInt8>, _ problem: CellProblem) {
        failureCount += 1
        guard failures.count < FeatureTable.maximumFailuresKept else { return }
        failures.append(
            CellFailure(row: row, column: column, text: String(decoding: cell.prefix(400), as: UTF8.self), problem: problem))
    }

    /// Whether a code of the current row is empty; the row must be whole.
    var lacksCode: Bool {
        requests.indices.contains { requests[$0].kind == .code && texts[$0].isEmpty(row) }
    }

    /// Whether the cells of the current row that place it hold nothing; the row must be whole.
    var lacksPosition: Bool {
        for (slot, request) in requests.enumerated() where request.kind.isPosition {
            if numbers[slot][row].isNaN { return true }
        }
        return false
    }

    /// The columns.
    consuming func columns() -> [Column] {
        var columns: [Column] = []
        for slot in requests.indices {
            switch requests[slot].kind {
            case .text, .code: columns.append(.texts(texts[slot]))
            case .wktPoint, .pair: columns.append(.points(x: numbers[slot], y: others[slot]))
            case .number, .angle, .length, .squareMeters: columns.append(.numbers(numbers[slot]))
            }
        }
        return columns
    }
}
