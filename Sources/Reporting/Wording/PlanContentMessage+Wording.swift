import PlanningTerms

extension PlanContentMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .classTwice(let name):
            Wording(
                "the class \(name) stands in the list already; every class needs a name of its own",
                "人群类别 \(name) 已在列表中；各类别名称不得重复")
        case .aliasTwice(let word, let levels):
            Wording(
                "\"\(word)\" stands for two levels, \(levels.joined(separator: " and ")); a word stands for one",
                "“\(word)”同时指 \(levels.joined(separator: "、")) 两个层级；一个名称只能指一个层级")
        case .levelTwice(let name): Wording("the level \(name) stands in the list already", "层级 \(name) 已在列表中")
        case .servesUnknown(let level, let served, let levels, let meant):
            Wording(
                "\(level) serves \"\(served)\", which is none of the levels \(levels.joined(separator: ", "))\(meant.map { "; did you mean \($0)?" } ?? "")",
                "\(level) 兼顾的“\(served)”不在层级 \(levels.joined(separator: "、")) 之中\(meant.map { "；是否指 \($0)？" } ?? "")")
        case .extentTwice:
            Wording("an extent has a box or units; take one of the two out", "图幅只能用 box 或 units 之一给出；请去掉其中一项")
        case .responsible(let fault): fault.wording
        case .indivisibleAlone:
            Wording(
                "indivisible goes with capacitated: true; add that, or take this out",
                "indivisible 须与 capacitated: true 同用；请补上，或去掉此项")
        case .nameTaken(let name, let first, let line):
            Wording(
                "the name \(name) is taken (\(first) in line \(line)); every scenario needs one of its own, not told apart by capital letters alone",
                "名称 \(name) 已被占用（第 \(line) 行的 \(first)）；各情景方案名称不得重复，也不能只靠大小写区分")
        case .unusableName(let name, let base):
            Wording(
                "\"\(name)\" cannot name a folder here; use letters, digits, - and _, at most 60, and neither \(base), which is the plan's own state, nor the name of a file beside it",
                "“\(name)”不能用作文件夹名；请用字母、数字、- 和 _，最多 60 个字符，且不得为 \(base)（规划的现状）或旁边文件的名称")
        case .builtOnItself(let name):
            Wording(
                "the scenario \(name) is built on itself; name another base, or none for the plan's own state",
                "情景方案 \(name) 以自身为基础；请另指基础，或不写以采用规划的现状")
        case .unknownBase(let name, let meant):
            Wording(
                "there is no scenario \(name) to build on\(meant.map { "; did you mean \($0)?" } ?? "")",
                "没有可作为基础的情景方案 \(name)\(meant.map { "；是否指 \($0)？" } ?? "")")
        case .circle(let names):
            Wording(
                "scenarios are built on one another in a circle: \(names.joined(separator: " → "))",
                "情景方案互为基础，形成循环：\(names.joined(separator: " → "))")
        case .tooDeep(let most):
            Wording("the scenario is built on more than \(most) others, one on the other", "该情景方案层层依赖的其他方案超过 \(most) 个")
        case .closesEverything:
            Wording(
                "say which facilities close, by ids, level, unit or unit_type",
                "请用 ids、level、unit 或 unit_type 指明关闭哪些\(PlannedNames.facility)")
        case .toOrFactor: Wording("give either to (the new value) or factor", "请给出 to（新值）或 factor（倍数）之一")
        }
    }
}

extension ResponsibleFault {
    /// What is wrong, in words.
    fileprivate var wording: Wording {
        switch self {
        case .mixed:
            Wording(
                "an entry has level and by, or unit and name; make two of it", "每一项只写 level 与 by，或 unit 与 name；请分成两项")
        case .level(let level, let known):
            Wording(
                "no unit has the level \(level); \(known.isEmpty ? "the run has no units" : "the units have \(known.joined(separator: ", "))")",
                "没有层级为 \(level) 的行政单元；\(known.isEmpty ? "本次运行没有行政单元" : "行政单元的层级为 \(known.joined(separator: "、"))")")
        case .below(let by, let level):
            Wording(
                "\(by) is below \(level) and cannot answer for it; name \(level) itself or a level above",
                "\(by) 低于 \(level)，不能对其负责；请写 \(level) 本级或其上级")
        case .unit(let unit):
            Wording(
                "no unit has the code \(unit), and no single one the name; give a code of the units layer",
                "没有代码为 \(unit) 的行政单元，也没有唯一以此命名的单元；请写行政单元图层中的代码")
        }
    }
}
