import GeoPrimitives

/// Positions written as two numbers in one cell.
enum PairText {
    /// Reads `106.2,38.4`, `106.2 38.4`, `106.2;38.4` or either in brackets; `nil` where the text is anything else.
    ///
    /// The numbers have decimal points and come in the order in which they stand.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (first: Double, second: Double)? {
        let cell = CellText.trimmed(text)
        // Longer than any pair: not worth a copy.
        guard cell.count >= 3, cell.count <= 100 else { return nil }
        var narrow = CellText.spaced(CellText.narrowed(cell))[...]
        let brackets = [UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]")]
        if let first = narrow.first, let close = brackets[first], narrow.last == close { narrow = narrow.dropFirst().dropLast() }
        for mark in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: " "), UInt8(ascii: "/")] {
            let parts = narrow.split(separator: mark)
            guard parts.count == 2 else { continue }
            let numbers = parts.compactMap { part -> Double? in
                Array(part).withUnsafeBufferPointer { Decimal.parse(CellText.trimmed($0)) }
            }
            guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { continue }
            return (numbers[0], numbers[1])
        }
        return nil
    }

    /// Reads a cell of a column of pairs.
    static func outcome(_ text: UnsafeBufferPointer<UInt8>) -> PointText.Outcome {
        let cell = CellText.trimmed(text)
        guard !cell.isEmpty else { return .empty }
        if let (first, second) = parse(cell) { return .point(x: first, y: second) }
        return EmptyWord.isNumberless(String(decoding: cell, as: UTF8.self)) ? .emptyWord : .failure(.pair)
    }
}
