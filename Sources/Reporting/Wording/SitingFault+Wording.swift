import PlanningTerms

extension SitingFault {
    /// What is wrong, in words that call settings as somebody said them.
    func wording(_ names: SitingNames) -> Wording {
        guard case .over(let planned) = names else { return kind.wording(names) }
        let words = kind.wording(.flags, isOverPlan: true)
        guard !planned.isEmpty else { return words }
        let said = planned.map { "\($0.place.key)\($0.setting.isSwitch ? ": true" : "") (\($0.file):\($0.place.line))" }
        let mayBeLeft = planned.contains { $0.place.key.hasPrefix(SitingSetting.section) }
        return Wording(
            "the plan says \(said.joined(separator: ", ")), and \(words.english)"
                + (mayBeLeft ? "; --no-siting leaves all of the plan's siting out" : ""),
            "规划文件写有 \(said.joined(separator: "、"))，而 \(words.chinese)" + (mayBeLeft ? "；--no-siting 不采用规划文件的 siting" : ""))
    }
}

extension SitingFault.Kind {
    /// What is wrong; `isOverPlan` where not only flags say so, so that none can be blamed.
    fileprivate func wording(_ names: SitingNames, isOverPlan: Bool = false) -> Wording {
        switch self {
        case .value(let fault): fault.wording(names)
        case .size(let fault): fault.wording(names)
        case .condition(let fault): fault.wording(names)
        case .extra(let fault): fault.wording(names)
        case .ground(.positionsByCosts) where isOverPlan:
            Wording(
                "p-dispersion spaces sites by their positions, and takes no cost matrix and no cutoff",
                "p-dispersion 按位置使点位彼此远离，不接受成本矩阵，也不接受上限")
        case .ground(let fault): fault.wording(names)
        }
    }
}

extension SitingFault.Value {
    fileprivate func wording(_ names: SitingNames) -> Wording {
        switch self {
        case .tooSmall(let setting, let number, let least):
            Wording("\(names[setting]) \(number) must be at least \(least)", "\(names[setting]) \(number) 不得小于 \(least)")
        case .budget:
            Wording(
                "\(names[.budget]) must be at least 0 (and at most 10¹⁵)", "\(names[.budget]) 不得小于 0（且不超过 10¹⁵）")
        case .firstWeight:
            Wording(
                "\(names[.firstWeight]) takes whole percentages, such as 70%", "\(names[.firstWeight]) 应为整数百分比，例如 70%")
        case .levelTwice(let setting, let level):
            Wording("\(names[setting]) names the level \(level) twice", "\(names[setting]) 重复指明层级 \(level)")
        }
    }
}

extension SitingFault.Size {
    fileprivate func wording(_ names: SitingNames) -> Wording {
        switch self {
        case .noCount(let model):
            Wording(
                "\(names.model(model)) needs \(names[.count]) (or \(names[.budget]))",
                "\(names.model(model)) 须给出 \(names[.count])（或 \(names[.budget])）")
        case .target(let model):
            Wording(
                "\(names[.target]) goes with \(names.model(.lscp)); \(model.rawValue) takes \(names[.count])",
                "\(names[.target]) 用于 \(names.model(.lscp))；\(model.rawValue) 须用 \(names[.count])")
        case .count(let model):
            Wording(
                "\(names[.count]) goes with \(names.model(.mclp)); \(model.rawValue) takes \(names[.target])",
                "\(names[.count]) 用于 \(names.model(.mclp))；\(model.rawValue) 须用 \(names[.target])")
        case .firstWeight:
            Wording(
                "\(names[.firstWeight]) goes with \(names.model(.bacop))", "\(names[.firstWeight]) 只用于 \(names.model(.bacop))")
        }
    }
}

extension SitingFault.Condition {
    fileprivate func wording(_ names: SitingNames) -> Wording {
        switch self {
        case .unknown(let model):
            Wording(
                "floors, quotas, spacing, budget, relocation and capacities go with the models on coverage; \(model.rawValue) takes none of them",
                "覆盖率下限、配建标准、间距、预算、迁移与容量只用于覆盖类模型；\(model.rawValue) 均不支持")
        case .relocation:
            Wording("\(names[.relocate]) goes with \(names.model(.mclp))", "\(names[.relocate]) 只用于 \(names.model(.mclp))")
        case .capacities:
            Wording(
                "\(names[.capacitated]) goes with \(names.model(.mclp)) and lscp",
                "\(names[.capacitated]) 只用于 \(names.model(.mclp)) 与 lscp")
        case .besideCapacities(let setting):
            Wording(
                "\(names[setting]) is not supported together with \(names[.capacitated]); leave one of the two out"
                    + (names == .keys ? " (capacitated: false here leaves out what the whole plan says)" : ""),
                "\(names[setting]) 不能与 \(names[.capacitated]) 同用；请去掉其一"
                    + (names == .keys ? "（在此写 capacitated: false 可不采用整个规划的设定）" : ""))
        case .indivisibleAlone:
            Wording(
                "\(names[.indivisible]) goes with \(names[.capacitated])", "\(names[.indivisible]) 须与 \(names[.capacitated]) 同用")
        case .assignmentCut:
            Wording(
                "\(names[.indivisible]) with lscp takes no \(names[.timeLimit]) and no \(names[.workLimit]): an assignment broken off may miss the target",
                "\(names[.indivisible]) 用于 lscp 时不接受 \(names[.timeLimit]) 与 \(names[.workLimit])：中途停止的分配可能达不到目标")
        }
    }
}

extension SitingFault.Extra {
    fileprivate func wording(_ names: SitingNames) -> Wording {
        switch self {
        case .curve:
            Wording(
                "\(names[.curve]) goes with \(names.model(.mclp)): it shows how much 1 to \(names[.count]) sites cover",
                "\(names[.curve]) 只用于 \(names.model(.mclp))：它表示 1 至 \(names[.count]) 个点位各能覆盖多少")
        case .curveUnderConditions:
            Wording(
                "\(names[.curve]) goes with \(names[.count]) alone: it is drawn without floors, quotas, spacing, budget and relocation",
                "\(names[.curve]) 只与 \(names[.count]) 同用：绘制时不带覆盖率下限、配建标准、间距、预算与迁移")
        case .tieBreak:
            Wording(
                "\(names[.tieBreak]) goes with \(names.model(.mclp)), or lscp with a target of 100%, without further conditions",
                "\(names[.tieBreak]) 只用于 \(names.model(.mclp))，或目标为 100% 的 lscp，且不带其他条件")
        case .tieBreakWithinBorders:
            Wording(
                "\(names[.tieBreak]) does not know borders (within); leave one of them out",
                "\(names[.tieBreak]) 不考虑边界（within）；请去掉其一")
        case .buildingsAlone:
            Wording("\(names[.buildings]) goes with \(names[.shareWithin])", "\(names[.buildings]) 须与 \(names[.shareWithin]) 同用")
        }
    }
}

extension SitingFault.Ground {
    fileprivate func wording(_ names: SitingNames) -> Wording {
        switch self {
        case .cutoff(let model):
            Wording(
                "\(names[.cutoff]) goes with \(names == .keys ? "" : "--cost-matrix, ")p-median and p-center; \(model.rawValue) takes \(names.radius)",
                "\(names[.cutoff]) 用于 \(names == .keys ? "" : "--cost-matrix、")p-median 与 p-center；\(model.rawValue) 请用 \(names.radius)"
            )
        case .cutoffBesideCosts:
            Wording(
                "\(names[.cutoff]) is a length, and a run with \(names.costMatrix) takes a number in the unit of the matrix"
                    + (names == .keys ? ", as its cutoff" : ""),
                "\(names[.cutoff]) 是长度，而采用 \(names.costMatrix) 的运行须用以矩阵单位计的数" + (names == .keys ? "，写作其 cutoff" : ""))
        case .cutoffWithoutCosts(let number):
            Wording(
                "\(names[.cutoff]) \(number) needs a unit, such as 3km, where there is no \(names.costMatrix)",
                "没有 \(names.costMatrix) 时，\(names[.cutoff]) \(number) 须带单位，例如 3km")
        case .spacingByCosts:
            Wording(
                "\(names[.spacing]) is a distance, and a run with \(names.costMatrix) has none; leave one of the two out",
                "\(names[.spacing]) 是距离，而采用 \(names.costMatrix) 的运行没有距离；请去掉其一")
        case .positionsByCosts:
            Wording(
                "p-dispersion spaces sites by their positions, which a cost matrix does not know; leave \(names.costMatrix) out",
                "p-dispersion 按位置使点位彼此远离，而成本矩阵没有位置；请去掉 \(names.costMatrix)")
        case .borders(let model):
            Wording(
                "borders (within) say who is covered, and \(model.rawValue) goes by distances alone; leave one of them out",
                "边界（within）决定由谁覆盖，而 \(model.rawValue) 只按距离计算；请去掉其一")
        }
    }
}

extension SitingNames {
    /// What a setting is called.
    subscript(_ setting: SitingSetting) -> String { self == .keys ? setting.rawValue : setting.flag }

    /// A model as it is asked for.
    fileprivate func model(_ model: SitingModelKind) -> String { "\(self[.model]) \(model.rawValue)" }

    /// The cost matrix, and the radius.
    fileprivate var costMatrix: String { self == .keys ? "cost_matrix" : "--cost-matrix" }
    fileprivate var radius: String { self == .keys ? "radius" : "--radius" }
}
