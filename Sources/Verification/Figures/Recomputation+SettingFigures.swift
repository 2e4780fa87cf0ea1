import GeoPrimitives
import PlanningTerms
import Publication

/// Settings, how inputs were read, and the profile: what was given, held against what came of it.
extension Recomputation {
    mutating func checkSettings() {
        let figure = document.root["settings"]
        document.expect(document.root["measure"], text: report.$measure)
        let sites = facilities + (proposals ?? [])
        if let override = report.settings.radiusOverrideM, costs == nil {
            // One radius replaces all.
            document.expect(figure["radius_override_m"], Interval(override))
            if let other = sites.first(where: { !$0.radius.isNaN && abs($0.radius - override) > 1e-9 * override }) {
                document.contradict(figure["radius_override_m"], "the radius of \(other.id), \(other.radius.plainText) m")
            }
        } else if costs == nil {
            document.expectNothing(figure["radius_override_m"])
        }
        checkFallback(figure["radius_m"], sites)
        if let mode = LayerMetadata(.layer(.serviceAreas), in: folder)?.text("area_mode") {
            document.expect(figure["area_mode"], text: mode)
        }
        if costs != nil, let cutoff = report.settings.cutoff { checkCutoff(figure["cutoff"], cutoff) }
    }

    /// The default radius is the radius of all for which nothing else gives one.
    private mutating func checkFallback(_ figure: Figure, _ sites: [PublishedSite]) {
        guard let radius = report.settings.radiusM, report.settings.radiusOverrideM == nil, costs == nil else { return }
        let before = report.coverage.radiusSources, after = report.coverageAfter?.radiusSources ?? before
        let used = before.fallback > 0 || after.fallback > 0
        let others = [before, after].allSatisfy { $0.facilityColumn + $0.plan + $0.profile == 0 }
        guard used else { return }
        document.note(figure)
        let same = sites.filter { abs($0.radius - radius) <= 1e-9 * radius }
        if same.isEmpty || (others && same.count < sites.count) { document.contradict(figure, "the radii of the facilities") }
    }

    /// A matrix covers up to the cutoff and no farther.
    private mutating func checkCutoff(_ figure: Figure, _ cutoff: Double) {
        guard let costs else { return }
        document.note(figure)
        let all = costs.numbers(of: (kept + (proposals ?? [])).ids)
        for row in demand.ids.indices {
            let least = costs.least(row, among: all)
            guard least < .infinity, (least <= cutoff + Self.costTolerance) != demand.isCovered[row] else { continue }
            return document.contradict(figure, "a cost of \(least.plainText) of \(demand.ids[row])")
        }
    }

    /// How each layer was read: rows and weight add up, and what was kept is what the folder holds.
    mutating func checkInputs() {
        checkAccuracies()
        for (role, input) in report.inputs.sorted(by: { $0.key < $1.key }) {
            let figure = document.root["inputs"][role]
            let dropped = input.dropped.reduce(0.0) { $0 + Double($1.rows) }
            document.expect(figure["rows_read"], Double(input.rowsKept) + dropped)
            for (place, one) in input.dropped.enumerated() {
                let entry = figure["dropped"][place]
                document.expect(entry["rows"], Double(input.rowsRead) - Double(input.rowsKept) - dropped + Double(one.rows))
                for row in entry["first_rows"].entries {
                    // A row of the file: after its header, and no farther than all rows and a few that are blank.
                    if let number = row.number, number < 1 { document.contradict(row, "the rows of the file") }
                }
            }
            guard let kept = input.weightKept, let read = input.weightRead, let lost = input.weightDropped else { continue }
            document.expect(figure["weight_read"], kept + lost)
            // A scenario may multiply the people that were read.
            let isAsRead = report.command != "scenario" || kept == report.coverage.overall.weight
            document.expect(figure["weight_kept"], isAsRead ? report.coverage.overall.weight : read - lost)
            document.expect(figure["weight_dropped"], read - kept)
            let sum = input.dropped.reduce(0.0) { $0 + $1.weight }
            for (place, one) in input.dropped.enumerated() {
                document.expect(figure["dropped"][place]["weight"], lost - sum + one.weight)
            }
            document.expect(figure["rows_kept"], demand.ids.count)
        }
        if report.inputs["facilities"] != nil { checkFacilityRows() }
        if let units, report.inputs["units"] != nil {
            document.expect(document.root["inputs"]["units"]["rows_kept"], units.count)
        }
    }

    /// What brings two layers to the same system is as exact for both.
    private mutating func checkAccuracies() {
        var known: [String: (role: String, accuracy: Double?)] = [:]
        for (role, input) in report.inputs.sorted(by: { $0.key < $1.key }) {
            guard let crs = input.crs else { continue }
            let way = "\(crs.used): \(crs.transformation)"
            guard let other = known[way] else {
                known[way] = (role, crs.accuracyM)
                continue
            }
            let figure = document.root["inputs"][role]["crs"]["accuracy_m"]
            document.note(figure)
            document.note(document.root["inputs"][other.role]["crs"]["accuracy_m"])
            if other.accuracy != crs.accuracyM { document.contradict(figure, "inputs.\(other.role).crs.accuracy_m") }
        }
    }

    /// What was kept of the list of facilities is open, or has no coordinates.
    private mutating func checkFacilityRows() {
        let unlocated = unitTable?.last { $0.code == "total" }.flatMap(\.unlocated) ?? 0
        let figure = document.root["inputs"]["facilities"]["rows_kept"]
        let most = Double(facilities.count) + unlocated
        let isAll = report.command != "scenario" && report.inputs["candidates"] == nil
        if isAll { document.expect(figure, Interval(Double(facilities.count), most)) }
    }

    /// The norms: the straight radius of each by its way and the detour, and how many nobody held against a source.
    mutating func checkProfile() {
        let figure = document.root["profile"]
        guard let profile = report.profile else { return document.expectNothing(figure) }
        for (place, norm) in profile.norms.enumerated() {
            let entry = figure["norms"][place]
            if norm.item != .radius { document.expectNothing(entry["straight_m"]) }
            if norm.item == .radius, norm.straightM != nil, let value = norm.max ?? norm.min {
                document.expect(entry["straight_m"], Interval(value * wayFactor(norm, profile), within: 0.00051))
                document.note(entry[norm.max == nil ? "min" : "max"])
            }
            if norm.item == .floorArea, let least = norm.min, let level = norm.level {
                checkFloorNorm(entry["min"], least, level)
            }
        }
        let unverified = profile.norms.count { !$0.verified }
        if let number = figure["unverified"].number, number < Double(unverified) {
            document.contradict(figure["unverified"], "\(unverified) norms that are not")
        }
    }

    /// What turns the number of a norm of a radius into metres along a straight line.
    private func wayFactor(_ norm: ProfileDocument.NormEntry, _ profile: ProfileDocument) -> Double {
        guard let measure = norm.measure, measure != .straight else { return 1 }
        let speeds = profile.norms.filter { $0.item == .walkingSpeed }
        let speed = speeds.first { $0.level == norm.level } ?? speeds.first
        return (measure == .minutes ? speed?.min ?? speed?.max ?? 1 : 1) / (profile.detour ?? 1)
    }

    /// A norm of floor areas is what its level asks for, unless the plan asks for something else: then its levels do not agree.
    private mutating func checkFloorNorm(_ figure: Figure, _ least: Double, _ level: String) {
        guard let own = report.levels?.first(where: { $0.level == level })?.floorArea?.leastM2 else { return }
        if own == least { document.note(figure) }
    }
}
