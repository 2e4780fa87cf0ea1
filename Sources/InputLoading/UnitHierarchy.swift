import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Works out the order of levels from the top down.
struct LevelOrder {
    let levels: [String]

    /// Chains of parents are followed so far; longer ones run in a circle, which is an error later.
    private static let deepest = 32

    /// By the planner's word, by the plan where the units have levels of it, else by parents (a level lies below the level of its units' parents), else by the number of units.
    init(_ units: [AdministrativeUnit], given: [String], plan: [String] = [], file: String) throws {
        let present = Set(units.map(\.level))
        if given.isEmpty, !present.isDisjoint(with: plan) {
            for level in present.subtracting(plan).sorted() {
                throw CatchmentError.badData(file, .unit(.levelNotPlanned(level, levels: plan)))
            }
            levels = plan.filter(present.contains)
            return
        }
        if !given.isEmpty {
            for level in present.subtracting(given).sorted() {
                throw CatchmentError.badData(file, .unit(.levelNotGiven(level, levels: given)))
            }
            guard Set(given).count == given.count else {
                throw CatchmentError.usage(.unit(.levelTwice(given)))
            }
            levels = given.filter(present.contains)
            return
        }
        let unitByCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var depth: [String: Int] = [:]
        for unit in units {
            var steps = 0
            var current = unit
            while let parent = current.parent.flatMap({ unitByCode[$0] }), steps < Self.deepest {
                steps += 1
                current = parent
            }
            depth[unit.level] = max(depth[unit.level] ?? 0, steps)
        }
        let count = Dictionary(grouping: units, by: \.level).mapValues(\.count)
        levels = present.sorted {
            (depth[$0] ?? 0, count[$0] ?? 0, $0) < (depth[$1] ?? 0, count[$1] ?? 0, $1)
        }
    }
}

/// Gives every unit below the top its parent: its column, else the code prefix, else the largest overlap.
struct ParentFinder {
    let levels: [String]
    let file: String
    let measure: Measure

    func complete(_ units: [AdministrativeUnit], into notes: inout DiagnosticCollector) throws -> StudyArea {
        var units = units
        try dropUnusableParents(&units, &notes)
        for level in levels.dropFirst() {
            guard let rank = levels.firstIndex(of: level) else { continue }
            let above = units.filter { $0.level == levels[rank - 1] }
            let codeByPrefix = prefixes(above)
            var orphans: [AdministrativeUnit] = []
            for number in units.indices where units[number].level == level && units[number].parent == nil {
                units[number].parent = try byCode(units[number], codeByPrefix) ?? byOverlap(units[number], above)
                if units[number].parent == nil { orphans.append(units[number]) }
            }
            warn(of: orphans, level: levels[rank - 1], into: &notes)
        }
        try checkSizes(units, &notes)
        return StudyArea(levels: levels, units: units)
    }

    /// Units in none of the level above: one warning, however many they are.
    private func warn(of orphans: [AdministrativeUnit], level: String, into notes: inout DiagnosticCollector) {
        guard let first = orphans.first else { return }
        notes.warning(
            file,
            .unit(
                orphans.count == 1
                    ? .noParent(code: first.code, name: first.name, level: level)
                    : .noParents(orphans.count, level: level, first: orphans.prefix(5).map(\.code))))
    }

    /// How much larger than its parent a unit may be drawn before the order of levels must be wrong.
    private static let largestExcess = 1.1

    /// No unit is larger than the one above it; and the units of the lowest level hold what those of the highest do, or it is said.
    private func checkSizes(_ units: [AdministrativeUnit], _ notes: inout DiagnosticCollector) throws {
        let areas = Dictionary(
            units.map { ($0.code, measure.area(of: $0.geometry).squareMeters) }, uniquingKeysWith: { first, _ in first })
        var bad = DiagnosticCollector()
        for unit in units {
            guard let parent = unit.parent, let above = areas[parent], let own = areas[unit.code] else { continue }
            if own > above * Self.largestExcess {
                bad.error(
                    file,
                    .unit(.largerThanParent(code: unit.code, level: unit.level, parent: parent, levels: levels)))
            }
        }
        try bad.throwIfBad()
        let whole = Dictionary(grouping: units, by: \.level).mapValues { $0.reduce(0) { $0 + (areas[$1.code] ?? 0) } }
        guard levels.count > 1, let lowest = levels.last, let part = whole[lowest], let largest = whole.values.max(), largest > 0
        else { return }
        if 1 - part / largest >= UnitMessage.leastPart {
            notes.warning(file, .unit(.partOfArea(level: lowest, share: part / largest)))
        }
    }

    /// Parents must stand in the file, at a level above; those that do not are worked out.
    private func dropUnusableParents(_ units: inout [AdministrativeUnit], _ notes: inout DiagnosticCollector) throws {
        let levelByCode = Dictionary(units.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
        var absent: [String] = []
        var bad = DiagnosticCollector()
        for (number, unit) in units.enumerated() {
            guard let parent = unit.parent else { continue }
            guard let level = levelByCode[parent] else {
                units[number].parent = nil
                if unit.level != levels.first { absent.append(unit.code) }
                continue
            }
            if let own = levels.firstIndex(of: unit.level), let above = levels.firstIndex(of: level), above >= own {
                bad.error(
                    file,
                    .unit(
                        .parentNotAbove(code: unit.code, level: unit.level, parent: parent, parentLevel: level)))
            }
        }
        try bad.throwIfBad()
        if let first = absent.first {
            notes.warning(file, .unit(.missingParents(absent.count, first: first)))
        }
    }

    /// The units above by their code without trailing zeros, where that has at least two characters.
    private func prefixes(_ above: [AdministrativeUnit]) -> [String: String] {
        var codeByPrefix: [String: String] = [:]
        for unit in above {
            let prefix = String(unit.code.reversed().drop { $0 == "0" }.reversed())
            if prefix.count >= 2 { codeByPrefix[prefix] = min(unit.code, codeByPrefix[prefix] ?? unit.code) }
        }
        return codeByPrefix
    }

    /// The unit above whose code, without trailing zeros, begins this one's; the longest such code.
    private func byCode(_ unit: AdministrativeUnit, _ codeByPrefix: [String: String]) -> String? {
        var prefix = unit.code
        while prefix.count >= 2 {
            if let code = codeByPrefix[prefix], code != unit.code { return code }
            prefix.removeLast()
        }
        return nil
    }

    private func byOverlap(_ unit: AdministrativeUnit, _ above: [AdministrativeUnit]) throws -> String? {
        let box = unit.geometry.boundingBox
        var best: (area: Double, code: String)?
        for parent in above where parent.geometry.boundingBox.intersects(box) {
            let shared = measure.area(of: try PolygonOverlay.intersection(unit.geometry, parent.geometry)).squareMeters
            if shared > (best?.area ?? 0) { best = (shared, parent.code) }
        }
        return best?.code
    }
}
