/// What became of the rows of one input: read = kept + dropped, in rows and in weight, exactly.
package struct RowAccounting: Hashable, Sendable {
    /// Rows that were dropped for one reason.
    package struct Dropped: Hashable, Sendable {
        /// Why.
        package var reason: DropReason
        /// How many rows.
        package var rows: Int
        /// Their weight, in ticks of the demand; 0 for other layers.
        package var weight: Int64
        /// The first few rows, as the file's reader counts them.
        package var firstRows: [Int]

        /// Makes one from its members.
        package init(reason: DropReason, rows: Int, weight: Int64, firstRows: [Int]) {
            (self.reason, self.rows, self.weight, self.firstRows) = (reason, rows, weight, firstRows)
        }
    }

    /// Rows read.
    package var read = 0
    /// Rows kept.
    package var kept = 0
    /// Rows dropped, by reason.
    package var dropped: [Dropped] = []
    /// Weight read, in ticks.
    package var weightRead: Int64 = 0
    /// Weight kept, in ticks.
    package var weightKept: Int64 = 0

    /// Makes one from its members.
    package init(read: Int = 0, kept: Int = 0, dropped: [Dropped] = [], weightRead: Int64 = 0, weightKept: Int64 = 0) {
        (self.read, self.kept, self.dropped, self.weightRead) = (read, kept, dropped, weightRead)
        self.weightKept = weightKept
    }

    /// The weight of the dropped rows, in ticks.
    package var weightDropped: Int64 { dropped.reduce(0) { $0 + $1.weight } }

    /// Counts a dropped row.
    package mutating func drop(_ reason: DropReason, row: Int, weight: Int64 = 0) {
        if let slot = dropped.firstIndex(where: { $0.reason == reason }) {
            dropped[slot].rows += 1
            dropped[slot].weight += weight
            if dropped[slot].firstRows.count < 5 { dropped[slot].firstRows.append(row) }
        } else {
            dropped.append(Dropped(reason: reason, rows: 1, weight: weight, firstRows: [row]))
        }
    }
}
