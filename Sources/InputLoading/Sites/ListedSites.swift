import PlanningTerms
import ServiceModel

/// The facilities and candidates of both lists, each with the file its row came from.
struct ListedSites {
    var facilities: [Facility] = [], facilityFiles: [String] = []
    var candidates: [Facility] = [], candidateFiles: [String] = []
    var unlocated: [UnlocatedFacility] = [], unlocatedFiles: [String] = []
    /// Planned facilities that the run does not count.
    var planned: [Facility] = []
    /// The ids of rows that take no part in distances.
    var idleIds: [String] = []

    /// Takes the rows of a list.
    mutating func add(_ loaded: LoadedFacilities, file: String) {
        for site in loaded.located {
            switch site.status {
            case .existing, .planned:
                facilities.append(site)
                facilityFiles.append(file)
            case .candidate, .required, .forbidden:
                candidates.append(site)
                candidateFiles.append(file)
            }
        }
        unlocated += loaded.unlocated
        unlocatedFiles += loaded.unlocated.map { _ in file }
        planned += loaded.planned
        idleIds += loaded.idleIds
    }

    /// The files of the lists, each once, in the order of their roles.
    var files: [String] { (facilityFiles + unlocatedFiles + candidateFiles).uniqued }

    /// The levels that facilities and candidates have, in the order in which they appear.
    var levels: [String] {
        (facilities.compactMap(\.level) + unlocated.compactMap(\.level) + candidates.compactMap(\.level)).uniqued
    }

    /// Calls the levels of all rows as the run does, and says which count as another.
    mutating func call(levelsBy naming: inout LevelNaming, into notes: inout DiagnosticCollector) {
        let pairs = naming.adopt(sites: levels)
        guard !pairs.isEmpty else { return }
        let called = naming
        func isRenamed(_ level: String?) -> Bool { level.map { called.level(of: $0) != $0 } ?? false }
        let rows = zip(
            facilities.map(\.level) + candidates.map(\.level) + unlocated.map(\.level),
            facilityFiles + candidateFiles + unlocatedFiles)
        for file in files {
            let own = Set(rows.filter { $0.1 == file && isRenamed($0.0) }.compactMap(\.0))
            let said = pairs.filter { own.contains($0.said) }
            if !said.isEmpty { notes.notice(file, .unit(.levelsAsOne(said))) }
        }
        for number in facilities.indices { facilities[number].level = facilities[number].level.map(called.level) }
        for number in candidates.indices { candidates[number].level = candidates[number].level.map(called.level) }
        for number in unlocated.indices { unlocated[number].level = unlocated[number].level.map(called.level) }
        for number in planned.indices { planned[number].level = planned[number].level.map(called.level) }
    }
}
