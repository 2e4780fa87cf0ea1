import FoundationEssentials
import PlanningTerms
import Publication

/// What a recomputation comes to.
extension Recomputation {
    /// A document of a folder as it stands there; `nil` where there is none, or none that is JSON.
    static func tree(of file: ResultFile, in folder: String) -> JSONTree? {
        (try? Data(contentsOf: URL(filePath: file.path(in: folder)))).flatMap { JSONTree($0) }
    }

    /// Whether everything is there that a check-up is recomputed from.
    var isThereForCheckup: Bool {
        let lists = [Dataset.problems, .tasks, .responsibilities].map { ResultFile.table($0) }
        return ([.checkup] + lists).allSatisfy { account.isThere($0) }
    }

    /// Takes over what was found in a document: what agrees part by part, what differs, and what was not looked at.
    mutating func finish(_ own: DocumentAccount) {
        let wrong = own.problems
        account.fail(own.file, wrong)
        if wrong.isEmpty {
            for (part, count) in own.counts { account.confirm(.figures(file: own.file, part: part, count: count)) }
        }
        for (kind, count, _) in own.leftOver { account.leave(own.file, kind, count: count, UntoldFigures.reason(kind)) }
    }

    /// The result, with what nobody opened.
    mutating func finished() -> Verification {
        finish(document)
        if let tree = document.root.value { account.checkFingerprint(report.fingerprint, tree) }
        for name in account.present.subtracting(account.lookedAt).sorted() where name != ResultFile.report.name {
            account.leave(name, reason: ResultFile.reasonToLeave(name))
        }
        return Verification(
            folder: folder, points: demand.ids.count, undecided: found.undecided,
            confirmed: found.confirmed.map { .sentence($0) } + account.confirmed, notLookedAt: account.unlookedFigures,
            problems: found.problems.map { .sentence($0) } + account.problems, caveats: report.caveats ?? [])
    }

}

extension ResultFile {
    /// Why no figure of the file of a name is looked at.
    static func reasonToLeave(_ name: String) -> CheckMessage.Unlooked {
        guard let file = all.first(where: { $0.name == name }) else { return .unknown }
        if file.isMarked, file != .manifest { return .drawnLater }
        return [.page, .text, .map].contains(file) ? .drawn : file == .layer(.planned) ? .given : .unknown
    }
}

extension FolderAccount {
    /// A report says what the run wrote, where it has a fingerprint.
    mutating func checkFingerprint(_ fingerprint: String?, _ tree: JSONTree) {
        guard let fingerprint else { return }
        if Fingerprint.of(tree) == fingerprint {
            confirm(.unchanged(ResultFile.report.name))
        } else {
            fail(.changedFile(ResultFile.report.name))
        }
    }

    /// What was not looked at, as a result has it.
    var unlookedFigures: [UnlookedFigures] {
        unlooked.map { UnlookedFigures(file: $0.file, figure: $0.figure, count: $0.count, reason: $0.reason, scenario: nil) }
    }
}
