import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// A list of a check-up as its report reads it: columns by their terms.
struct ListTable {
    private let layer: ResultLayer
    private let rows: [ResultLayer.Row]

    /// Reads all rows.
    init(_ layer: ResultLayer) throws {
        self.layer = layer
        rows = try (0..<layer.count).map { try layer.row($0) }
    }

    /// The number of rows.
    var count: Int { rows.count }

    /// The text of a cell; empty where nothing stands there.
    func text(_ term: ColumnTerm, _ row: Int) -> String {
        if case .text(let text) = layer.value(term.name, rows[row]) { text } else { "" }
    }

    /// The number of a cell; `nil` where none stands there.
    func number(_ term: ColumnTerm, _ row: Int) -> Double? {
        switch layer.value(term.name, rows[row]) {
        case .number(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }

    /// The rows by their units from the top down, what is in none first; as they stand within a unit.
    var byUnit: [Int] {
        rows.indices.sorted { (text(.unit, $0), $0) < (text(.unit, $1), $1) }
    }

    /// The unit above that of a row, and the unit itself.
    func place(_ row: Int, _ language: Language) -> (above: String, unit: String) {
        let chain = text(.unitChain, row).components(separatedBy: " / ")
        let unit = text(.unitName, row)
        guard !unit.isEmpty else { return ("", language("whole area", "全域")) }
        return (chain.count > 1 ? chain[chain.count - 2] : "", unit)
    }
}
