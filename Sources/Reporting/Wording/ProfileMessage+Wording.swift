import PlanningTerms

extension ProfileMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .unverified(let count, let all):
            Wording(
                "\(count) of \(all) numbers of the profile are not verified against their source; check them first",
                "规范方案的 \(all) 个数值中有 \(count) 个尚未与出处核对，请先核对")
        case .template:
            Wording("the profile is a template to be edited, and no official rule", "该规范方案是供编辑的模板，并非官方规定")
        case .missing(let meant, let known):
            Wording(
                "no profile of this name and no such file\(meant.map { " (did you mean \($0)?)" } ?? ""); there are \(known.joined(separator: ", "))",
                "没有此名称的规范方案，也没有此文件\(meant.map { "（是否指 \($0)？）" } ?? "")；现有 \(known.joined(separator: "、"))")
        case .noLevelFits(let levels, let own):
            Wording(
                "the profile speaks of the levels \(levels.map(\.name).joined(separator: ", ")), the plan and its lists of \(own.joined(separator: ", ")): none fits, so that no norm would apply; call the levels alike, or give a level of the plan aliases",
                "规范方案的层级为 \(levels.map(\.chineseName).joined(separator: "、"))，规划与列表的层级为 \(own.joined(separator: "、"))：无一对应，规范将全部不适用；请统一层级名称，或在规划的层级中写明 aliases（别名）"
            )
        case .levelsWithoutUse(let levels, let own):
            Wording(
                "norms of the profile for \(levels.map(\.name).joined(separator: ", ")) apply to nothing: \(own.isEmpty ? "nothing here has a level" : "there are \(own.joined(separator: ", "))")",
                "规范方案中针对 \(levels.map(\.chineseName).joined(separator: "、")) 的规定无适用对象：\(own.isEmpty ? "数据未写明层级" : "现有层级为 \(own.joined(separator: "、"))")"
            )
        case .unreadable: Wording("the profile cannot be read", "无法读取规范方案")
        case .needsDetour(let profile, let level):
            Wording(
                "the profile \(profile) gives the radius of \(level ?? "all levels") as a way to walk, and distances are straight lines: say how much longer the way is, such as --detour 1.3, or detour: 1.3 in the plan",
                "规范方案 \(profile) 以步行路径给出\(level ?? "各层级")的服务半径，而距离按直线计算：请说明路径为直线的多少倍，例如 --detour 1.3，或在规划文件中写 detour: 1.3"
            )
        case .needsSpeed(let level):
            Wording(
                "the radius of \(level ?? "all levels") is in minutes; say how fast people walk with a norm walking_speed",
                "\(level ?? "各层级")的服务半径以分钟计；请用 walking_speed 规定步行速度")
        case .noNumber: Wording("a norm has a number: give min, max or both", "规范须有数值：请给出 min、max 或两者")
        case .leastAboveMost: Wording("min is larger than max; exchange them", "min 大于 max；请对调")
        case .radiusWithoutLevel: Wording("a radius is that of a level; name it", "服务半径须属于某一层级；请写明层级")
        case .redWithinGreen(let indicator):
            Wording(
                "\(indicator): red lies on the green side of green; exchange the two", "\(indicator)：red 落在 green 的绿色一侧；请对调")
        case .detourWithoutProfile:
            Wording(
                "a detour turns norms for walking into straight lines, and there is no profile; name one",
                "detour 把步行规范换算为直线距离，而此处没有规范方案；请指明一个")
        case .noRadii(let profile, let count, let first, let level):
            Wording(
                "under the profile \(profile) \(count) facilities have no radius, the first is \(first) (\(level.map { "of the level \($0)" } ?? "of no level")); give the plan a radius, or the level one",
                "按规范方案 \(profile)，有 \(count) 个\(PlannedNames.facility)没有服务半径，首个为 \(first)（\(level.map { "层级 \($0)" } ?? "无层级")）；请在规划中给出服务半径，或给出该层级的服务半径"
            )
        }
    }
}
