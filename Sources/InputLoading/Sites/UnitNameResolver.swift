import PlanningTerms
import ServiceModel

/// Gives facilities and candidates the code of the unit that their list names, be it by code or by name.
struct UnitNameResolver {
    let area: StudyArea

    /// What lists of one file name their units by.
    private struct Account {
        var byName = 0
        var unknown: [(row: Int, text: String)] = []
    }

    /// Resolves what all sites name; what leads to no unit, or to more than one, stays as it is and is listed.
    ///
    /// O(sites).
    func resolve(_ sites: inout ListedSites, into notes: inout DiagnosticCollector) {
        var accounts: [String: Account] = [:]
        func code(_ text: String?, _ file: String, _ row: Int) -> String? {
            guard let text else { return nil }
            guard let match = area.lookup.unit(text) else {
                accounts[file, default: Account()].unknown.append((row, text))
                return text
            }
            if match.isByName { accounts[file, default: Account()].byName += 1 }
            return area.units[match.unit].code
        }
        for number in sites.facilities.indices {
            let site = sites.facilities[number]
            sites.facilities[number].unitCode = code(site.unitCode, sites.facilityFiles[number], site.sourceRow)
        }
        for number in sites.candidates.indices {
            let site = sites.candidates[number]
            sites.candidates[number].unitCode = code(site.unitCode, sites.candidateFiles[number], site.sourceRow)
        }
        for number in sites.unlocated.indices {
            let site = sites.unlocated[number]
            sites.unlocated[number].unitCode = code(site.unitCode, sites.unlocatedFiles[number], site.sourceRow)
        }
        for file in sites.files {
            guard let account = accounts[file] else { continue }
            if account.byName > 0 { notes.notice(file, .siteCheck(.unitsByName(account.byName))) }
            guard !account.unknown.isEmpty else { continue }
            var named: [String] = []
            for (_, text) in account.unknown where !named.contains(text) && named.count < SiteCheckMessage.listed {
                named.append(text)
            }
            notes.warning(
                file,
                .siteCheck(
                    .unknownUnits(
                        account.unknown.count, named: named, rows: account.unknown.map(\.row).sorted().first(Caveat.listedRows))))
        }
    }
}

extension Array {
    /// The first few.
    func first(_ count: Int) -> [Element] { Array(prefix(count)) }
}
