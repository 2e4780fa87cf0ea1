import GeoFormats
import GeoPrimitives

extension TableWriter {
    /// The matrix of functions by unit: the people of each within reach of each function, and the total.
    func functions(_ document: FunctionsDocument?) -> ResultLayer? {
        guard let document, !document.functions.isEmpty else { return nil }
        let fields: [Field] =
            [.text("code"), .text("name"), .text("level"), .number("people")] + document.functions.map { .number($0.name) }
        return ResultLayer("functions", fields, count: document.byUnit.count + 1) { number in
            guard number < document.byUnit.count else {
                let total = document.functions[0].totals.weight
                return .init(
                    [.text("total"), .null, .null, .number(total)] + document.functions.map { .number($0.totals.coveredWeight) })
            }
            let unit = document.byUnit[number]
            return .init(
                [.text(unit.unit), .text(unit.name), .text(unit.level), .number(unit.weight)]
                    + unit.covered.map { .number($0) })
        }
    }
}
