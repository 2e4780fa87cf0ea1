import FoundationEssentials
import PlanningTerms
import Publication
import ServiceModel

/// The files of a folder: which the run wrote, which are there, and what of them cannot be recomputed.
struct FolderFiles {
    let folder: String
    /// The names of the files that are there and that a run may write.
    let present: Set<String>

    init(_ folder: String) {
        self.folder = folder
        present = Set(ResultFile.all.map(\.name).filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") })
    }

    /// The files that a run of this report writes beside it, as far as the report alone tells.
    static func expected(_ report: ReportDocument) -> Set<String> {
        var files: [ResultFile] = [.table(.facilities)]
        func add(_ file: ResultFile, _ isThere: Bool) { if isThere { files.append(file) } }
        let (coverage, blanks, hasUnits) = (report.coverage, report.blanks, !report.coverage.byUnit.isEmpty)
        let areCosts = report.measure == .costMatrix
        files += [.layer(.facilities), .layer(.uncoveredClusters), .layer(.assignments)]
        add(.layer(.serviceAreas), !areCosts)
        for file in [ResultFile.table(.units), .layer(.units)] { add(file, hasUnits) }
        add(.layer(.blanks), blanks.areas != nil)
        add(.table(.functions), report.functions?.functions.isEmpty == false)
        add(.layer(.shortfalls), report.shortfalls?.isEmpty == false)
        add(.layer(.uncoveredByGroup), blanks.byClass != nil || blanks.byLevel != nil)
        add(.layer(.blanksByLevel), blanks.byLevel?.contains { $0.blankAreaM2 != nil } == true)
        add(.layer(.zones), report.zones != nil)
        add(.table(.redundancy), coverage.redundancy != nil)
        add(.table(.costs), areCosts)
        add(.table(.capacityAssignment), coverage.served != nil)
        if let siting = report.siting {
            files += [.layer(.proposals), .table(.uncoverable)]
            add(.table(.curve), siting.curve != nil)
            add(.table(.capacityAssignment), siting.conditions?.capacity != nil && siting.objective != nil)
        }
        if report.command == "checkup" {
            files.append(.checkup)
            for list in [Dataset.problems, .tasks, .responsibilities] { files += [.table(list), .layer(list)] }
        }
        return Set(files.map(\.name))
    }

    /// Whether some layer is there.
    var holdsLayers: Bool { Dataset.allCases.contains { $0.isLayer && present.contains(ResultFile.layer($0).name) } }

    /// The files without which nothing can be recomputed.
    static func foundations(_ report: ReportDocument) -> Set<String> {
        var files: [ResultFile] = [.layer(.facilities), .layer(.assignments)]
        if report.siting != nil { files.append(.layer(.proposals)) }
        if !report.coverage.byUnit.isEmpty { files.append(.layer(.units)) }
        if report.measure == .costMatrix { files.append(.table(.costs)) }
        if report.coverage.served != nil { files.append(.table(.capacityAssignment)) }
        return Set(files.map(\.name))
    }

    /// Holds the files that are there against those that the run wrote, and pages and documents against their hashes.
    ///
    /// - Returns: The names of files that the run wrote and that are not there.
    func check(_ report: ReportDocument, into account: inout FolderAccount) -> Set<String> {
        check(report.files, expecting: Self.expected(report), into: &account)
    }

    /// The same of any document that lists the files beside it with their hashes.
    ///
    /// - Parameters:
    ///   - hashes: The files with their hashes; `nil` where the document does not list them.
    ///   - expected: The files that must be there in any case.
    ///   - account: Takes over what is found.
    /// - Returns: The names of files that should be there and are not.
    @discardableResult
    func check(
        _ hashes: [String: String]?, expecting expected: Set<String>, into account: inout FolderAccount
    ) -> Set<String> {
        account.present = present
        let listed = hashes.map { Set($0.keys) }
        // The document's own list, and what it cannot do without: one of the two may have lost a name.
        let wanted = (listed ?? []).union(expected)
        let missing = wanted.subtracting(present).sorted()
        for name in missing { account.fail(.missingFile(name)) }
        let added = ResultFile.all.filter(\.isMarked).map(\.name) + [ResultFile.report.name]
        if let listed {
            for name in present.subtracting(listed).subtracting(added).sorted() { account.fail(.strangeFile(name)) }
            checkHashes(hashes ?? [:], into: &account)
        }
        if missing.isEmpty { account.confirm(.files(wanted.count)) }
        return Set(missing)
    }

    /// What is known of a folder without layers: its files are the ones that the run wrote, and none of their figures was recomputed.
    func unrecomputed(_ report: ReportDocument, _ tree: JSONTree, _ account: inout FolderAccount) -> Verification {
        let listed = report.files ?? [:]
        for name in listed.keys.sorted() where !present.contains(name) { account.fail(.missingFile(name)) }
        checkHashes(listed, into: &account)
        account.checkFingerprint(report.fingerprint, tree)
        for name in present.sorted() { account.leave(name, reason: .noLayers) }
        return Verification(
            folder: folder, points: 0, undecided: 0, confirmed: account.confirmed, notLookedAt: account.unlookedFigures,
            problems: account.problems, caveats: report.caveats ?? [])
    }

    /// The files that people fill in after the run wrote them.
    private static let filledIn = Set(
        [Dataset.tasks, .responsibilities].flatMap { [ResultFile.table($0), .layer($0), .workbook($0)] }.map(\.name))

    /// Holds files against the hashes of what the run wrote.
    func checkHashes(_ hashes: [String: String], into account: inout FolderAccount) {
        var count = 0
        for (name, wanted) in hashes.sorted(by: { $0.key < $1.key }) where present.contains(name) && !Self.filledIn.contains(name)
        {
            if (try? FileHash.output("\(folder)/\(name)")) == wanted {
                count += 1
            } else {
                account.fail(.changedFile(name))
            }
        }
        if count > 0 { account.confirm(.unchangedFiles(count)) }
    }
}
