package import GeoPrimitives

/// What is said about how a file is to be read, and what tells a header from data.
package struct TableAsk: Sendable {
    /// The layer or sheet; needed where the file has several that would do.
    package var layer: String?
    /// The first and the last row of the header, as the file counts; found where it is not said.
    package var headerRows: ClosedRange<Int>?
    /// The encoding of a text or of the attributes of a Shapefile; recognised where it is not said.
    package var encoding: TextEncoding?
    /// What becomes of rows that read like totals.
    package var totalRows: TotalRowRule?
    /// Whether the program wrote the table itself: its first row is the header and every other one of the list, whatever it reads like.
    package var isOwn = false
    /// What columns are called.
    package var words: HeaderWords
    /// How many threads may read; the result does not depend on it.
    package var threads: Int
    /// How much is read before the reading is given up.
    package var limits: ReadingLimits

    /// Makes an ask; nothing needs to be said.
    package init(
        layer: String? = nil, headerRows: ClosedRange<Int>? = nil, encoding: TextEncoding? = nil, totalRows: TotalRowRule? = nil,
        words: HeaderWords = HeaderWords(), threads: Int = 1, limits: ReadingLimits = ReadingLimits()
    ) {
        (self.layer, self.headerRows, self.encoding, self.totalRows) = (layer, headerRows, encoding, totalRows)
        (self.words, self.threads, self.limits) = (words, threads, limits)
    }
}

extension TableAsk {
    /// How a table that the program wrote is read.
    package static func own(layer: String? = nil) -> TableAsk {
        var ask = TableAsk(layer: layer, headerRows: 1...1)
        ask.isOwn = true
        return ask
    }
}

/// What columns are called, by whoever asks for a table.
package struct HeaderWords: Sendable {
    /// Whether a text is the name of a column that is looked for.
    package var isKnown: @Sendable (String) -> Bool
    /// Whether a table with columns of these names would do; decides between the sheets of a workbook.
    package var areEnough: @Sendable ([String]) -> Bool

    /// Whether a text is the name of a column of longitudes or latitudes in degrees, whose numbers have no thousands.
    package var areDegrees: @Sendable (String) -> Bool

    /// Makes words; without any, no name is known and no table is enough.
    package init(
        isKnown: @escaping @Sendable (String) -> Bool = { _ in false },
        areEnough: @escaping @Sendable ([String]) -> Bool = { _ in false },
        areDegrees: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        (self.isKnown, self.areEnough, self.areDegrees) = (isKnown, areEnough, areDegrees)
    }
}
