import GeoPrimitives
import Publication

/// How many facilities cover demand, who depends on one alone, and what is lost when one closes.
extension Recomputation {
    /// Who is covered by how many of some sites, and what each covers, alone or beside others.
    struct Backup {
        /// For each point by how many sites it is covered for certain, and perhaps or for certain.
        var certain: [Int32], possible: [Int32]
        /// For each site what it covers, and what it alone covers.
        var covered: [Totals], sole: [Totals]
    }

    /// Counts the sites that cover each point: O(points · sites near each).
    func backup(of sites: [PublishedSite]) -> Backup {
        let scan = SiteScan(sites, measure)
        let none = [Int32](repeating: 0, count: demand.ids.count)
        var found = Backup(
            certain: none, possible: none, covered: [Totals](repeating: Totals(), count: sites.count),
            sole: [Totals](repeating: Totals(), count: sites.count))
        for row in demand.ids.indices {
            var own: [(site: Int, reach: Reach)] = []
            forEachSite(row, scan, .own) { site, reach, _ in
                own.append((site, reach))
                return true
            }
            for (site, reach) in own {
                found.possible[row] += 1
                if reach == .certain { found.certain[row] += 1 }
                found.covered[site].add(demand.weights[row], reach)
            }
            for (site, reach) in own {
                let others = found.certain[row] - (reach == .certain ? 1 : 0)
                guard others == 0 else { continue }
                found.sole[site].add(demand.weights[row], reach == .certain && found.possible[row] == 1 ? .certain : .perhaps)
            }
        }
        return found
    }

    mutating func checkBackup(_ state: RunState) {
        let figure = state.figure["backup"]
        let found = backup(of: state.sites)
        var byCount = [Totals](repeating: Totals(), count: 4)
        for row in demand.ids.indices {
            let (low, high) = (min(3, Int(found.certain[row])), min(3, Int(found.possible[row])))
            for count in low...high { byCount[count].add(demand.weights[row], low == high ? .certain : .perhaps) }
        }
        let entries = document.expectList(figure["by_count"], count: 4)
        for (count, entry) in entries.enumerated() {
            document.expect(entry["facilities"], count)
            document.expect(entry["or_more"], truth: count == 3)
            document.expect(entry["points"], byCount[count].coveredPoints)
            document.expect(entry["weight"], byCount[count].coveredWeight)
        }
        let twice = figure["at_least_twice"]
        document.expect(twice["points"], byCount[2].coveredPoints + byCount[3].coveredPoints)
        document.expect(twice["weight"], byCount[2].coveredWeight + byCount[3].coveredWeight)
        let all = state.figure["overall"]["weight"].number ?? .nan
        document.expect(twice["share"], ifAny: all > 0 ? Interval((twice["weight"].number ?? .nan) / all) : nil)
        document.expect(twice["share_of"], text: shareOfAll)
        checkDependence(figure["most_depended_on"], state, found)
    }

    private mutating func checkDependence(_ figure: Figure, _ state: RunState, _ found: Backup) {
        let number = state.sites.numberById
        let least = found.sole.count { $0.certainPoints > 0 }
        let most = found.sole.count { $0.possiblePoints > 0 }
        if figure.entries.count < min(10, least) || figure.entries.count > min(10, most) {
            _ = document.expectList(figure, count: min(10, least))
        }
        var before = Double.infinity
        var listed: Set<String> = []
        for entry in figure.entries {
            document.note(entry["facility"])
            guard let id = entry["facility"].text, let site = number[id], listed.insert(id).inserted else {
                document.contradict(entry["facility"], "the facilities that people depend on")
                continue
            }
            document.expect(entry["name"], text: state.sites[site].name.isEmpty ? nil : state.sites[site].name)
            document.expect(entry["sole_points"], found.sole[site].coveredPoints)
            document.expect(entry["sole_weight"], found.sole[site].coveredWeight)
            let weight = entry["sole_weight"].number ?? .nan
            if weight > before { document.contradict(entry["sole_weight"], "the order of the list") }
            before = weight
        }
        // Nobody who is left out has more who depend on it than the last.
        guard figure.entries.count == 10 else { return }
        for (site, sole) in found.sole.enumerated() where !listed.contains(state.sites[site].id) {
            if sole.certainWeight > before * (1 + 1e-9) {
                return document.contradict(figure, "\(state.sites[site].id), on whom more depends")
            }
        }
    }
}
