import ServiceModel
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// The words of a map's layers and columns, in one language, and what counts as what.
struct MapTerms: ReportWording {
    let language: Language
    /// Whether people are counted, and not points.
    let isPeople: Bool
    /// Whether positions are metres in a plane.
    let isPlanar: Bool

    init(_ report: ReportDocument, _ language: Language) {
        (self.language, isPeople, isPlanar) = (language, report.coverage.weightKind == .people, report.isPlanar)
    }

    init(language: Language, isPeople: Bool, isPlanar: Bool) {
        (self.language, self.isPeople, self.isPlanar) = (language, isPeople, isPlanar)
    }

    /// What is counted, as the title of a column.
    var people: String { isPeople ? language("People", "人口") : language("Demand points", "需求点") }
    /// What is counted, after a number.
    var who: String { isPeople ? language("people", "人") : language("demand points", "个需求点") }

    var unit: String { language("Unit", "行政单元") }
    var units: String { language("Units", "行政单元") }
    var level: String { language("Level", "层级") }
    var partOf: String { language("Part of", "上级单元") }
    var share: String { language("Share within reach", "覆盖率") }
    var sharePlanned: String { language("With the plan", "方案覆盖率") }
    var notReached: String { language("Not reached", isPeople ? "未覆盖人口" : "未覆盖需求点") }
    var notReachedPlanned: String { language("Not reached with the plan", isPeople ? "方案未覆盖人口" : "方案未覆盖需求点") }
    var centers: String { language("Centers", "\(PlannedNames.facility)数") }
    var radius: String { language("Service radius", "服务半径") }
    var place: String { language("Where", "位置") }
    var rank: String { language("Rank", "位次") }
    var nobody: String { language("nobody", "无人口") }

    /// A number of people without fractions, which only a calculation has; points and their weights as they are.
    func count(_ value: Double) -> String { number(isPeople ? value.rounded() : value) }
    /// The same with its sign, where it is above zero.
    func signedCount(_ value: Double) -> String { signed(isPeople ? value.rounded() : value) }

    /// Numbers as values.
    func values(_ numbers: [Double]) -> [MapValue] { numbers.map { $0.isFinite ? .number($0) : .none } }
    /// Texts as values; empty ones say nothing.
    func values(_ texts: [String]) -> [MapValue] { texts.map { $0.isEmpty ? .none : .text($0) } }
}

/// Steps of a number from 1 up: below the first, from there to below the second, from there on.
struct MapSteps {
    let first: Double, second: Double

    /// Steps for numbers of which the largest is known: round numbers near a twelfth and a third of it.
    init(largest: Double) {
        second = max(Self.round(largest / 3), 2)
        first = max(Self.round(second / 4), 1)
    }

    /// The largest of 1, 2 and 5 times a power of ten that is at most the number.
    private static func round(_ number: Double) -> Double {
        guard number >= 1 else { return 1 }
        var power = 1.0
        while power * 10 <= number { power *= 10 }
        return ([5.0, 2, 1].first { $0 * power <= number } ?? 1) * power
    }

    /// The step of a number; 0 for none.
    func step(_ number: Double) -> Int { number <= 0 ? 0 : number < first ? 1 : number < second ? 2 : 3 }
}
