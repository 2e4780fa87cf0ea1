import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Recomputes a batch of scenarios: the folder of each, the table, what each gains and loses, and the hashes of the manifest.
struct BatchCheck {
    private let folder: String

    init(_ folder: String) { self.folder = folder }

    /// A scenario with its folder.
    private struct Member {
        let row: ScenariosDocument.Scenario
        let report: ReportDocument
        let tree: JSONTree
        let demand: PublishedDemand?
        let facilities: [PublishedSite]
    }

    /// Looks at everything.
    ///
    /// - Throws: ``CatchmentError`` where a folder is missing or cannot be read.
    func verify(_ data: Data, _ path: String) throws -> Verification {
        guard let batch = try? JSONDocument.decode(ScenariosDocument.self, from: data), let tree = JSONTree(data) else {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
        try DocumentBounds.check(data, path)
        var all = Verification(folder: folder, points: 0, undecided: 0, confirmed: [], notLookedAt: [], problems: [])
        var account = FolderAccount()
        account.present = FolderFiles(folder).present
        checkManifest(&account)
        checkFiles(batch, &account)
        var document = DocumentAccount(file: ResultFile.report.name, tree, isOlder: true)
        for name in ["schema", "plan", "title", "files"] { document.note(document.root[name]) }
        var members: [Member] = []
        for row in [batch.base] + batch.scenarios {
            let place = "\(folder)/\(row.name)"
            let path = ResultFile.report.path(in: place)
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                throw CatchmentError.noInput(path, .folder(.missing(.verifyBatch)))
            }
            let found = try Verifier(place).verifyRun(data, path)
            all.points += found.points
            all.undecided = max(all.undecided, found.undecided)
            all.caveats += found.caveats.filter { caveat in !all.caveats.contains { $0.isOfSame(as: caveat) } }
            let own = found.inScenario(row.name)
            all.problems += own.problems
            all.notLookedAt += own.notLookedAt
            if found.isConfirmed { account.confirm(.scenario(row.name, found.confirmed.count)) }
            members.append(try member(row, data, path))
        }
        for (place, member) in members.enumerated() {
            let figure = place == 0 ? document.root["base"] : document.root["scenarios"][place - 1]
            check(figure, member, members[0], &document)
        }
        _ = document.expectList(document.root["scenarios"], count: members.count - 1)
        document.expect(document.root["measure"], text: members[0].report.$measure)
        document.expect(document.root["weight_kind"], text: members[0].report.coverage.$weightKind)
        checkCaveats(document.root["caveats"], members, &document)
        try checkTable(batch, &account)
        finish(document, &account)
        all.confirmed += account.confirmed
        all.problems += account.problems
        all.notLookedAt += account.unlookedFigures
        return all
    }

    private func member(_ row: ScenariosDocument.Scenario, _ data: Data, _ path: String) throws -> Member {
        guard let report = try? ReportDocument.read(data), let tree = JSONTree(data) else {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
        let place = "\(folder)/\(row.name)"
        let files = FolderFiles(place)
        let hasPoints = files.present.contains(ResultFile.layer(.assignments).name)
        let hasSites = files.present.contains(ResultFile.layer(.facilities).name)
        return Member(
            row: row, report: report, tree: tree, demand: hasPoints ? try PublishedDemand(in: place, report) : nil,
            facilities: hasSites ? try PublishedSite.facilities(in: place) : [])
    }

    /// The row of a scenario: what its folder says, and what it gains and loses against the plan's own state.
    private func check(_ figure: Figure, _ member: Member, _ base: Member, _ document: inout DocumentAccount) {
        let (coverage, row) = (member.tree["coverage"], member.row)
        for name in ["overall", "by_class", "by_level", "distances", "costs"] {
            document.expectSame(figure[name], coverage?[name])
        }
        document.expect(figure["facilities"], member.report.coverage.facilities)
        document.expect(figure["clusters"], member.report.blanks.clusters.count)
        func sum(_ counts: [Int]) -> Interval? { counts.isEmpty ? nil : Interval(counts.reduce(0.0) { $0 + Double($1) }) }
        let levels = member.report.levels ?? []
        document.expect(figure["below_floor_area"], ifAny: sum(levels.compactMap(\.floorArea?.below.count)))
        document.expect(figure["below_quota"], ifAny: sum(levels.compactMap(\.quota?.below.count)))
        for name in ["served_weight", "share", "unmet_weight"] where row.served != nil {
            document.expectSame(figure["served"][name], coverage?["served"]?[name])
        }
        // What a scenario is called and does, the plan says.
        for name in ["name", "title", "base", "changes", "changes_zh"] { document.note(figure[name]) }
        document.expect(figure["profile"], text: member.report.profile?.name)
        document.expect(figure["detour"], ifAny: member.report.profile?.detour.map { Interval($0) })
        checkFacilities(figure, member, base, &document)
        checkDifference(figure["difference"], member, base, &document)
    }

    private func checkFacilities(_ figure: Figure, _ member: Member, _ base: Member, _ document: inout DocumentAccount) {
        guard !member.facilities.isEmpty || !base.facilities.isEmpty else { return }
        let known = Dictionary(base.facilities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = member.facilities.filter { known[$0.id] != nil }
        document.expect(figure["opened"], member.facilities.count - kept.count)
        document.expect(figure["closed"], base.facilities.count - kept.count)
        // A change may be of something that no layer shows: of who owns a center, or of its capacity.
        func differs(_ one: PublishedSite, _ other: PublishedSite) -> Bool {
            one.point != other.point || one.level != other.level || one.name != other.name
                || one.floorArea.finite != other.floorArea.finite || one.capacity.finite != other.capacity.finite
        }
        let seen = kept.count { site in known[site.id].map { differs(site, $0) } ?? false }
        document.expect(figure["changed"], Interval(Double(seen), Double(kept.count)))
    }

    /// Points that only one of the two covers, and more or fewer people at those that both do.
    private func checkDifference(_ figure: Figure, _ member: Member, _ base: Member, _ document: inout DocumentAccount) {
        let change = member.row.overall.coveredWeight - base.row.overall.coveredWeight
        document.expect(figure["covered_weight"], change)
        guard let before = base.demand, let after = member.demand else {
            let parts = member.row.difference
            document.expect(figure["population_effect"], change - parts.gainedWeight + parts.lostWeight)
            return
        }
        // Row numbers are no ids.
        let byPlace = [base, member].contains { $0.report.inputs["demand"]?.columns["id"] == nil }
        guard let old = ComparedPoints(before, byPlace: byPlace), let new = ComparedPoints(after, byPlace: byPlace) else {
            for name in ["gained_points", "gained_weight", "lost_points", "lost_weight", "population_effect"] {
                document.note(figure[name])
            }
            return
        }
        var (gained, lost, effect) = (Totals(), Totals(), 0.0)
        for key in old.keys {
            guard let was = old.entries[key] else { continue }
            switch (was.isCovered, new.entries[key]) {
            case (true, let now?) where now.isCovered: effect += now.weight - was.weight
            case (false, let now?) where now.isCovered: gained.add(now.weight, .certain)
            case (true, _?): lost.add(was.weight, .certain)
            case (true, nil): effect -= was.weight
            case (false, _): break
            }
        }
        for key in new.keys where old.entries[key] == nil {
            if let now = new.entries[key], now.isCovered { effect += now.weight }
        }
        document.expect(figure["gained_points"], gained.points)
        document.expect(figure["gained_weight"], gained.weight)
        document.expect(figure["lost_points"], lost.points)
        document.expect(figure["lost_weight"], lost.weight)
        let slack = 1e-9 * member.row.overall.weight
        document.expect(figure["population_effect"], Interval(effect, within: slack))
    }

    /// Every file that the batch wrote beside its report is there and is the one that was written.
    private func checkFiles(_ batch: ScenariosDocument, _ account: inout FolderAccount) {
        for name in (batch.files ?? [:]).keys.sorted() where !account.present.contains(name) { account.fail(.missingFile(name)) }
        FolderFiles(folder).checkHashes(batch.files ?? [:], into: &account)
    }

    /// What the batch rests on: what its own state does, and what scenarios add.
    private func checkCaveats(_ figure: Figure, _ members: [Member], _ document: inout DocumentAccount) {
        let all = members.flatMap { member in member.tree["caveats"]?.entries ?? [] }
        for entry in figure.entries {
            let same = all.contains { $0["code"] == entry["code"].value && $0["count"] == entry["count"].value }
            if same {
                document.note(entry["count"])
            } else {
                document.contradict(entry["count"], "the caveats of every scenario")
            }
        }
    }

    /// `scenarios.csv` and its workbook repeat the report.
    private func checkTable(_ batch: ScenariosDocument, _ account: inout FolderAccount) throws {
        let file = ResultFile.table(.scenarios)
        guard let grid = try PublishedGrid(folder, file) else { return account.fail(.missingFile(file.name)) }
        account.open(file.name)
        typealias Scenario = ScenariosDocument.Scenario
        let rows = [batch.base] + batch.scenarios
        let names = batch.base.byClass.map(\.name)
        let classes = names.enumerated().map { Scenario.column(ofClass: $0.element, at: $0.offset) }
        let columns =
            Scenario.columns(areCosts: batch.measure == .costMatrix)
            + (rows.allSatisfy { $0.byClass.count == names.count } ? classes : [])
            + (batch.base.served == nil ? [] : Scenario.servedColumns)
        for one in [grid, try PublishedGrid(folder, .workbook(.scenarios))].compactMap(\.self) {
            var table = TableAccount(one, key: .name)
            table.expect(ExpectedColumn.exactly(columns, rows), count: rows.count)
            account.open(ResultFile.workbook(.scenarios).name)
            account.fail(one.name, table.problems)
            if table.problems.isEmpty {
                account.confirm(.table(file: one.name, rows: one.count, columns: table.lookedAt.count))
            }
            for column in table.leftOver { account.leave(one.name, column, count: one.count, .unknown) }
        }
    }

    /// Every file that the manifest lists is there and is the one that was written; what was read is not in the folder.
    private func checkManifest(_ account: inout FolderAccount) {
        let name = ResultFile.manifest.name
        let path = ResultFile.manifest.path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return account.fail(.missingFile(name)) }
        account.open(name)
        guard let manifest = try? ManifestDocument.read(path) else { return account.fail(.changedFile(name)) }
        var wrong: [CheckMessage] = []
        for (output, hash) in manifest.outputs.sorted(by: { $0.key < $1.key }) where output != name {
            let file = "\(folder)/\(output)"
            if !FileManager.default.fileExists(atPath: file) {
                wrong.append(.missingFile(output))
            } else if (try? FileHash.output(file)) != hash {
                wrong.append(.changedFile(output))
            }
            if !output.contains("/") { account.open(output) }
        }
        account.fail(name, wrong)
        if wrong.isEmpty { account.confirm(.files(manifest.outputs.count)) }
        for part in ["inputs", "program", "libraries", "profiles"] { account.leave(name, part, .reading) }
    }

    private func finish(_ document: DocumentAccount, _ account: inout FolderAccount) {
        account.fail(document.file, document.problems)
        if document.problems.isEmpty {
            for (part, count) in document.counts { account.confirm(.figures(file: document.file, part: part, count: count)) }
        }
        for (kind, count, _) in document.leftOver { account.leave(document.file, kind, count: count, UntoldFigures.reason(kind)) }
        for name in account.present.subtracting(account.lookedAt).sorted() where name != ResultFile.report.name {
            account.leave(name, reason: ResultFile.reasonToLeave(name))
        }
    }
}
