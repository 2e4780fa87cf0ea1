import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What `proposals.geojson` says about why each site is proposed, in the order of its features.
struct PublishedExplanations {
    var ids: [String]
    var clustersClosed: [String]
    var alternatives: [String]
    var shareKinds: [String]
    var shareIds: [String]

    /// Reads the layer of a folder; what it does not have is empty.
    init(in folder: String) throws {
        let table = try PublishedTable(
            ResultFile.layer(.proposals).path(in: folder), [.id],
            optional: [.clustersClosed, .alternatives, .shareKind, .shareId])
        (ids, clustersClosed) = (table.texts(.id), table.texts(.clustersClosed))
        (alternatives, shareKinds, shareIds) = (table.texts(.alternatives), table.texts(.shareKind), table.texts(.shareId))
    }
}

extension Recomputation {
    /// Alternatives that are listed for a site.
    private static let listedAlternatives = 10

    /// Why each site is proposed: clusters closed, alternatives and the place to share, in report.json, in proposals.geojson and by position.
    mutating func checkExplanations(_ siting: SitingDocument, _ proposals: [PublishedSite], _ base: [Reach]) throws {
        guard !siting.sites.isEmpty else { return }
        checkSameExplanations(siting, try PublishedExplanations(in: folder))
        let numbers = siting.sites.map { site in proposals.firstIndex { $0.id == site.id } }
        guard !numbers.contains(nil) else { return }
        let reached = numbers.compactMap { $0 }.map { number in reach(of: [proposals[number]]) }
        checkClusters(siting, reached)
        checkAlternatives(siting, [base] + reached)
        checkSharedPlaces(siting, proposals)
    }

    /// That both files say the same.
    private mutating func checkSameExplanations(_ siting: SitingDocument, _ published: PublishedExplanations) {
        for site in siting.sites {
            guard let place = published.ids.firstIndex(of: site.id) else { continue }
            var wrong: [String] = []
            if site.clustersClosed.joined(separator: ";") != published.clustersClosed[place] { wrong.append("clusters_closed") }
            if (site.alternatives ?? []).map(\.id).joined(separator: ";") != published.alternatives[place] {
                wrong.append("alternatives")
            }
            let shared = (site.sharedPlace?.$kind ?? "", site.sharedPlace?.id ?? "")
            if shared != (published.shareKinds[place], published.shareIds[place]) { wrong.append("shared_place") }
            for name in wrong {
                found.problems.append(
                    Wording(
                        "\(name) of \(site.id): \(ResultFile.report.name) and \(ResultFile.layer(.proposals).name) say different things",
                        "\(site.id) 的 \(name)：\(ResultFile.report.name) 与 \(ResultFile.layer(.proposals).name) 不一致")
                )
            }
        }
    }

    /// That each cluster stands with the site that brings its last people into reach, and none is left out.
    private mutating func checkClusters(_ siting: SitingDocument, _ reached: [[Reach]]) {
        guard let clusterOfRow = demand.clustersBefore else { return }
        var rank: [String: ClosedRange<Int>] = [:]
        for (row, cluster) in clusterOfRow.enumerated() where !cluster.isEmpty && demand.weights[row] > 0 {
            let earliest = reached.firstIndex { $0[row] > .no } ?? reached.count
            let latest = reached.firstIndex { $0[row] == .certain } ?? reached.count
            let known = rank[cluster] ?? 0...0
            rank[cluster] = max(known.lowerBound, earliest)...max(known.upperBound, latest)
        }
        checkMembers(clusterOfRow)
        var wrong = 0
        var listed: Set<String> = []
        for (place, site) in siting.sites.enumerated() {
            for cluster in site.clustersClosed {
                if !listed.insert(cluster).inserted || rank[cluster]?.contains(place) != true {
                    wrong += 1
                    found.problems.append(
                        Wording(
                            "clusters_closed of \(site.id): \(cluster) is not closed by it",
                            "\(site.id) 的 clusters_closed：\(cluster) 并非由其消除"))
                }
            }
        }
        for (cluster, ranks) in rank.sorted(by: { $0.key < $1.key })
        where ranks.upperBound < reached.count && !listed.contains(cluster) {
            wrong += 1
            found.problems.append(
                Wording(
                    "clusters_closed of \(siting.sites[ranks.upperBound].id): \(cluster) is missing",
                    "\(siting.sites[ranks.upperBound].id) 的 clusters_closed：缺少 \(cluster)"))
        }
        if wrong == 0 {
            found.confirmed.append(
                Wording("clusters closed: \(listed.count) of \(rank.count)", "消除的聚集区：\(rank.count) 个中的 \(listed.count) 个"))
        }
        if !report.isEarlier { checkNearlyClosed(siting, clusterOfRow, reached) }
    }

    /// That each cluster of which the plan leaves at most a tenth stands with the last site that reaches some of it, with what is left.
    private mutating func checkNearlyClosed(_ siting: SitingDocument, _ clusterOfRow: [String], _ reached: [[Reach]]) {
        var parts: [String: (weight: Double, sure: Double, possible: Double)] = [:]
        for (row, cluster) in clusterOfRow.enumerated() where !cluster.isEmpty {
            parts[cluster, default: (0, 0, 0)].weight += demand.weights[row]
            if reached.contains(where: { $0[row] == .certain }) { parts[cluster, default: (0, 0, 0)].sure += demand.weights[row] }
            if reached.contains(where: { $0[row] > .no }) { parts[cluster, default: (0, 0, 0)].possible += demand.weights[row] }
        }
        var listed: Set<String> = []
        var wrong: [Wording] = []
        for site in siting.sites {
            for near in site.clustersNearlyClosed ?? [] {
                let part = parts[near.id]
                let slack = 1e-9 * max(1, near.weight)
                let left = part.map { Interval($0.weight - $0.possible - slack, $0.weight - $0.sure + slack) }
                if !listed.insert(near.id).inserted || left?.holds(near.left) != true
                    || abs((part?.weight ?? .nan) - near.weight) > slack
                    || !SitingDocument.NearlyClosed.isNearly(near.left, of: near.weight)
                {
                    wrong.append(
                        Wording("\(near.id) is not closed by it as far as is said", "\(near.id) 并未如所称基本消除"))
                }
            }
        }
        for (cluster, part) in parts.sorted(by: { $0.key < $1.key }) where !listed.contains(cluster) {
            let (least, most) = (part.weight - part.possible, part.weight - part.sure)
            guard least > 1e-9 * part.weight, most * 10 < part.weight * (1 - 1e-9) else { continue }
            wrong.append(Wording("\(cluster) is missing", "缺少 \(cluster)"))
        }
        found.problems += wrong.map {
            Wording("clusters_nearly_closed: \($0.english)", "clusters_nearly_closed：\($0.chinese)")
        }
        if wrong.isEmpty, !listed.isEmpty {
            found.confirmed.append(Wording("clusters nearly closed: \(listed.count)", "基本消除的聚集区：\(listed.count) 个"))
        }
    }

    /// That the clusters before the plan have the points and the weight that the report gives them.
    private mutating func checkMembers(_ clusterOfRow: [String]) {
        var members: [String: (points: Int, weight: Double)] = [:]
        for (row, cluster) in clusterOfRow.enumerated() where !cluster.isEmpty {
            members[cluster, default: (0, 0)].points += 1
            members[cluster, default: (0, 0)].weight += demand.weights[row]
        }
        let published = report.blanks.clusters
        for cluster in published {
            let own = members.removeValue(forKey: cluster.id) ?? (0, 0)
            if own.points != cluster.points || abs(own.weight - cluster.weight) > 1e-9 * max(1, cluster.weight) {
                found.problems.append(
                    Wording(
                        "cluster \(cluster.id): \(cluster.points) points with \(cluster.weight) are published, \(own.points) with \(own.weight) are in it",
                        "聚集区 \(cluster.id)：公布为 \(cluster.points) 个点、\(cluster.weight) 人，实有 \(own.points) 个点、\(own.weight) 人")
                )
            }
        }
        for cluster in members.keys.sorted() {
            found.problems.append(
                Wording(
                    "cluster \(cluster): assignments.geojson has it and report.json does not",
                    "聚集区 \(cluster)：assignments.geojson 中有，而 report.json 中没有"))
        }
    }

    /// Alternatives: candidates that are not selected, those that lose least first, and what each loses by its position or costs.
    private mutating func checkAlternatives(_ siting: SitingDocument, _ reached: [[Reach]]) {
        let selected = Set(siting.selected)
        let counts = tally(reached)
        var checked = 0
        for (rank, site) in siting.sites.enumerated() {
            guard let listed = site.alternatives, let total = site.alternativesTotal else { continue }
            let before = found.problems.count
            if listed.count != min(total, Self.listedAlternatives) || site.required && total > 0 {
                found.problems.append(
                    Wording(
                        "alternatives of \(site.id): \(listed.count) are listed of \(total)",
                        "\(site.id) 的替代点：共 \(total) 个，列出 \(listed.count) 个"))
            }
            for (place, other) in listed.enumerated() {
                if selected.contains(other.id) || listed[..<place].contains(where: { $0.id == other.id }) {
                    found.problems.append(
                        Wording(
                            "alternatives of \(site.id): \(other.id) is selected or listed twice",
                            "\(site.id) 的替代点：\(other.id) 已选用或重复列出"))
                }
                if place > 0, other.lost < listed[place - 1].lost {
                    found.problems.append(
                        Wording(
                            "alternatives of \(site.id): \(other.id) loses less than one before it",
                            "\(site.id) 的替代点：\(other.id) 的损失小于排在其前者"))
                }
                if other.lost * 100 > siting.gained * (1 + 1e-9) {
                    found.problems.append(
                        Wording(
                            "alternatives of \(site.id): \(other.id) loses \(other.lost), more than 1 % of what is gained",
                            "\(site.id) 的替代点：\(other.id) 损失 \(other.lost)，超过新增的 1%"))
                }
                guard let states = reach(of: other) else { continue }
                let isWhole = siting.conditions?.capacity != nil
                if !report.isEarlier, !isSame(reached[rank + 1], states, isWhole ? nil : counts) {
                    found.problems.append(
                        Wording(
                            "alternatives of \(site.id): \(other.id) does not serve half of the people whom the site serves",
                            "\(site.id) 的替代点：\(other.id) 服务的同一批人不足该点的一半"))
                }
                // Within capacities an exchange loses what is served, which reach alone does not tell.
                if isWhole { continue }
                let lost = lost(without: reached[rank + 1], with: states, counts)
                let slack = 1e-9 * max(1, siting.coveredWeight)
                if other.lost < lost.lowerBound - slack || other.lost > lost.upperBound + slack {
                    found.problems.append(
                        Wording(
                            "alternatives of \(site.id): \(other.id) loses \(lost.upperBound.plainText), not \(other.lost.plainText)",
                            "\(site.id) 的替代点：\(other.id) 损失 \(lost.upperBound.plainText)，而非 \(other.lost.plainText)"))
                }
            }
            if found.problems.count == before { checked += listed.count }
        }
        if checked > 0 {
            found.confirmed.append(Wording("alternatives: \(checked) with what each loses", "替代点：\(checked) 个及各自的损失"))
        }
    }

    /// Which points an alternative reaches; `nil` where neither its position nor its costs are published.
    private mutating func reach(of alternative: SitingDocument.Alternative) -> [Reach]? {
        if let costs { return reach(of: [PublishedSite(id: alternative.id)], by: costs) }
        guard let x = alternative.lon, let y = alternative.lat, let radius = alternative.radiusM else { return nil }
        return reach(
            of: [
                PublishedSite(
                    id: alternative.id, point: PlanarPoint(x: x, y: y), radius: radius, borderUnit: alternative.borderUnit)
            ],
            ReachRule(ignoresLabels: true))
    }

    /// Whether another site reaches at least half of what a site reaches alone, by what points may be; of all that it reaches where no
    /// counts are given.
    private func isSame(
        _ site: [Reach], _ other: [Reach], _ counts: (certain: [Int32], possible: [Int32])?
    ) -> Bool {
        var (shared, whole) = (0.0, 0.0)
        for row in site.indices where site[row] > .no {
            // Whether the rest may leave the point to the site, and whether it must.
            let isAlone = counts.map { $0.certain[row] - (site[row] == .certain ? 1 : 0) == 0 } ?? true
            let isSurelyAlone = counts.map { $0.possible[row] == 1 } ?? true
            if isAlone, other[row] > .no { shared += demand.weights[row] }
            if isSurelyAlone, site[row] == .certain, other[row] < .certain { whole += demand.weights[row] }
        }
        // What it surely misses is at most what it may share.
        return shared > 0 && whole <= shared * (1 + 1e-9)
    }

    /// What is lost when one site goes and another comes, by what points may be.
    private func lost(
        without site: [Reach], with other: [Reach], _ counts: (certain: [Int32], possible: [Int32])
    ) -> Interval {
        var (low, high) = (0.0, 0.0)
        for row in site.indices where site[row] > .no || other[row] > .no {
            // Whether any of the rest reaches the point, for certain or perhaps.
            let rest = counts.certain[row] - (site[row] == .certain ? 1 : 0)
            if rest > 0 { continue }
            let isRestPossible = counts.possible[row] - (site[row] > .no ? 1 : 0) > 0
            let least = (site[row] == .certain ? 1.0 : 0) - (other[row] > .no ? 1 : 0)
            let most = (site[row] > .no ? 1.0 : 0) - (other[row] == .certain ? 1 : 0)
            low += demand.weights[row] * (isRestPossible ? min(0, least) : least)
            high += demand.weights[row] * (isRestPossible ? max(0, most) : most)
        }
        return low...high
    }
}
