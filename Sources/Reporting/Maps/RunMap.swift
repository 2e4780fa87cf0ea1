import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// The map of one run: what is within reach, what is not, and what a plan changes.
struct RunMap {
    let run: PublishedRun
    private let options: MapOptions
    private let checkup: CheckupDocument?
    private var language: Language { options.language }

    /// Reads the folder of a run.
    init(_ folder: String, _ report: ReportDocument, _ options: MapOptions) throws {
        run = try PublishedRun(folder, report)
        self.options = options
        let data = try? Data(contentsOf: URL(filePath: folder + "/checkup.json"))
        checkup = try data.map { try CheckupDocument.read($0) }
    }

    /// The map.
    func page() throws -> MapPage {
        let planner = PlannerReport(run.report, layers: [], language: language, labels: options.labels, checkup: checkup)
        let composition = MapComposition(options: options)
        let terms = MapTerms(run.report, language)
        let layers = RunMapLayers(run, of: [run], terms, from: try start())
        var page = composition.page(planner)
        page.lists = [layers.unreached(), layers.proposed()].compactMap(\.self)
        if run.hasPlan {
            if let fact = planner.stillUncovered {
                let place = min(2, page.facts.count)
                page.facts.insert(.init(value: fact.value, title: fact.label, note: fact.detail, isPlan: true), at: place)
            }
            page.states = [
                .init(title: language("Today", "现状"), fact: terms.percent(run.report.coverage.overall.share)),
                .init(title: language("With the plan", "方案实施后"), fact: terms.percent(run.report.coverageAfter?.overall.share)),
            ]
            (page.state, page.isPlan) = (1, true)
        }
        let phases: [(RunMapLayers.Phase, Int?)] = run.hasPlan ? [(.today, 0), (.planned, 1)] : [(.today, nil)]
        page.layers = try drawn(layers, phases)
        page.notes = composition.notes(page, terms)
        page.tables = composition.tables(page.layers, terms)
        return page
    }

    /// The ids of the centers of the plan's own state, where the run is another scenario of a batch that is still there.
    private func start() throws -> Set<String>? {
        let batch = run.folder + "/.."
        guard let own = URL(filePath: run.folder).standardizedFileURL.pathComponents.last,
            let data = try? Data(contentsOf: URL(filePath: batch + "/" + ResultFile.report.name)),
            let document = try? JSONDocument.decode(ScenariosDocument.self, from: data), own != document.base.name,
            document.scenarios.contains(where: { $0.name == own })
        else { return nil }
        return try PublishedTable(ifAny: .facilities, in: batch + "/" + document.base.name, [.id]).map { Set($0.texts(.id)) }
    }

    /// The layers from the bottom up.
    private func drawn(_ layers: RunMapLayers, _ phases: [(RunMapLayers.Phase, Int?)]) throws -> [MapPageLayer] {
        var all = phases.map { layers.shares($0, state: $1) }
        if options.showsPeople { all += phases.map { layers.people($0, side: options.cellSide, state: $1) } }
        all += [layers.reached(), layers.reachedAnew(state: phases.last?.1)]
        all += try phases.map { try layers.blanks($0, state: $1) }
        all.append(layers.borders(state: nil))
        all += phases.map { layers.clusters($0, state: $1) }
        all += [
            try CheckupLayers(run, language).problems(), layers.planned(state: nil), layers.facilities(state: nil),
            layers.proposals(state: phases.last?.1),
        ]
        return all.compactMap(\.self)
    }
}
