public import FoundationEssentials

/// What a check of published files found, as `verify --json` prints it.
public struct VerificationDocument: Codable, Sendable {
    /// Figures of one kind that were not looked at.
    public struct Unlooked: Codable, Sendable {
        /// The folder of a batch; only there.
        public var scenario: String?
        /// The file.
        public var file: String
        /// The kind of figure in it, or the column; missing where it is the whole file.
        public var figure: String?
        /// How many there are.
        public var count: Int
        /// Why.
        public var reason: String

        /// Makes one from its members.
        package init(scenario: String? = nil, file: String, figure: String? = nil, count: Int, reason: String) {
            (self.scenario, self.file, self.figure, self.count, self.reason) = (scenario, file, figure, count, reason)
        }
    }

    /// Where the files lie.
    public var folder: String
    /// Demand points recomputed.
    public var points: Int
    /// Points so near a radius that the published decimals cannot decide.
    public var undecided: Int
    /// What agrees.
    public var confirmed: [String]
    /// What was not looked at, and why.
    public var notLookedAt: [Unlooked]
    /// What differs.
    public var problems: [String]
    /// What the figures rest on, as the report says it.
    public var caveats: [CaveatDocument]

    /// Makes one from its members.
    package init(
        folder: String, points: Int, undecided: Int, confirmed: [String], notLookedAt: [Unlooked], problems: [String],
        caveats: [CaveatDocument]
    ) {
        (self.folder, self.points, self.undecided) = (folder, points, undecided)
        (self.confirmed, self.notLookedAt, self.problems) = (confirmed, notLookedAt, problems)
        self.caveats = caveats
    }

    /// The check as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}
