import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// The map of a batch of scenarios: a state for each, any two of which can be laid side by side.
struct BatchMap {
    private let document: ScenariosDocument
    private let scenarios: [(scenario: ScenariosDocument.Scenario, run: PublishedRun)]
    private let options: MapOptions
    private var language: Language { options.language }

    /// Reads the folders of a batch.
    init(_ folder: String, _ document: ScenariosDocument, _ options: MapOptions) throws {
        (self.document, self.options) = (document, options)
        scenarios = try ([document.base] + document.scenarios).map { scenario in
            let own = folder + "/" + scenario.name
            guard let data = try? Data(contentsOf: URL(filePath: own + "/report.json")) else {
                throw CatchmentError.noInput(own + "/report.json", .map(.noResult))
            }
            return (scenario, try PublishedRun(own, try ReportDocument.read(data)))
        }
    }

    /// The map.
    func page() throws -> MapPage {
        guard let first = scenarios.first?.run else { throw CatchmentError.noInput("report.json", .map(.noResult)) }
        let planner = PlannerReport(first.report, layers: [], language: language, labels: options.labels)
        let (composition, terms) = (MapComposition(options: options), MapTerms(first.report, language))
        var page = composition.page(planner)
        page.title =
            options.labels.title ?? language("Scenarios for the service centers", "\(PlannedNames.serviceFacility)情景方案比较")
        page.kicker = language("SCENARIOS", "情景方案")
        page.sheetKicker = language("SCENARIO MAPS", "情景方案比较图")
        page.facts = facts(terms)
        page.lists = [list(terms)]
        page.caveats = composition.caveats(document, of: first.report)
        page.states = scenarios.map { scenario, _ in
            .init(title: title(scenario), fact: terms.percent(scenario.overall.share))
        }
        page.layers = try layers(terms)
        page.notes = composition.notes(page, terms)
        page.tables = composition.tables(page.layers, terms)
        return page
    }

    /// What a scenario is called: the plan's own state by that name.
    private func title(_ scenario: ScenariosDocument.Scenario) -> String {
        scenario.name == document.base.name ? language("As planned today", "现状") : scenario.title ?? scenario.name
    }

    private func facts(_ terms: MapTerms) -> [MapPage.Fact] {
        let today = document.base.overall
        let (covered, weight) = (terms.count(today.coveredWeight), terms.count(today.weight))
        var facts = [
            MapPage.Fact(
                value: terms.percent(today.share), title: language("of \(terms.who) within reach today", "现状覆盖率"),
                note: language(
                    "\(covered) of \(weight) \(terms.who)", "\(weight) \(terms.who)中的 \(covered) \(terms.who)"),
                isPlan: false),
            MapPage.Fact(
                value: terms.count(today.weight - today.coveredWeight),
                title: language("\(terms.who) out of reach today", "现状\(terms.notReached)"),
                note: language("of \(weight)", "共 \(weight) \(terms.who)"), isPlan: false),
        ]
        if let best = document.scenarios.max(by: { ($0.overall.share ?? 0) < ($1.overall.share ?? 0) }) {
            facts.append(
                MapPage.Fact(
                    value: terms.percent(best.overall.share),
                    title: language("at best, of \(document.scenarios.count) scenarios", "\(document.scenarios.count) 个情景方案中最高"),
                    note: title(best), isPlan: true))
        }
        return facts
    }

    /// What each scenario does, all beside one another.
    private func list(_ terms: MapTerms) -> MapPage.List {
        MapPage.List(
            title: language("Scenarios", "各情景方案"), figures: language("within reach", "覆盖率"), layer: "",
            rows: scenarios.enumerated().map { number, one in
                let totals = one.scenario.overall
                let open = language(
                    "\(terms.count(totals.weight - totals.coveredWeight)) of \(terms.count(totals.weight)) \(terms.who) out of reach",
                    "\(terms.notReached) \(terms.count(totals.weight - totals.coveredWeight))，共 \(terms.count(totals.weight)) \(terms.who)"
                )
                let change = terms.signedCount(one.scenario.difference.coveredWeight)
                let changed = language("\(change) reached; ", "覆盖 \(change) \(terms.who)；")
                return .init(
                    name: title(one.scenario), figure: terms.percent(totals.share), note: (number == 0 ? "" : changed) + open,
                    state: number)
            })
    }

    /// The layers of all scenarios, from the bottom up.
    private func layers(_ terms: MapTerms) throws -> [MapPageLayer] {
        let runs = scenarios.map(\.run)
        let all = runs.enumerated().map { ($0, RunMapLayers($1, of: runs, terms)) }
        var layers = all.map { $1.shares(.today, state: $0) }
        if options.showsPeople { layers += all.map { $1.people(.today, side: options.cellSide, state: $0) } }
        layers += all.map { $1.reached(state: $0) }
        layers += try all.map { try $1.blanks(.today, state: $0) }
        layers += all.map { $1.borders(state: $0) }
        layers += all.map { $1.clusters(.today, state: $0) }
        layers += all.map { $1.planned(state: $0) }
        layers += all.map { $1.facilities(state: $0) }
        return layers.compactMap(\.self)
    }
}
