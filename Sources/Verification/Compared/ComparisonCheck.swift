import FoundationEssentials
import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Recomputes a comparison from the two folders that it compares, and holds its files against one another.
///
/// Where one of the two is not where the comparison says, or was written again since, its figures go by one another alone.
struct ComparisonCheck {
    let folder: String
    let comparison: ComparisonDocument
    /// The states before and after; `nil` where they cannot be read as they were compared, with the reason.
    private(set) var states: (before: ComparedState, after: ComparedState)?
    private var reason: CheckMessage.Unlooked?
    /// The points of both, where they are compared by points.
    private(set) var pairs: ComparedPairs?
    var document: DocumentAccount
    var account = FolderAccount()

    /// Reads the document.
    ///
    /// - Throws: ``CatchmentError`` where it is none.
    init(_ folder: String, _ data: Data, _ path: String) throws {
        guard let comparison = try? JSONDocument.decode(ComparisonDocument.self, from: data), let tree = JSONTree(data) else {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
        try DocumentBounds.check(data, path)
        (self.folder, self.comparison) = (folder, comparison)
        document = DocumentAccount(file: ResultFile.report.name, tree, isOlder: comparison.fingerprint == nil)
    }

    /// Looks at everything.
    ///
    /// - Throws: ``CatchmentError`` where a file of one of the three folders cannot be read.
    mutating func verify() throws -> Verification {
        checkFiles()
        for name in ["schema", "files", "fingerprint", "sources"] { document.note(document.root[name]) }
        try findStates()
        if let states { checkDocument(states.before, states.after) }
        checkArithmetic()
        try checkTables()
        return finished()
    }

    private mutating func checkFiles() {
        let files = FolderFiles(folder)
        account.present = files.present
        let own: [ResultFile] = [.table(.differences)] + (comparison.clusters == nil ? [] : [.table(.clusters)])
        files.check(comparison.files, expecting: Set(own.map(\.name)), into: &account)
        if let tree = document.root.value { account.checkFingerprint(comparison.fingerprint, tree) }
    }

    /// Reads the two folders where they are as they were compared.
    private mutating func findStates() throws {
        var found: [ComparedState] = []
        for (given, source) in [
            (comparison.before, comparison.sources?.before), (comparison.after, comparison.sources?.after),
        ] {
            guard let place = place(given, source) else { return reason = .comparedMissing }
            let path = ResultFile.report.path(in: place)
            guard let data = try? Data(contentsOf: URL(filePath: path)), let tree = JSONTree(data),
                let report = try? ReportDocument.read(data), report.isReadable
            else { return reason = .comparedMissing }
            if let known = source?.fingerprint, Fingerprint.of(tree) != known { return reason = .comparedChanged }
            try DocumentBounds.check(data, path)
            if let own = report.fingerprint, Fingerprint.of(tree) != own {
                account.fail(.inScenario(given, .changedFile(ResultFile.report.name)))
            }
            try checkFoundations(place, given, report)
            found.append(try ComparedState(place, report, tree))
        }
        var (before, after) = (found[0], found[1])
        let byPlace = isByPlace(before, after)
        if byPlace, let one = before.points, let other = after.points {
            let apart = one.placesApart.union(other.placesApart)
            (before.points, after.points) = (one.byPlace(apart: apart), other.byPlace(apart: apart))
        }
        states = (before, after)
        if let one = before.points, let other = after.points {
            let paired = ComparedPairs(one, other)
            if paired.areEnough { pairs = paired }
        }
    }

    /// Whether points are told apart by where they are, since a list has no ids.
    func isByPlace(_ before: ComparedState, _ after: ComparedState) -> Bool {
        ![before, after].allSatisfy { $0.report.identity(of: .demand) == .ids }
    }

    /// Where a compared folder lies: as seen from this one, else as it was given.
    private func place(_ given: String, _ source: ComparisonDocument.Source?) -> String? {
        var places = [given]
        if let source { places.insert(source.folder.hasPrefix("/") ? source.folder : "\(folder)/\(source.folder)", at: 0) }
        return places.first { FileManager.default.fileExists(atPath: ResultFile.report.path(in: $0)) }
    }

    /// What the figures rest on must be there as the run of that folder wrote it.
    private mutating func checkFoundations(_ place: String, _ given: String, _ report: ReportDocument) throws {
        for name in ComparedState.foundations {
            guard let wanted = report.files?[name] else { continue }
            if !FileManager.default.fileExists(atPath: "\(place)/\(name)") {
                account.fail(.inScenario(given, .missingFile(name)))
            } else if try FileHash.output("\(place)/\(name)") != wanted {
                account.fail(.inScenario(given, .changedFile(name)))
            }
        }
    }

    private mutating func finished() -> Verification {
        account.fail(document.file, document.problems)
        if document.problems.isEmpty {
            for (part, count) in document.counts { account.confirm(.figures(file: document.file, part: part, count: count)) }
        }
        for (kind, count, _) in document.leftOver {
            account.leave(document.file, kind, count: count, Self.given[kind] ?? reason ?? UntoldFigures.reason(kind))
        }
        for name in account.present.subtracting(account.lookedAt).sorted() where name != ResultFile.report.name {
            account.leave(name, reason: ResultFile.reasonToLeave(name))
        }
        let caveats = [comparison.caveatsBefore, comparison.caveatsAfter].compactMap(\.self).flatMap(\.self)
        return Verification(
            folder: folder, points: pairs?.count ?? 0, undecided: 0, confirmed: account.confirmed,
            notLookedAt: account.unlookedFigures, problems: account.problems,
            caveats: caveats.enumerated().filter { place, caveat in !caveats[..<place].contains { $0.isOfSame(as: caveat) } }
                .map(\.element))
    }

    /// What no other file repeats, with the reason.
    private static let given: [String: CheckMessage.Unlooked] = [
        "before": .given, "after": .given, "program": .words, "notices[].level": .words, "notices[].code": .words,
        "notices[].text": .words, "notices[].text_zh": .words,
    ]

    /// Why the columns of a table that rest on the two folders were not looked at; `nil` where the folders are there.
    var reasonToLeave: CheckMessage.Unlooked? { reason }
}
