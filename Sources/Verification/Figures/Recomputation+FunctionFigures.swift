import GeoPrimitives
import PlanningTerms
import Publication

/// Which function reaches whom, and coverage within and across borders.
extension Recomputation {
    mutating func checkFunctionFigures(_ state: RunState) throws {
        let figure = document.root["functions"]
        guard let functions = report.functions else { return document.expectNothing(figure) }
        let offers = try PublishedOffers(in: folder)
        let entries = document.expectList(figure["functions"], count: functions.functions.count)
        var byUnit: [[Totals]] = []
        for (entry, function) in zip(entries, functions.functions) {
            document.note(entry["name"])
            let offering = sites(offering: function.name, offers)
            // Which levels must offer it the plan says; a facility of one that does not is listed as lacking it.
            document.note(entry["required_at"])
            document.expect(entry["facilities"], offering.count)
            let reached = reach(of: offering)
            expect(entry["totals"], totals(reached), of: shareOfAll)
            if let units { byUnit.append(unitTotals(reached, units).units) }
        }
        guard let units else {
            _ = document.expectList(figure["by_unit"], count: 0)
            return checkLackingFigures(figure["lacking"], functions, offers)
        }
        let people = unitTotals(state.reach, units).units
        for (unit, entry) in document.expectList(figure["by_unit"], count: units.count).enumerated() {
            document.expect(entry["unit"], text: units.codes[unit])
            document.expect(entry["name"], text: units.names[unit])
            document.expect(entry["level"], text: units.levels[unit])
            let doubt = units.levels[unit] == units.levelNames.last ? 0 : doubtfulTotals.weight
            document.expect(entry["weight"], Interval(people[unit].weight).widened(by: doubt))
            let covered = document.expectList(entry["covered"], count: byUnit.count)
            for (number, value) in covered.enumerated() {
                document.expect(value, byUnit[number][unit].coveredWeight.widened(by: doubt))
            }
        }
        checkLackingFigures(figure["lacking"], functions, offers)
    }

    /// The facilities that do not offer what their level asks for.
    private mutating func checkLackingFigures(_ figure: Figure, _ functions: FunctionsDocument, _ offers: PublishedOffers) {
        let number = facilities.numberById
        for (entry, lacking) in zip(figure.entries, functions.lacking) {
            guard let site = number[lacking.facility] else {
                document.contradict(entry["facility"], "the open facilities")
                continue
            }
            document.note(entry["facility"])
            document.expect(entry["name"], text: facilities[site].name.isEmpty ? nil : facilities[site].name)
            document.expect(entry["level"], text: facilities[site].level)
            document.expect(entry["offered"], offers.functions[site].count)
            let required = functions.functions.filter { $0.requiredAt.contains(facilities[site].level) }.map(\.name)
            let missing = required.filter { !offers.functions[site].contains($0) }
            if Set(missing) == Set(lacking.missing) {
                document.note(entry["missing"])
            } else {
                document.expect(entry["missing"], texts: missing)
            }
            // All of a level have the same least number.
            document.note(entry["least"])
            let others = functions.lacking.first { $0.level == lacking.level && $0.least != lacking.least }
            if others != nil { document.contradict(entry["least"], "another facility of \(lacking.level)") }
        }
    }

    /// Coverage within borders, which is the run's, and with borders ignored.
    mutating func checkBorderFigures(_ state: RunState) {
        let figure = document.root["borders"]
        guard let borders = report.borders else { return document.expectNothing(figure) }
        document.note(figure["level"])
        if units?.levelNames.contains(borders.level) == false { document.contradict(figure["level"], "the levels of the units") }
        expect(figure["within"], totals(state.reach), of: shareOfAll)
        expect(figure["ignored"], totals(reach(of: facilities, .acrossBorders)), of: shareOfAll)
        document.expect(figure["facilities_outside"], facilities.count { $0.borderUnit?.isEmpty != false })
    }
}
