import GeoPrimitives

/// Reads single cells as what their column must hold.
///
/// One parser serves CSV cells and the text fields of GDAL's formats.
enum CellParser {
    /// What a cell with a number turned out to be.
    enum Outcome {
        case value(Double)
        /// A number whose digits stand in groups.
        case grouped(Double)
        case empty
        /// A word that says that there is nothing.
        case emptyWord
        /// What is allowed, or what helps.
        case failure(CellProblem)
    }

    /// Reads a finite number with a decimal point and nothing between its digits.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
        let cell = CellText.trimmed(text)
        guard !cell.isEmpty else { return .empty }
        if let value = Decimal.parse(cell) { return finite(value) }
        let narrow = CellText.narrowed(cell)
        if let value = narrow.withUnsafeBufferPointer({ Decimal.parse($0) }) { return finite(value) }
        if narrow.contains(UInt8(ascii: ",")) {
            return .failure(.plainNumber)
        }
        return .failure(.number)
    }

    /// Reads a finite number as the table writes numbers: with its decimal mark, maybe with digits in groups of three.
    static func number(_ text: UnsafeBufferPointer<UInt8>, _ marks: NumberMarks) -> Outcome {
        if marks != .comma {
            let plain = number(text)
            guard case .failure(let problem) = plain, problem != .finiteNumber else { return plain }
        }
        let cell = CellText.trimmed(text)
        guard !cell.isEmpty else { return .empty }
        let narrow = CellText.spaced(CellText.narrowed(cell))
        if let (value, isGrouped) = NumberText.parse(narrow, marks) {
            guard case .value(let number) = finite(value) else { return .failure(.finiteNumber) }
            return isGrouped ? .grouped(number) : .value(number)
        }
        if EmptyWord.isNumberless(String(decoding: cell, as: UTF8.self)) { return .emptyWord }
        if marks == .doubtful, NumberText.parse(narrow, .point)?.isGrouped == true { return .failure(.clearComma) }
        // What the plain reading takes and the table's decimal mark contradicts is refused.
        return .failure(narrow.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") } ? .plainNumber : .number)
    }

    /// Returns the number unless it is beyond the range of doubles.
    private static func finite(_ value: Double) -> Outcome {
        value.isFinite ? .value(value) : .failure(.finiteNumber)
    }

    /// Reads a number of square metres, maybe with the unit behind it.
    static func squareMeters(_ text: UnsafeBufferPointer<UInt8>, _ marks: NumberMarks) -> Outcome {
        let plain = number(text, marks)
        guard case .failure = plain else { return plain }
        let cell = CellText.trimmed(text)
        for unit in ["平方米", "平米", "㎡", "m²", "M²", "m2", "M2"] where cell.suffix(unit.utf8.count).elementsEqual(unit.utf8) {
            let digits = Array(cell.dropLast(unit.utf8.count))
            let found = digits.withUnsafeBufferPointer { number($0, marks) }
            switch found {
            case .value, .grouped: return found
            case .empty, .emptyWord, .failure: return plain
            }
        }
        return plain
    }

    /// Reads a length above zero, at most ``Distance/longest``, in metres.
    ///
    /// The unit, in metres, is that of numbers without one; `nil` where each cell needs its own.
    static func length(_ text: UnsafeBufferPointer<UInt8>, bareUnit: Double?, _ marks: NumberMarks = .point) -> Outcome {
        let cell = CellText.narrowed(CellText.trimmed(text))
        guard !cell.isEmpty else { return .empty }
        let (digits, factor) = splitUnit(cell)
        guard let unit = factor ?? bareUnit else {
            return EmptyWord.isNumberless(String(decoding: cell, as: UTF8.self)) ? .emptyWord : .failure(.length)
        }
        let value: Double
        var isGrouped = false
        switch digits.withUnsafeBufferPointer({ number($0, marks) }) {
        case .value(let number): value = number
        case .grouped(let number): (value, isGrouped) = (number, true)
        case .emptyWord where factor == nil: return .emptyWord
        case .emptyWord, .empty, .failure: return .failure(.length)
        }
        let meters = value * unit
        guard meters > 0, meters <= Distance.longest.meters else { return .failure(.length) }
        return isGrouped ? .grouped(meters) : .value(meters)
    }

    /// Returns the part before the unit, and the metres in the unit.
    private static func splitUnit(_ cell: [UInt8]) -> (digits: ArraySlice<UInt8>, meters: Double?) {
        let units: [(name: String, meters: Double)] = [
            ("千米", 1000), ("公里", 1000), ("km", 1000), ("KM", 1000), ("Km", 1000), ("米", 1), ("m", 1), ("M", 1),
        ]
        for unit in units
        where cell.count >= unit.name.utf8.count && cell.suffix(unit.name.utf8.count).elementsEqual(unit.name.utf8) {
            return (cell.dropLast(unit.name.utf8.count), unit.meters)
        }
        return (cell[...], nil)
    }

    /// Returns the identifier in a cell, or what is wrong with it.
    static func code(_ text: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], failure: CellProblem?) {
        let cell = CellText.narrowed(CellText.trimmed(text))
        let isBroken = isScientific(cell)
        return (cell, isBroken ? .plainCode : nil)
    }

    /// Whether a spreadsheet has turned a long code into `6.40104E+11`.
    private static func isScientific(_ cell: [UInt8]) -> Bool {
        guard let mark = cell.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), mark > 0 else { return false }
        let exponent = cell[(mark + 1)...]
        let mantissa = cell[..<mark]
        let hasSign = exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-")
        guard hasSign || mantissa.contains(UInt8(ascii: ".")) else { return false }
        return cell.withUnsafeBufferPointer { Decimal.parse($0) } != nil
    }
}
