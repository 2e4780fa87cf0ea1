import GeoPrimitives
import PlanningTerms
import Publication

/// What writes figures for people: on the terminal and on pages alike.
protocol ReportWording {
    /// The language of the words.
    var language: Language { get }
}

extension ReportWording {
    /// A number of things in English.
    func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(number(Double(count))) \(count == 1 ? one : many)" }

    /// A number with thousands set apart, at most two decimals.
    func number(_ value: Double) -> String { TextReport.grouped(value) }

    /// A number of people, or of what else is counted, without the fractions that only a calculation has; below one as it is.
    func whole(_ weight: Double) -> String { TextReport.whole(weight) }

    /// A share as a percentage; a dash where there is none.
    func percent(_ share: Double?, decimals: Int = 1) -> String {
        guard let share else { return "—" }
        let value = (share * 100).rounded(toDecimals: decimals)
        return language("\(value) %", "\(value)%")
    }

    /// A length: metres below 10 km, else kilometres.
    func length(_ meters: Double) -> String {
        let isShort = meters < 10_000
        let value = number(isShort ? meters.rounded() : (meters / 1000).rounded(toDecimals: 1))
        return isShort ? language("\(value) m", "\(value) 米") : language("\(value) km", "\(value) 公里")
    }

    /// An area: square metres below a hectare, else square kilometres.
    func area(_ squareMeters: Double) -> String {
        let isSmall = squareMeters < 10_000
        let value = number(isSmall ? squareMeters.rounded() : (squareMeters / 1e6).rounded(toDecimals: 2))
        return isSmall ? language("\(value) m²", "\(value) 平方米") : language("\(value) km²", "\(value) 平方公里")
    }

    /// So many people more or fewer, as a whole number with its sign.
    func signed(_ value: Double) -> String { value > 0 ? "+" + whole(value) : whole(value) }

    /// The reasons for which rows of a layer were left out, each with their number.
    func reasons(_ input: InputDocument) -> String {
        input.dropped.map { "\($0.said(in: language)): \($0.rows)" }
            .joined(separator: language("; ", "；"))
    }
}
