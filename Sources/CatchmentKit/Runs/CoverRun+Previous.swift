import CoverageAnalysis
import FoundationEssentials
import GeoPrimitives
import InputLoading
import PlanningTerms
import Publication
import Scenarios
import ServiceModel

extension CoverRun {
    /// Gives clusters the ids they had in an earlier run: each the one with which it shares the most people.
    ///
    /// - Throws: `CatchmentError` when the folder has no assignments with clusters.
    func carriedForward(
        _ found: UncoveredClusters, _ input: PlanningInput, into loaded: inout LoadedInput
    ) throws -> UncoveredClusters {
        guard let folder = settings.previous else { return found }
        var clusters = found
        let path = ResultFile.layer(.assignments).path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else {
            throw CatchmentError.noInput(path, .folder(.missing(.previous)))
        }
        let table = try PublishedTable(path, [.id, .cluster])
        let report = FileManager.default.contents(atPath: ResultFile.report.path(in: folder)).flatMap {
            try? ReportDocument.read($0)
        }
        loaded.notes += [report?.versionNotice(of: folder)].compactMap(\.self)
        // Line numbers of one list mean nothing in another.
        let identities = [input.demand.identity, report?.identity(of: .demand) ?? .ids]
        let identity: RowIdentity = identities.contains(.coordinates) ? .coordinates : .ids
        let names = identity == .ids ? table.texts(.id) : table.points.map(\.placeName)
        if identity == .ids {
            let ids = SharedIds(
                names.count, { names[$0] }, { table.points[$0].placeName }, input.demand.ids,
                { input.demand.name($0, by: .coordinates) })
            if ids.areDoubtful {
                loaded.notes.append(
                    InputDiagnostic(
                        .warning, file: path, message: .comparison(.idsElsewhere(ids.moved, of: ids.shared))))
            }
        }
        let earlier = Dictionary(
            zip(names, table.texts(.cluster)).filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
        let carried = clusters.carryForward(
            earlierCluster: { earlier[input.demand.name($0, by: identity)] }, ticks: { input.demand.ticks[$0] },
            // Made from line numbers, an own id may be that of another cluster of the earlier run.
            reserved: identity == .coordinates ? Set(earlier.values) : [])
        loaded.notes.append(
            InputDiagnostic(
                .notice, file: path,
                message: .run(
                    .carriedIds(
                        carried, of: clusters.clusters.count, earlier: Set(earlier.values).count, by: identity))))
        return clusters
    }
}

extension UncoveredClusters {
    /// Gives each cluster the earlier id with which it shares the most weight, and returns how many have one.
    ///
    /// Pairs are taken from the largest shared weight on, ties by earlier id and then by the cluster's own; every earlier id goes to one
    /// cluster at most. A cluster left with an own id that went to another has a number appended. O(rows + pairs log pairs).
    ///
    /// - Parameters:
    ///   - earlierCluster: The earlier id of a row's cluster, where it was in one.
    ///   - ticks: The weight of a row.
    ///   - reserved: Earlier ids that no other cluster may have.
    /// - Returns: How many clusters have an earlier id.
    mutating func carryForward(
        earlierCluster: (Int) -> String?, ticks: (Int) -> Int64, reserved: Set<String> = []
    ) -> Int {
        var pairs: [(weight: Int64, earlier: String, cluster: Int)] = []
        for (number, cluster) in clusters.enumerated() {
            var shared: [String: Int64] = [:]
            for row in cluster.rows { if let earlier = earlierCluster(row) { shared[earlier, default: 0] += ticks(row) } }
            pairs += shared.map { ($0.value, $0.key, number) }
        }
        pairs.sort { ($1.weight, $0.earlier, clusters[$0.cluster].id) < ($0.weight, $1.earlier, clusters[$1.cluster].id) }
        var taken: Set<String> = []
        var carried: [Int: String] = [:]
        for pair in pairs where carried[pair.cluster] == nil && !taken.contains(pair.earlier) {
            carried[pair.cluster] = pair.earlier
            taken.insert(pair.earlier)
        }
        taken.formUnion(reserved)
        for number in clusters.indices {
            if let earlier = carried[number] {
                clusters[number].id = earlier
                continue
            }
            let own = clusters[number].id
            var copy = 2
            while taken.contains(clusters[number].id) {
                clusters[number].id = "\(own)-\(copy)"
                copy += 1
            }
            taken.insert(clusters[number].id)
        }
        return carried.count
    }

    /// Gives each cluster the id it had among other clusters of the same rows, where it had one.
    mutating func carryForward(from earlier: UncoveredClusters, in demand: DemandTable) {
        _ = carryForward(
            earlierCluster: { row in
                let cluster = Int(earlier.clusterOfRow[row])
                return cluster >= 0 ? earlier.clusters[cluster].id : nil
            }, ticks: { demand.ticks[$0] })
    }
}
