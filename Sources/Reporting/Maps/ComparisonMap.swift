import ServiceModel
import FoundationEssentials
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// The map of a comparison: both results side by side, and who gained and lost.
struct ComparisonMap {
    private let folder: String
    private let document: ComparisonDocument
    private let options: MapOptions
    private let before: PublishedRun?, after: PublishedRun?
    private var language: Language { options.language }

    /// Reads the folder of a comparison, and the folders that it names where they are still there.
    init(_ folder: String, _ document: ComparisonDocument, _ options: MapOptions) throws {
        (self.folder, self.document, self.options) = (folder, document, options)
        let (first, second) = (try Self.run(document.before, beside: folder), try Self.run(document.after, beside: folder))
        (before, after) = first == nil || second == nil ? (nil, nil) : (first, second)
    }

    /// The run of a folder as the comparison names it: from where it was called, else from the folder of the comparison.
    private static func run(_ path: String, beside folder: String) throws -> PublishedRun? {
        for place in path.hasPrefix("/") ? [path] : [path, "\(folder)/\(path)", "\(folder)/../\(path)"] {
            guard let data = try? Data(contentsOf: URL(filePath: place + "/report.json")),
                let report = try? ReportDocument.read(data)
            else { continue }
            return try PublishedRun(place, report)
        }
        return nil
    }

    /// The map, and what there is to say about it.
    func page() throws -> (MapPage, [Notice]) {
        let composition = MapComposition(options: options)
        let terms = MapTerms(
            language: language, isPeople: document.weightKind == .people, isPlanar: after?.report.isPlanar ?? false)
        let changes = ComparisonMapLayers(folder, terms)
        let titles = ComparisonTitles(
            document, before.map { ($0.folder, $0.report) }, after.map { ($0.folder, $0.report) }, language)
        var page = MapPage(
            language: language.rawValue, program: document.program, title: options.labels.title ?? titles.whole,
            kicker: language("COMPARISON", "结果对比"))
        page.sheetKicker = language("COMPARISON MAPS", "前后对比图")
        (page.date, page.isPlanar, page.facts) = (options.labels.date, terms.isPlanar, facts(terms))
        page.statements = [
            language("Change = gained − lost + population effect, exactly.", "变化 = 新增 − 减少 + 人口变动影响，精确成立。")
        ]
        page.caveats =
            CaveatWords.sides(document, language).map(\.text) + composition.said(document.notices, profile: nil)
        page.sources =
            options.labels.sources
            + [
                language("Before: results in \(titles.folders.before)", "前：成果目录 \(titles.folders.before)"),
                language("After: results in \(titles.folders.after)", "后：成果目录 \(titles.folders.after)"),
            ] + composition.files(of: [before, after].compactMap { $0?.report })
        page.lists = [try changes.list()].compactMap(\.self)
        var notices: [Notice] = []
        if let before, let after {
            page.states = [
                .init(
                    title: language("Before: \(titles.before)", "前：\(titles.before)"),
                    fact: share(document.overall.coveredBefore, document.overall.weightBefore, terms)),
                .init(
                    title: language("After: \(titles.after)", "后：\(titles.after)"),
                    fact: share(document.overall.coveredAfter, document.overall.weightAfter, terms)
                ),
            ]
            page.state = 1
            page.layers = try layers(before, after, terms, changes)
        } else {
            page.layers = [
                try changes.units(isGround: true), try changes.people(side: options.cellSide, state: nil),
                try changes.facilities(state: nil),
            ]
            .compactMap(\.self)
            let moved = InputDiagnostic(
                .warning, file: folder, message: .map(.foldersMoved(before: document.before, after: document.after)))
            notices.append(Notice(sentence: Language.en(moved.gradedWording), moved))
            page.caveats.append(language(moved.message.wording))
        }
        guard !page.layers.isEmpty else { throw CatchmentError.noInput(folder + "/unit-differences.geojson", .map(.noLayers)) }
        page.notes = composition.notes(page, terms)
        page.tables = composition.tables(page.layers, terms)
        return (page, notices)
    }

    private func share(_ covered: Double, _ weight: Double, _ terms: MapTerms) -> String {
        terms.percent(weight > 0 ? covered / weight : nil)
    }

    private func facts(_ terms: MapTerms) -> [MapPage.Fact] {
        let overall = document.overall
        let who = terms.who
        let numbers = (
            terms.count(overall.coveredBefore), terms.count(overall.weightBefore), terms.count(overall.coveredAfter),
            terms.count(overall.weightAfter)
        )
        var facts = [
            MapPage.Fact(
                value: terms.signedCount(overall.change), title: language("\(terms.who) within reach", "覆盖\(terms.people)的变化"),
                note: language(
                    "\(numbers.0) of \(numbers.1) before, \(numbers.2) of \(numbers.3) after",
                    "变更前 \(numbers.1) \(who)中的 \(numbers.0) \(who)，变更后 \(numbers.3) \(who)中的 \(numbers.2) \(who)"), isPlan: false),
            MapPage.Fact(
                value: terms.count(overall.weightAfter - overall.coveredAfter),
                title: language("\(terms.who) out of reach after", "变更后\(terms.notReached)"),
                note: language(
                    "\(terms.count(overall.weightBefore - overall.coveredBefore)) before",
                    "变更前 \(terms.count(overall.weightBefore - overall.coveredBefore)) \(terms.who)"), isPlan: false),
        ]
        guard let gained = overall.gained, let lost = overall.lost else { return facts }
        facts.append(
            .init(
                value: terms.count(gained), title: language("gained", "新增"),
                note: language("\(terms.who) after at places covered only after", "仅变更后覆盖之处的\(terms.people)"), isPlan: true))
        facts.append(
            .init(
                value: terms.count(lost), title: language("lost", "减少"),
                note: language("\(terms.who) before at places covered only before", "仅变更前覆盖之处的\(terms.people)"), isPlan: true))
        return facts
    }

    /// One of the two results.
    private struct Side {
        var number: Int, layers: RunMapLayers, phase: RunMapLayers.Phase
    }

    /// The layers of both results and of the differences, from the bottom up.
    private func layers(
        _ before: PublishedRun, _ after: PublishedRun, _ terms: MapTerms, _ changes: ComparisonMapLayers
    ) throws -> [MapPageLayer] {
        let runs = [before, after]
        let both = runs.enumerated().map { number, run in
            Side(
                number: number, layers: RunMapLayers(run, of: runs, terms),
                phase: run.hasPlan ? .planned : .today)
        }
        var all = both.map { $0.layers.shares($0.phase, state: $0.number) }
        all.append(try changes.units(isGround: false))
        if options.showsPeople {
            all += both.map { $0.layers.people($0.phase, side: options.cellSide, state: $0.number) }
        }
        let areas = try ChangedAreas(before: before.folder, after: after.folder)
        if options.showsPeople, var cells = try changes.people(side: options.cellSide, state: 1) {
            // The areas say where; the cells, for those who switch them on, how many live there.
            cells.isOn = areas == nil
            all.append(cells)
        }
        all += both.map { $0.layers.reached(state: $0.number) }
        all += both.map { $0.layers.reachedAnew(state: $0.number) }
        all += try both.map { try $0.layers.blanks($0.phase, state: $0.number) }
        all.append(areas.flatMap { changes.areas($0, state: 1) })
        all += both.map { $0.layers.borders(state: $0.number) }
        all += both.map { $0.layers.clusters($0.phase, state: $0.number) }
        all += both.map { $0.layers.planned(state: $0.number) }
        all += both.map { $0.layers.facilities(state: $0.number) }
        all += both.map { $0.layers.proposals(state: $0.number) }
        // What a plan proposes is drawn as that already.
        let proposed = Set(runs.flatMap { $0.hasPlan ? $0.proposals?.texts(.id) ?? [] : [] })
        all.append(try changes.facilities(state: 1, except: proposed))
        return all.compactMap(\.self)
    }
}
