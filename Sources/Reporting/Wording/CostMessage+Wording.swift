import PlanningTerms

extension CostMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .empty(let column):
            Wording("\(column) is empty; leave the row out where there is no way", "\(column) 为空；没有通路时请去掉该行")
        case .tooLarge(let column, let cost):
            Wording(
                "\(column) \"\(cost)\" must be at most 10¹⁵; leave the row out where there is no way",
                "\(column)“\(cost)”不得超过 10¹⁵；没有通路时请去掉该行")
        case .unknownDemand(let id, let file, let setting):
            Wording(
                "from \"\(id)\" is no id of the demand (\(file))\(Self.remedy(setting).english)",
                "from“\(id)”不是需求点（\(file)）的编号\(Self.remedy(setting).chinese)")
        case .unknownSite(let id, let setting):
            Wording(
                "to \"\(id)\" is no id of a facility or candidate\(Self.remedy(setting).english)",
                "to“\(id)”不是\(PlannedNames.facility)或候选点的编号\(Self.remedy(setting).chinese)")
        case .duplicate(let demand, let site, let row):
            Wording(
                "the pair \(demand) → \(site) stands in row \(row) already; give every pair once",
                "点对 \(demand) → \(site) 在第 \(row) 行已出现；每个点对只给一次")
        case .wrongKinds: Wording("a cost matrix was read as other kinds of columns", "成本矩阵的列被读成了其他类型")
        case .needsIds(let layer):
            Wording(
                "the cost matrix goes by ids and no column is recognised as ids; row numbers do not serve: name it with \(layer.flag)-columns id=…",
                "成本矩阵按编号对应，而此表没有可识别为编号的列，行号不能代替；请用 \(layer.flag)-columns id=… 指明")
        case .decides:
            Wording(
                "costs decide who is covered; service areas and blank areas are circles around facilities and are not drawn, and clusters link demand points by position",
                "覆盖与否由成本决定；服务区与服务空白是以\(PlannedNames.facility)为圆心的圆，不绘制；聚集区按需求点位置连接")
        case .radiiUnused:
            Wording(
                "radius columns are not used: a run with a cost matrix has one --cutoff", "不使用服务半径列：采用成本矩阵时只有一个上限（--cutoff）")
        case .cutoffWithoutMatrix:
            Wording(
                "--cutoff goes with --cost-matrix; distances take --radius.", "--cutoff 须与 --cost-matrix 同用；按距离计算请用 --radius。")
        case .needsCutoff:
            Wording(
                "needs a cutoff: the largest cost that still counts as covered (--cutoff, or cutoff in the plan's cost_matrix)",
                "需要上限：仍算覆盖的最大成本（--cutoff，或规划文件 cost_matrix 中的 cutoff）")
        case .classHasRadius(let name):
            Wording(
                "the class \(name) has a radius, and a run with a cost matrix has one cutoff; leave the radius out",
                "人群类别 \(name) 有自己的服务半径，而采用成本矩阵时只有一个上限；请去掉该半径")
        case .measuresDistances:
            Wording(
                "backup, redundancy, nearest and zones measure distances, and costs have none; leave them or the matrix out",
                "备份覆盖、冗余、最近\(PlannedNames.facility)与责任片区都按距离计算，而成本没有距离；请去掉这些项或成本矩阵")
        case .borders:
            Wording(
                "borders go with radii; a cost matrix leaves out the pairs it does not want", "边界与服务半径同用；采用成本矩阵时，不需要的点对不写入矩阵即可")
        }
    }

    /// What to do about an id that matches nothing.
    private static func remedy(_ setting: PlacedSetting) -> Wording {
        Wording(
            "; correct it, give the list that has it, or leave such rows out with \(setting.name)",
            "；请改正，或提供含有它的列表，或用 \(setting.name) 略去此类行")
    }
}
