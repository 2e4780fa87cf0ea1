package import GeoFormats
import GeoPrimitives
import MapRendering
package import PlanningTerms
package import Publication
import ServiceModel

/// Composes the report that a planner attaches: what is covered, where the blanks are, what is proposed and why it can be defended.
package struct PlannerReport {
    let report: ReportDocument
    /// The layers of the run, for the map and for places by name.
    let layers: [ResultLayer]
    let language: Language
    let labels: ReportLabels
    /// The words and numbers of the report on the terminal.
    let words: TextReport
    /// The check-up, in the report of one.
    let checkup: CheckupDocument?
    /// The three lists of a check-up.
    let lists: [ResultLayer]
    /// The ids of the facilities that a scenario starts from; `nil` where a run starts from nothing else.
    let known: Set<String>?

    /// Clusters that are listed; rows of one table of units.
    static let listedClusters = 15, listedUnits = 30, listedLowest = 15

    /// Makes the report of a run, or of a check-up where one is given.
    package init(
        _ report: ReportDocument, layers: [ResultLayer], language: Language, labels: ReportLabels,
        checkup: CheckupDocument? = nil, lists: [ResultLayer] = [],
        known: Set<String>? = nil
    ) {
        self.report = report
        self.checkup = checkup
        (self.lists, self.known) = (lists, known)
        self.layers = layers
        self.language = language
        self.labels = labels
        words = TextReport(report, language: language)
    }

    /// The whole report.
    package func page() throws -> PlannerPage {
        var page = PlannerPage(
            language: language, program: report.program, kicker: kicker, title: labels.title ?? title, meta: meta,
            facts: facts, sections: [], footer: footer, map: try map())
        page.sections = [PlannerPage.Section(heading: nil, blocks: opening)]
        if let siting = report.siting {
            page.sections.append(
                .init(heading: language("Proposed centers", "新增\(PlannedNames.facility)"), blocks: try proposal(siting)))
        }
        if let checkup {
            page.sections.append(.init(heading: language("Check-up", "体检"), blocks: examination(checkup)))
        }
        page.sections += [
            .init(heading: language("Coverage in detail", "覆盖情况"), blocks: coverage),
            .init(heading: blanksHeading, blocks: try blanks()),
        ]
        let more: [PlannerPage.Section] = [
            .init(heading: language("Covered and still not served", "服务缺口"), blocks: shortfalls),
            .init(heading: language("Functions", "功能覆盖"), blocks: functions),
            .init(heading: language("Levels and norms", "层级与标准"), blocks: standards),
        ]
        page.sections += more.filter { !$0.blocks.isEmpty }
        page.sections += try listSections()
        page.sections += [
            .init(heading: language("Notices and warnings", "提示与警告"), blocks: notices),
            .init(heading: language("Data and coordinates", "数据与坐标"), blocks: data),
            .init(heading: language("Method", "方法说明"), blocks: [.list(method)]),
        ]
        return page
    }

    /// What kind of report it is.
    var kicker: String {
        if checkup != nil { return language("CHECK-UP REPORT", "体检报告") }
        return report.siting == nil
            ? language("COVERAGE REPORT", "服务覆盖评估报告") : language("SITING REPORT", "\(PlannedNames.serviceFacility)选址报告")
    }

    /// What kind of map its map is.
    var mapKicker: String {
        if checkup != nil { return language("CHECK-UP MAP", "\(PlannedNames.serviceFacility)体检图") }
        return report.siting == nil
            ? language("COVERAGE MAP", "服务覆盖现状图") : language("SITING MAP", "\(PlannedNames.serviceFacility)选址图")
    }

    /// The title, where the planner gave none.
    var title: String {
        if let checkup {
            let red = checkup.states[IndicatorState.red.rawValue] ?? 0
            return language(
                "Check-up of the service centers: \(words.counted(red, "indicator is", "indicators are")) red",
                "\(PlannedNames.serviceFacility)体检：红色指标 \(red) 项")
        }
        guard let siting = report.siting else {
            return language("Who is within reach of a service center, and who is not", "哪些人在服务半径内，哪些人不在")
        }
        let count = siting.selected.count
        return language(
            "\(words.counted(count, "new service center", "new service centers")): where, and what they do",
            "新增 \(count) 处\(PlannedNames.serviceFacility)：选在哪里，有何作用")
    }

    private var meta: String {
        let files = ["demand", "facilities", "candidates"].compactMap { report.inputs[$0].map { fileName($0.file) } }
        return [labels.date, files.joined(separator: ", ")].compactMap { $0 }.joined(separator: " · ")
    }

    private var footer: [String] {
        [
            language(
                "Every figure stands in report.json of the same folder. `catchment verify` recomputes them from the published files alone.",
                "所有数字均见同一文件夹中的 report.json；可用 catchment verify 仅凭已发布的文件重新核算。"),
            "\(report.program) (\(report.command))"
                + (report.reproducible
                    ? language(": the same inputs and settings give the same report", "：相同输入与设置得到相同报告")
                    : language(
                        ": ended by a clock or by hand; another run may differ", "：因时限或人工中止而结束，再次运行结果可能不同")),
        ]
    }

    /// What ends in the name of a file.
    func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// People, or what else is counted.
    var who: String {
        report.coverage.weightKind == .people ? language("people", "人") : language("demand points", "个需求点")
    }

    /// A layer of the run.
    func layer(_ dataset: Dataset) -> ResultLayer? { layers.first { $0.name == dataset.rawValue } }

    /// A number of people or of what else is counted, with its word.
    func counted(_ weight: Double) -> String {
        "\(words.whole(weight)) \(who)"
    }
}
