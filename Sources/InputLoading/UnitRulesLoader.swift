import GeoFormats
import GeoPrimitives
import PlanningTerms
package import ServiceModel

/// A row of a table of unit rules; what a cell leaves empty is `nil`.
package struct UnitRuleRow: Hashable {
    /// The number of the unit in the study area.
    package var unit: UnitNumber
    /// The share of its weight to be covered, 0 to 1.
    package var floor: Double?
    /// Sites opened in it at least.
    package var minimumSites: Int?
    /// Sites opened in it at most.
    package var maximumSites: Int?
}

/// Reads a table of rules for single units: `unit`, `floor`, `min_sites`, `max_sites`.
package struct UnitRulesLoader {
    let path: String
    let area: StudyArea

    /// Makes a loader of the table at a path for the units of a study area.
    package init(path: String, area: StudyArea) {
        (self.path, self.area) = (path, area)
    }

    /// Reads and validates the table.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named.
    package func load() throws -> [UnitRuleRow] {
        let roles: [ColumnRole] = [.unit, .floor, .minimumSites, .maximumSites]
        let source = try mapping { try TableFile.open(path, TableAsk(LayerOptions(path: path), .units, roles, threads: 1)) }
        let columns = roles.map { role in
            source.columnNames.firstIndex { role.spellings.contains($0.lowercased()) }
        }
        guard let unit = columns[0], columns.dropFirst().contains(where: { $0 != nil }) else {
            throw CatchmentError.badData(path, .unitRule(.columns(source.columnNames)))
        }
        var requests = [ColumnRequest(column: unit, kind: .code)]
        var slots: [ColumnRole: Int] = [:]
        for (role, column) in zip(roles, columns).dropFirst() {
            guard let column else { continue }
            slots[role] = requests.count
            requests.append(ColumnRequest(column: column, kind: .text))
        }
        let table = try mapping { try source.read(requests) }
        var bad = DiagnosticCollector()
        bad.add(table, file: path)
        let reader = RuleCells(table: table, slots: slots, path: path)
        let number = Dictionary(
            area.units.enumerated().map { ($0.element.code, UnitNumber($0.offset)) }, uniquingKeysWith: { first, _ in first })
        var rows: [UnitRuleRow] = []
        var seen: [UnitNumber: Int] = [:]
        for row in 0..<table.rowCount {
            let location = table.location(ofRow: row)
            guard let code = reader.text(0, row) else {
                bad.error(path, row: location, .unitRule(.noUnit))
                continue
            }
            guard let unit = number[code] else {
                bad.error(path, row: location, .unitRule(.unknownUnit(code)))
                continue
            }
            if let first = seen[unit] {
                bad.error(path, row: location, .unitRule(.duplicate(code, firstRow: first)))
            }
            seen[unit] = location
            let rule = UnitRuleRow(
                unit: unit, floor: reader.share(.floor, row, into: &bad),
                minimumSites: reader.count(.minimumSites, row, into: &bad),
                maximumSites: reader.count(.maximumSites, row, into: &bad))
            if let least = rule.minimumSites, let most = rule.maximumSites, least > most {
                bad.error(path, row: location, .unitRule(.minimumAboveMaximum(least, most)))
            }
            rows.append(rule)
        }
        try bad.throwIfBad()
        return rows
    }
}

/// Cells of a table of unit rules.
private struct RuleCells {
    let table: FeatureTable
    let slots: [ColumnRole: Int]
    let path: String

    func text(_ slot: Int, _ row: Int) -> String? {
        guard case .texts(let texts) = table.columns[slot], !texts.isEmpty(row) else { return nil }
        return texts[row]
    }

    func share(_ role: ColumnRole, _ row: Int, into bad: inout DiagnosticCollector) -> Double? {
        guard let slot = slots[role], let text = text(slot, row) else { return nil }
        let isPercent = text.hasSuffix("%")
        let number = Double(isPercent ? String(text.dropLast()) : text).map { isPercent ? $0 / 100 : $0 }
        if let number, (0...1).contains(number) { return number }
        bad.error(path, row: table.location(ofRow: row), .unitRule(.notAShare(role, text: text)))
        return nil
    }

    func count(_ role: ColumnRole, _ row: Int, into bad: inout DiagnosticCollector) -> Int? {
        guard let slot = slots[role], let text = text(slot, row) else { return nil }
        if let number = Double(text), number >= 0, number == number.rounded(), number < 1e9 { return Int(number) }
        bad.error(path, row: table.location(ofRow: row), .unitRule(.notACount(role, text: text)))
        return nil
    }
}
