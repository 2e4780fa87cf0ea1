import GeoFormats

/// Features that a style draws alike, and which they are.
struct StyleClass {
    /// Which features are meant.
    enum Condition {
        case all
        case truth(String, Bool)
        case share(String, from: Double, below: Double?)
        case missing(String)
        /// One in so many rows, by number from 1.
        case turn(Int, of: Int)

        /// The condition as an expression of QGIS.
        var expression: String {
            switch self {
            case .all: ""
            case .truth(let field, let isTrue): "\"\(field)\" = \(isTrue ? 1 : 0)"
            case .share(let field, let low, let high): "\"\(field)\" >= \(low)" + (high.map { " AND \"\(field)\" < \($0)" } ?? "")
            case .missing(let field): "\"\(field)\" IS NULL"
            case .turn(let turn, let count): "($id - 1) % \(count) = \(turn)"
            }
        }

        /// The condition as values of the descriptor's template.
        var values: [String: Template.Value] {
            switch self {
            case .all, .turn: [:]
            case .truth(let field, let isTrue): ["equals": .list([["field": .text(field), "literal": isTrue ? "1" : "0"]])]
            case .share(let field, let low, let high):
                ["between": .list([["field": .text(field), "low": .text("\(low)"), "high": .text(high.map { "\($0)" } ?? "")]])]
            case .missing(let field): ["isNull": .list([["field": .text(field)]])]
            }
        }
    }

    var label: String
    var symbol: LayerStyle.Symbol
    var condition: Condition

    /// The classes of a style, which together hold every feature once.
    static func all(of style: LayerStyle) -> [StyleClass] {
        switch style.rule {
        case .single(let symbol): [StyleClass(label: style.title, symbol: symbol, condition: .all)]
        case .truth(let field, let yes, let no):
            [(yes, true), (no, false)].map {
                StyleClass(label: $0.0.label, symbol: $0.0.symbol, condition: .truth(field, $0.1))
            }
        case .share(let field, let steps, let none):
            steps.enumerated().map { number, step in
                let count = Double(steps.count)
                return StyleClass(
                    label: step.label, symbol: step.symbol,
                    condition: .share(
                        field, from: Double(number) / count, below: number + 1 < steps.count ? Double(number + 1) / count : nil))
            } + [StyleClass(label: none.label, symbol: none.symbol, condition: .missing(field))]
        case .turns(let symbols):
            symbols.enumerated().map {
                StyleClass(label: "\(style.title) \($0 + 1)", symbol: $1, condition: .turn($0, of: symbols.count))
            }
        }
    }
}
