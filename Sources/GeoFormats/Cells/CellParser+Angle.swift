import GeoPrimitives

extension CellParser {
    /// Reads degrees: a number, or degrees, minutes and seconds such as `38°28′12.5″N`, `北纬38°28′12″` or `38 28 12.5 N`.
    ///
    /// South and west are negative. Whether the degrees are a latitude or a longitude is not judged.
    static func angle(_ text: UnsafeBufferPointer<UInt8>) -> Outcome { angle(text, .point) }

    /// Reads degrees with the decimal mark of the table; a word that says nothing is no angle.
    static func angle(_ text: UnsafeBufferPointer<UInt8>, _ marks: NumberMarks) -> Outcome {
        switch number(text, marks) {
        case .value(let value): return .value(value)
        case .empty: return .empty
        case .emptyWord: return .emptyWord
        // Metres may stand in groups, as in 4,412,345.6.
        case .grouped(let value) where abs(value) > 1e4: return .grouped(value)
        case .grouped: return .failure(.degrees)
        case .failure(let problem):
            if problem == .finiteNumber { return .failure(problem) }
        }
        let cell = String(decoding: CellText.narrowed(CellText.trimmed(text)), as: UTF8.self)
        guard let value = Sexagesimal(cell)?.degrees else {
            return .failure(.degrees)
        }
        return .value(value)
    }

    /// Degrees, minutes and seconds with marks or a hemisphere.
    private struct Sexagesimal {
        /// The value, south and west negative.
        private(set) var degrees: Double

        /// Reads the text; `nil` when it is anything but the usual spellings.
        init?(_ cell: String) {
            var body = cell[...]
            let hemisphere = Self.takeHemisphere(&body)
            var isNegative = hemisphere == .negative
            if let sign = body.first, sign == "-" || sign == "+" {
                guard hemisphere == nil else { return nil }
                isNegative = sign == "-"
                body.removeFirst()
            }
            guard let parts = Self.parts(of: body, hasHemisphere: hemisphere != nil) else { return nil }
            let minutes = parts.count > 1 ? parts[1] : 0
            let seconds = parts.count > 2 ? parts[2] : 0
            guard minutes < 60, seconds < 60, parts.dropLast().allSatisfy({ $0 == $0.rounded() }) else { return nil }
            let value = parts[0] + (minutes * 60 + seconds) / 3600
            degrees = isNegative ? -value : value
        }

        /// The sign that a hemisphere gives.
        private enum Hemisphere { case positive, negative }

        private static let hemispheres: [(name: String, sign: Hemisphere)] = [
            ("北纬", .positive), ("东经", .positive), ("南纬", .negative), ("西经", .negative),
            ("N", .positive), ("E", .positive), ("S", .negative), ("W", .negative),
            ("n", .positive), ("e", .positive), ("s", .negative), ("w", .negative),
        ]

        /// Removes the hemisphere before or after the figures, with the blanks around.
        private static func takeHemisphere(_ body: inout Substring) -> Hemisphere? {
            for (name, sign) in hemispheres {
                if body.hasPrefix(name) {
                    body = body.dropFirst(name.count)
                } else if body.hasSuffix(name) {
                    body = body.dropLast(name.count)
                } else {
                    continue
                }
                while body.first == " " { body.removeFirst() }
                while body.last == " " { body.removeLast() }
                return sign
            }
            return nil
        }

        /// Returns degrees, minutes and seconds as far as they are given.
        private static func parts(of body: Substring, hasHemisphere: Bool) -> [Double]? {
            let marks: [[Character]] = [
                ["°", "º", "˚", "度"], ["′", "'", "’", "‘", "分"], ["″", "\"", "”", "“", "秒"],
            ]
            var rest = body
            var parts: [Double] = []
            var marked = 0
            for level in 0..<3 where !rest.isEmpty {
                let figures = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                guard let value = plainNumber(figures) else { return nil }
                parts.append(value)
                rest = rest.dropFirst(figures.count)
                if let mark = rest.first, marks[level].contains(mark) {
                    rest.removeFirst()
                    marked += 1
                } else if level == 2, rest.hasPrefix("''") || rest.hasPrefix("′′") {
                    rest = rest.dropFirst(2)
                    marked += 1
                }
                rest = rest.drop { $0 == " " }
            }
            // With marks every part has its own; without, blanks separate exactly three (or one) and a hemisphere is needed.
            let isMarked = marked == parts.count
            let isSpaced = marked == 0 && hasHemisphere && parts.count != 2
            return rest.isEmpty && !parts.isEmpty && (isMarked || isSpaced) ? parts : nil
        }

        /// Returns digits with at most one point as a number.
        private static func plainNumber(_ figures: Substring) -> Double? {
            Array(figures.utf8).withUnsafeBufferPointer { Decimal.parse($0) }
        }
    }
}
