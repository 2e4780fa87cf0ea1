import GeoFormats
import GeoPrimitives
import PlanningTerms

/// What the numbers of columns are multiplied by, because their header or a title above it names a larger unit, such as 万人.
struct ColumnFactors {
    let assignment: ColumnAssignment
    /// What the titles of the table say.
    let stated: [HeaderUnit.Class: HeaderUnit.Stated]
    let names: [String]
    let role: LayerRole

    /// Multiplies the numbers, with a notice for each column.
    ///
    /// - Parameters:
    ///   - table: The columns.
    ///   - slots: Where the columns of the roles stand in the table.
    ///   - extra: Columns of people asked for by name, and where they stand.
    ///   - file: The file, for notices.
    ///   - notes: Takes the notices.
    /// - Returns: The factors by role.
    /// - Complexity: O(rows) for each column that has one.
    func apply(
        to table: inout FeatureTable, _ slots: [ColumnRole: Int], extra: [(column: Int, slot: Int)], _ file: String,
        into notes: inout DiagnosticCollector
    ) -> [String: Double] {
        var factors: [String: Double] = [:]
        for (columnRole, slot) in slots.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard columnRole != .radius, let column = assignment.columns[columnRole] else { continue }
            if let factor = multiply(&table, slot, column, as: columnRole, file, into: &notes) {
                factors[columnRole.rawValue] = factor
            }
        }
        // A table counts its people in one unit, be it of all or of a class.
        for (column, slot) in extra where !slots.contains(where: { $0.value == slot }) {
            _ = multiply(&table, slot, column, as: .weight, file, into: &notes)
        }
        if let column = assignment.columns[.radius], let stated = stated[.length], stated.factor != 1, slots[.radius] != nil,
            HeaderUnit.factor(of: assignment.headers[column], role: .radius) == nil
        {
            notes.notice(file, .layout(.titleFactor(.radius, column: names[column], stated.factor, unit: stated.text)))
        }
        return factors
    }

    private func multiply(
        _ table: inout FeatureTable, _ slot: Int, _ column: Int, as columnRole: ColumnRole, _ file: String,
        into notes: inout DiagnosticCollector
    ) -> Double? {
        guard case .numbers(let values) = table.columns[slot], let measured = HeaderUnit.measured(columnRole) else { return nil }
        let own = HeaderUnit.factor(of: assignment.headers[column], role: columnRole)
        let title = own == nil && columnRole != .capacity ? stated[measured] : nil
        guard let factor = own ?? title?.factor, factor != 1 else { return nil }
        // A decimal times a power of ten is a decimal again: what binary fractions add is rounded away.
        table.columns[slot] = .numbers(values.map { ($0 * factor).rounded(toDecimals: 6) })
        notes.notice(
            file,
            .layout(
                title.map { .titleFactor(columnRole, column: names[column], factor, unit: $0.text) }
                    ?? .factor(columnRole, column: names[column], factor)))
        return factor
    }
}
