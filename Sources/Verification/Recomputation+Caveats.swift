import PlanningTerms
import Publication

extension Recomputation {
    /// What a proof is for, where a caveat says that it is not for all centers; nothing for what is not proven.
    func provenFor(_ siting: SitingDocument) -> Wording {
        guard siting.status == .optimal else { return Wording("", "") }
        let doubt = [CaveatCode.positionsAtOrigin, .axesSwapped].contains { caveat($0) != nil }
        if caveat(.facilitiesUnlocated) != nil {
            return Wording(
                " for the \(facilities.count) centers whose position is known\(doubt ? ", some of them in doubt" : "")",
                "（就坐标已知的 \(facilities.count) 处设施而言\(doubt ? "，其中部分坐标存疑" : "")）")
        }
        guard doubt else { return Wording("", "") }
        return Wording(
            " for the \(facilities.count) centers where their list puts them, some of them in doubt",
            "（就表中所列位置的 \(facilities.count) 处设施而言，其中部分坐标存疑）")
    }

    private func caveat(_ code: CaveatCode) -> CaveatDocument? { report.caveats?.first { $0.code == code } }

    /// That the caveats stand in order, and say what the accounts of rows say.
    mutating func checkCaveats() {
        guard let caveats = report.caveats else { return }
        var wrong: [Wording] = []
        if caveats.gravestFirst != caveats { wrong.append(Wording("caveats: the gravest do not stand first", "说明事项：最重要的没有排在前面")) }
        for caveat in caveats where caveat.gravity != caveat.code?.gravity {
            wrong.append(
                Wording("caveat \(caveat.$code): it is not \(caveat.$gravity)", "说明事项 \(caveat.$code)：程度不应为 \(caveat.$gravity)"))
        }
        if let demand = report.inputs["demand"] {
            let lost = demand.dropped.filter { $0.cause != .noData && $0.cause != .noPeople }.reduce(0) { $0 + $1.rows }
            wrong += differing("demand_dropped", said: caveat(.demandDropped)?.count ?? 0, lost)
        }
        // A list may hold candidates without a position too, which are another caveat.
        let unplaced = ["facilities", "candidates"].compactMap { report.inputs[$0] }.flatMap(\.dropped)
            .filter { $0.cause == .noCoordinates }.reduce(0) { $0 + $1.rows }
        let said = [CaveatCode.facilitiesUnlocated, .candidatesUnlocated].reduce(0) { sum, code in
            sum + caveats.filter { $0.code == code }.reduce(0) { $0 + $1.count }
        }
        wrong += differing("facilities_unlocated and candidates_unlocated", said: said, unplaced)
        if let edge = report.edge {
            wrong += differing("edge", said: caveat(.edge)?.count ?? 0, edge.points)
        }
        if (caveat(.searchCutShort) != nil) == report.reproducible {
            wrong.append(
                Wording(
                    "caveat search_cut_short and reproducible contradict each other", "说明事项 search_cut_short 与 reproducible 矛盾"))
        }
        settle(Wording("caveats: \(caveats.count), as the accounts of rows say", "说明事项：\(caveats.count) 项，与各行的去向一致"), wrong)
    }

    private func differing(_ what: String, said: Int, _ counted: Int) -> [Wording] {
        said == counted
            ? [] : [Wording("caveat \(what): \(said) published, \(counted) counted", "说明事项 \(what)：公布为 \(said)，计数为 \(counted)")]
    }
}
