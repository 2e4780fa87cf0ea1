import GeoFormats
import PlanningTerms
import Publication

/// What facilities offer, as published.
struct PublishedOffers {
    /// The functions of each facility.
    var functions: [[String]]
    /// The floor areas in square metres; NaN where it is not known.
    var floorAreas: [Double]

    /// Reads `facilities.geojson` of a folder; its rows are those of ``PublishedSite/facilities(in:)``.
    init(in folder: String) throws {
        let table = try PublishedTable(
            ResultFile.layer(.facilities).path(in: folder), [.id], optional: [.floorArea, .functions])
        functions = table.texts(.functions).map { $0.split(separator: ";").map(String.init) }
        floorAreas = table.numbers(.floorArea)
    }
}

extension Recomputation {
    /// The facilities that offer a function.
    func sites(offering function: String, _ offers: PublishedOffers) -> [PublishedSite] {
        facilities.indices.filter { offers.functions[$0].contains(function) }.map { facilities[$0] }
    }

    /// Who is within reach of each function, by unit too, and which facilities lack one that their level asks for.
    mutating func checkFunctions() throws {
        guard let functions = report.functions else { return }
        let offers = try PublishedOffers(in: folder)
        let lowest = report.coverage.byUnit.last?.level
        let (rows, units) = (rowsByUnit, functions.byUnit.filter { $0.level == lowest })
        var wrong: [Wording] = []
        for (number, function) in functions.functions.enumerated() {
            let offering = sites(offering: function.name, offers)
            compare(
                Wording("facilities that offer \(function.name)", "提供“\(function.name)”的设施数"), Double(offering.ids.count),
                Double(function.facilities))
            let reached = reach(of: offering)
            compare(
                Wording("weight within reach of \(function.name)", "“\(function.name)”服务半径内的人口"), weight(reached),
                function.totals.coveredWeight)
            compare(
                Wording("weight that \(function.name) is held against", "“\(function.name)”所比照的人口"),
                report.coverage.overall.weight, function.totals.weight)
            guard let rows else { continue }
            for unit in units where number < unit.covered.count {
                wrong += [
                    Self.difference(
                        Wording(
                            "weight within reach of \(function.name) in \(unit.level) \(unit.unit)",
                            "\(unit.level) \(unit.unit) 中“\(function.name)”服务半径内的人口"),
                        weight(reached, of: rows[unit.unit] ?? []), unit.covered[number])
                ].compactMap(\.self)
            }
        }
        if rows != nil, !units.isEmpty {
            settle(Wording("functions by unit: \(units.count) units", "各单元的功能：\(units.count) 个单元"), wrong)
        }
        checkLacking(functions, offers)
    }

    private mutating func checkLacking(_ functions: FunctionsDocument, _ offers: PublishedOffers) {
        let published = Dictionary(functions.lacking.map { ($0.facility, $0) }, uniquingKeysWith: { first, _ in first })
        var wrong: [Wording] = []
        for (number, id) in facilities.ids.enumerated() {
            let required = functions.functions.filter { $0.requiredAt.contains(facilities[number].level) }.map(\.name)
            let missing = Set(required).subtracting(offers.functions[number])
            let entry = published[id]
            if missing != Set(entry?.missing ?? []) {
                wrong.append(
                    Wording(
                        "\(id) lacks \(missing.sorted()) and report.json says \((entry?.missing ?? []).sorted())",
                        "\(id) 缺少 \(missing.sorted())，而 report.json 记为 \((entry?.missing ?? []).sorted())"))
            }
            guard let entry else { continue }
            if entry.offered != offers.functions[number].count {
                wrong.append(
                    Wording(
                        "\(id) offers \(offers.functions[number].count) functions and report.json says \(entry.offered)",
                        "\(id) 提供 \(offers.functions[number].count) 项功能，而 report.json 记为 \(entry.offered)"))
            }
            if missing.isEmpty, offers.functions[number].count >= entry.least ?? 0 {
                wrong.append(Wording("\(id) is said to lack functions and lacks none", "\(id) 记为缺少功能，而实际不缺"))
            }
        }
        let known = Set(facilities.ids)
        wrong += functions.lacking.filter { !known.contains($0.facility) }.map {
            Wording("\($0.facility) is said to lack functions and is not there", "\($0.facility) 记为缺少功能，而该设施不存在")
        }
        settle(
            Wording(
                "functions that facilities lack: \(functions.lacking.count) facilities", "设施缺少的功能：\(functions.lacking.count) 处设施"),
            wrong)
    }
}
