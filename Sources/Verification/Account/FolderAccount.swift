import PlanningTerms
import Publication

/// What a check of a folder has found so far.
struct FolderAccount {
    /// A kind of figure that was not looked at.
    struct Unlooked: Hashable {
        /// The file, and the kind of figure or the column in it; empty for all of the file.
        var file: String, figure: String
        /// How many there are.
        var count: Int
        var reason: CheckMessage.Unlooked
    }

    private(set) var confirmed: [CheckMessage] = []
    private(set) var problems: [CheckMessage] = []
    private(set) var unlooked: [Unlooked] = []
    /// The files that some check has opened.
    private(set) var lookedAt: Set<String> = []

    /// The files that are there.
    var present: Set<String> = []

    /// Whether a file is there.
    func isThere(_ file: ResultFile) -> Bool { present.contains(file.name) }

    /// How many things that are wrong with one file in one way are listed.
    static let listed = 10

    /// Something agrees.
    mutating func confirm(_ message: CheckMessage) { confirmed.append(message) }

    /// Something differs.
    mutating func fail(_ message: CheckMessage) { problems.append(message) }

    /// Some things of one file differ: the first are listed, the others counted.
    mutating func fail(_ file: String, _ messages: [CheckMessage]) {
        problems += messages.prefix(Self.listed)
        if messages.count > Self.listed { problems.append(.more(file: file, messages.count - Self.listed)) }
    }

    /// A file has been opened.
    mutating func open(_ file: String) { lookedAt.insert(file) }

    /// A whole file was not looked at.
    mutating func leave(_ file: String, reason: CheckMessage.Unlooked) { leave(file, "", reason) }

    /// Something was not looked at.
    mutating func leave(_ file: String, _ figure: String, count: Int = 1, _ reason: CheckMessage.Unlooked) {
        unlooked.append(Unlooked(file: file, figure: figure, count: count, reason: reason))
    }
}
