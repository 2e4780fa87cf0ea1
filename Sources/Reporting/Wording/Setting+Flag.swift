import PlanningTerms

extension LayerRole {
    /// What the layer's flags begin with: `--demand-crs`, `--exclude-crs`.
    var flag: String {
        switch self {
        case .exclusions: "--exclude"
        case .costMatrix: "--cost-matrix"
        default: "--\(rawValue)"
        }
    }

    /// What the layer is called in Chinese.
    var chinese: String {
        switch self {
        case .demand: "需求点"
        case .facilities: "\(PlannedNames.facility)"
        case .candidates: "候选点"
        case .units: "行政单元"
        case .exclusions: "禁建区"
        case .buildings: "公共建筑"
        case .costMatrix: "成本矩阵"
        case .context: "底图"
        }
    }
}

extension Setting {
    /// The flag that gives the setting, with its value as far as that helps.
    var flag: String {
        switch self {
        case .columns(let layer): "\(layer.flag)-columns"
        case .column(let layer, let role, let name): "\(layer.flag)-columns \(role)=\(name)"
        case .rasterColumns: "--demand-columns"
        case .classes: "--class"
        case .classNamed(let name): "--class \(name)"
        case .classColumn(let column): "--class …=\(column)"
        case .costMatrix: "--cost-matrix"
        case .ignoreUnknownIds: "--ignore-unknown-ids"
        case .profile(let name): "--profile \(name)"
        case .serves: "--serves"
        case .functions: "--functions"
        case .within(let level): "--within \(level)"
        case .candidateLevel(let level): "--candidate-level \(level)"
        }
    }
}

extension PlacedSetting {
    /// What the setting is called: its key where the plan has it, else the flag.
    var name: String { planKey ?? setting.flag }
}
