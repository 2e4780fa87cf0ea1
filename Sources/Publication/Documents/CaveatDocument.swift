public import PlanningTerms

/// What figures of a run rest on, with its words in both languages.
public struct CaveatDocument: Codable, Hashable, Sendable {
    /// How many of the things that a caveat is said of belong to a unit.
    public struct Unit: Codable, Hashable, Sendable {
        /// The code of the unit, and how many.
        public var unit: String, count: Int

        /// Makes one from its members.
        package init(unit: String, count: Int) { (self.unit, self.count) = (unit, count) }
    }

    /// What it is about.
    @Kind public var code: CaveatCode?
    /// How grave it is.
    @Kind public var gravity: CaveatCode.Gravity?
    /// The file it was found in; missing where it is of the run as a whole.
    public var file: String?
    /// How many things it is said of.
    public var count: Int
    /// The first of their rows, as the file's reader counts them; empty where it is of no rows.
    public var rows: [Int]
    /// The units that have some of them; empty where it is of no unit.
    public var units: [Unit]
    /// What there is to say, in English and in Chinese.
    public var text: String, textZh: String

    /// Makes one from its members.
    package init(
        code: CaveatCode, gravity: CaveatCode.Gravity, file: String?, count: Int, rows: [Int], units: [Unit], text: String,
        textZh: String
    ) {
        _code = Kind(wrappedValue: code)
        _gravity = Kind(wrappedValue: gravity)
        (self.file, self.count, self.rows, self.units) = (file, count, rows, units)
        (self.text, self.textZh) = (text, textZh)
    }
}

extension CaveatDocument {
    /// Whether another says the same, of as many things or more or fewer.
    package func isOfSame(as other: CaveatDocument) -> Bool { $code == other.$code && file == other.file }
}

extension [CaveatDocument] {
    /// The same, the gravest first, those of one code in their order; what this version does not know comes last.
    package var gravestFirst: [CaveatDocument] {
        let known = CaveatCode.allCases
        let places = map { caveat in caveat.code.flatMap { known.firstIndex(of: $0) } ?? known.count }
        return indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { self[$0] }
    }
}

/// What a caveat says of a proposed site: its unit has some of what the caveat is said of.
public struct SiteCaveatDocument: Codable, Hashable, Sendable {
    /// What it is about.
    @Kind public var code: CaveatCode?
    /// The code of the unit, and how many of the things it has.
    public var unit: String, count: Int
    /// What there is to say, in English and in Chinese.
    public var text: String, textZh: String

    /// Makes one from its members.
    package init(code: CaveatCode, unit: String, count: Int, text: String, textZh: String) {
        _code = Kind(wrappedValue: code)
        (self.unit, self.count, self.text, self.textZh) = (unit, count, text, textZh)
    }
}
