import PlanningTerms

extension PlanReader {
    /// Who answers for the tasks of a check-up: entries that name a level and the level that answers, or a unit and its office.
    func responsible(_ node: PlanNode?) -> ResponsibilityTable {
        var table = ResponsibilityTable()
        table.file = file
        for item in node?.list() ?? [] {
            guard let mapping = item.mapping(["level", "by", "unit", "name"]) else { continue }
            if let unit = mapping["unit"] {
                guard let code = unit.text(), let name = mapping.required("name", .office)?.text() else { continue }
                for key in ["level", "by"] where mapping[key] != nil {
                    issues.add(item.place, .planContent(.responsible(.mixed)))
                }
                if table.offices.contains(where: { $0.unit == code }) { issues.add(item.place, .plan(.twice(code))) }
                table.offices.append(.init(unit: code, name: name, place: item.place))
                continue
            }
            guard let level = mapping.required("level", .responsibleLevel)?.text(),
                let by = mapping.required("by", .responsibleBy)?.text()
            else { continue }
            if mapping["name"] != nil { issues.add(item.place, .planContent(.responsible(.mixed))) }
            if table.levels.contains(where: { $0.level == level }) { issues.add(item.place, .plan(.twice(level))) }
            table.levels.append(.init(level: level, by: by, place: item.place))
        }
        return table
    }
}
