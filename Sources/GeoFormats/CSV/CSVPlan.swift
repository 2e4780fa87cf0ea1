import GeoPrimitives

/// What a scan does with each field of a row.
struct CSVPlan: Sendable {
    /// How the cells of a requested column are taken.
    enum Action: UInt8, Sendable {
        case skip, number, text, code, other
    }

    /// One requested column.
    struct Slot: Sendable {
        var kind: ColumnKind
        /// The next slot of the same field, or −1.
        var next: Int
        var columnName: String
    }

    /// The action for each field.
    var actions: [Action]
    /// The first slot for each field, or −1.
    var firstSlots: [Int]
    /// The requested columns in the order of the requests.
    var slots: [Slot]
    /// The names of all columns.
    let names: [String]
    /// How the numbers are written.
    let marks: NumberMarks

    /// Plans the requests over a header.
    init(_ requests: [ColumnRequest], header: [String], marks: NumberMarks) {
        (names, self.marks) = (header, marks)
        actions = Array(repeating: .skip, count: header.count)
        firstSlots = Array(repeating: -1, count: header.count)
        slots = requests.map { Slot(kind: $0.kind, next: -1, columnName: header[$0.column]) }
        for index in requests.indices.reversed() {
            let field = requests[index].column
            slots[index].next = firstSlots[field]
            firstSlots[field] = index
            guard slots[index].next < 0 else {
                actions[field] = .other
                continue
            }
            switch requests[index].kind {
            // With a decimal comma a plain number may be another: 1.234 is a thousand and more.
            case .number, .angle: actions[field] = marks == .comma ? .other : .number
            case .text: actions[field] = .text
            case .code: actions[field] = .code
            case .length, .squareMeters, .wktPoint, .pair: actions[field] = .other
            }
        }
    }

    /// Whether positions as well-known text are read, which calls into GDAL.
    var usesGDAL: Bool { slots.contains { $0.kind == .wktPoint } }
}
