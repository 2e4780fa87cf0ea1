import FoundationEssentials
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// One of the two folders of a comparison, as far as its figures rest on it.
struct ComparedState {
    /// Its demand points, a row each; where a list has no ids, a row for all points of one place.
    struct Points {
        var names: [String], places: [PlanarPoint], weights: [Double], isCovered: [Bool]
        /// The code of the lowest unit of each; `nil` where the layer does not say.
        var units: [String]?
        /// The uncovered cluster of each; empty where it is in none.
        var clusters: [String]
        /// By class the weights, and who is covered in it.
        var classes: [String: (weights: [Double], isCovered: [Bool])]
        /// By level who is within reach of it.
        var levels: [String: [Bool]]
        /// What is served of each; `nil` where the layer does not say.
        var served: [Double]?
    }

    /// Where it lies.
    let folder: String
    let report: ReportDocument
    let tree: JSONTree
    /// `nil` where the folder has no `assignments.geojson`.
    var points: Points?
    /// The facilities that are open in it; `nil` where the folder has no `facilities.geojson`.
    let sites: [PublishedSite]?
    /// The outlines of its units by their codes; none where the folder has no `units.geojson`.
    let outlines: [String: MultiPolygon]

    /// Reads a folder.
    ///
    /// - Throws: ``CatchmentError`` where a file cannot be read or holds what no run writes.
    init(_ folder: String, _ report: ReportDocument, _ tree: JSONTree) throws {
        (self.folder, self.report, self.tree) = (folder, report, tree)
        func isThere(_ dataset: Dataset) -> Bool {
            FileManager.default.fileExists(atPath: ResultFile.layer(dataset).path(in: folder))
        }
        if isThere(.assignments) { points = Points(try PublishedDemand(in: folder, report)) }
        var sites = isThere(.facilities) ? try PublishedSite.facilities(in: folder).filter { !$0.isClosed } : nil
        if sites != nil, isThere(.proposals) { sites?.append(contentsOf: try PublishedSite.proposals(in: folder)) }
        self.sites = sites
        let units = try PublishedTable(ifAny: .units, in: folder, [.code])
        outlines = Dictionary(
            zip(units?.texts(.code) ?? [], units?.areas ?? []).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is compared: the state that a plan makes, else the only one.
    var coverage: CoverageDocument { report.coverageAfter ?? report.coverage }

    /// The files of a folder that a comparison rests on.
    static let foundations = [Dataset.assignments, .facilities, .proposals, .units].map { ResultFile.layer($0).name }
}

extension ComparedState.Points {
    /// Takes the points of a layer.
    init(_ demand: PublishedDemand) {
        (names, places, weights, isCovered) = (demand.ids, demand.points, demand.weights, demand.isCovered)
        (units, levels, served) = (demand.units, demand.levels, demand.served)
        clusters = demand.clusters ?? [String](repeating: "", count: demand.ids.count)
        classes = demand.classes.mapValues { [isCovered = demand.isCovered] in ($0.weights, $0.isCovered ?? isCovered) }
    }

    /// What the points of one place must have in common to be summed.
    private func state(of row: Int) -> [String] {
        let parts = classes.sorted { $0.key < $1.key }.map(\.value.isCovered) + levels.sorted { $0.key < $1.key }.map(\.value)
        return ([isCovered] + parts).map { $0[row] ? "1" : "0" } + [units?[row] ?? ""]
    }

    /// The places whose points are not in one state.
    var placesApart: Set<String> {
        var (states, apart): ([String: [String]], Set<String>) = ([:], [])
        for (row, point) in places.enumerated() {
            let state = state(of: row)
            if states.updateValue(states[point.placeName] ?? state, forKey: point.placeName) ?? state != state {
                apart.insert(point.placeName)
            }
        }
        return apart
    }

    /// The points summed by where they are; those of places in `apart` by their order there.
    func byPlace(apart: Set<String>) -> ComparedState.Points {
        var (rows, seen, kept): ([String: Int], [String: Int], [Int]) = ([:], [:], [])
        var rowOfPoint: [Int] = []
        var sum = self
        sum.names = []
        for (point, position) in places.enumerated() {
            var name = position.placeName
            if apart.contains(name) {
                seen[name, default: 0] += 1
                let number = seen[name] ?? 1
                if number > 1 { name += "#\(number)" }
            }
            if rows[name] == nil {
                rows[name] = kept.count
                kept.append(point)
                sum.names.append(name)
            }
            rowOfPoint.append(rows[name] ?? 0)
        }
        func total(_ values: [Double]) -> [Double] {
            var sums = [Double](repeating: 0, count: kept.count)
            for (point, value) in values.enumerated() { sums[rowOfPoint[point]] += value }
            return sums
        }
        func first<Value>(_ values: [Value]) -> [Value] { kept.map { values[$0] } }
        (sum.places, sum.weights, sum.isCovered) = (first(places), total(weights), first(isCovered))
        (sum.units, sum.clusters) = (units.map(first), first(clusters))
        sum.classes = classes.mapValues { (total($0.weights), first($0.isCovered)) }
        sum.levels = levels.mapValues(first)
        sum.served = served.map { total($0.map { $0.finite ?? 0 }) }
        return sum
    }
}
