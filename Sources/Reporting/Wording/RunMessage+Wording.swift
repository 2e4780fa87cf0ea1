import PlanningTerms
import ServiceModel

extension RunMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .unknownFunction(let name, let offered):
            Wording(
                "no facility offers the function \"\(name)\"; they offer \(offered.isEmpty ? "none" : offered.joined(separator: ", "))",
                "没有\(PlannedNames.facility)提供功能“\(name)”；现有功能：\(offered.isEmpty ? "无" : offered.joined(separator: "、"))")
        case .bordersNeedUnits:
            Wording(
                "borders need the units: give --units, or units in the plan's layers", "边界须有行政单元：请给出 --units，或在规划的图层中给出 units")
        case .unknownLevel(let level, let levels):
            Wording(
                "the units have no level \(level); theirs are \(levels.joined(separator: ", "))",
                "行政单元没有层级 \(level)；现有层级为 \(levels.joined(separator: "、"))")
        case .tieBreakWithinBorders:
            Wording("--tie-break distance does not know borders; leave one of them out", "--tie-break distance 不考虑边界；请去掉其一")
        case .distancesWithinBorders(let model):
            Wording(
                "borders say who is covered, and \(model) goes by distances alone; leave one of them out",
                "边界决定由谁覆盖，而 \(model) 只按距离计算；请去掉其一")
        case .tooManySpaced(let count, let most):
            Wording(
                "p-dispersion takes at most \(most) candidates and there are \(count); give fewer",
                "p-dispersion 最多处理 \(most) 个候选点，现有 \(count) 个；请减少")
        case .tooManyPairs(let points, let candidates, let most):
            Wording(
                "\(points) demand points × \(candidates) candidates are more pairs than \(most): say how far a facility may serve with --cutoff, such as --cutoff 5km",
                "\(points) 个需求点 × \(candidates) 个候选点的点对数超过 \(most)：请用 --cutoff 给出\(PlannedNames.facility)的服务上限，例如 --cutoff 5km")
        case .noCapacities:
            Wording(
                "--capacitated needs a capacity column in the facilities (name it with --facilities-columns capacity=…)",
                "--capacitated 要求\(PlannedNames.facility)列表有容量列（请用 --facilities-columns capacity=… 指明）")
        case .tooManyServedPairs(let millions, let most):
            Wording(
                "--capacitated: about \(millions) million pairs of a demand point and a facility within reach, and at most \(most) million are supported; use a smaller radius, or cut the run by units",
                "--capacitated：服务半径内的需求点与\(PlannedNames.facility)点对约 \(millions) 百万个，最多支持 \(most) 百万个；请用较小的服务半径，或按行政单元分次运行")
        case .wholePoints(let message):
            Wording(
                "the assignment of whole points: \(message.wording.english)", "整点分配：\(message.wording.chinese)")
        case .carriedIds(let carried, let all, let earlier, let identity):
            switch identity {
            case .ids:
                Wording(
                    "\(carried) of \(all) clusters carry an id forward; \(earlier) stood there",
                    "\(all) 个聚集区中有 \(carried) 个沿用原编号；原有 \(earlier) 个")
            case .coordinates:
                Wording(
                    "\(carried) of \(all) clusters carry an id forward; \(earlier) stood there (the demand has no ids: its points were told by their coordinates to seven decimals)",
                    "\(all) 个聚集区中有 \(carried) 个沿用原编号；原有 \(earlier) 个（需求点没有编号，按坐标精确到七位小数对应）")
            }
        case .unmeasured(let stop, let onDistances):
            Wording(
                "the run ended (\(stop.rawValue)) before \(onDistances ? "all distances were" : "who is covered from where was") measured; at most what must be opened is proposed, and the bound holds for every plan: allow more time for a better one",
                "运行在量完\(onDistances ? "全部距离" : "覆盖关系")之前结束（\(stop.chinese)）；至多只提出必选的点位，上限对任何方案都成立：如需更好的方案请放宽时限")
        case .zones(let message): message.wording
        }
    }
}

extension SitingStop {
    /// What ended the run, in Chinese.
    fileprivate var chinese: String {
        switch self {
        case .none: "已完成"
        case .gap: "已达允许的最优性差距"
        case .timeLimit: "时间已到"
        case .workLimit: "工作量已用完"
        case .interrupted: "用户中断"
        }
    }
}

extension ZoneMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noFacilities: Wording("zones need at least one open facility", "划分责任片区须有至少一个已开放的\(PlannedNames.facility)")
        case .noUnits: Wording("--zones units needs --units", "--zones units 须同时给出 --units")
        case .areaTooLarge(let degrees):
            Wording(
                "the area to divide spans \(degrees) degrees; zones are drawn within 60 degrees of its centre and not over a pole. Give units (--units) that lie closer together, or a smaller radius with --zones covered",
                "待划分的范围跨 \(degrees) 度；片区只在其中心 60 度以内绘制，且不跨极点。请给出彼此更近的行政单元（--units），或以较小的服务半径使用 --zones covered"
            )
        case .sharedSpots(let count, let facility, let holder):
            Wording(
                "\(count) facilities lie on the spot of another and have no zone, which goes to the smallest id there: \(facility) (zone of \(holder))\(count > 1 ? ", …" : "")",
                "\(count) 个\(PlannedNames.facility)与其他\(PlannedNames.facility)位置相同而没有片区，片区归该处编号最小者：\(facility)（属 \(holder) 的片区）\(count > 1 ? "，…" : "")"
            )
        case .strayingBorders(let meters, let tolerance):
            Wording(
                "borders of zones stray by up to \(meters) m from the line equally far from two facilities, more than \(tolerance) m: the study area is very large or facilities lie very close together",
                "片区边界偏离两\(PlannedNames.facility)的等距线最多 \(meters) 米，超过 \(tolerance) 米：研究范围很大，或\(PlannedNames.facility)相距很近")
        }
    }
}
