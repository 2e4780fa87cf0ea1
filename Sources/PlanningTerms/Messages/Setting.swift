/// A setting of a run that a message speaks of: said by its key where the plan has it, else by its flag.
package enum Setting: Hashable, Sendable {
    /// The columns of a layer.
    case columns(LayerRole)
    /// The column of a layer that stands for something.
    case column(LayerRole, role: String, name: String)
    /// The columns of demand that is a raster.
    case rasterColumns
    /// The population classes.
    case classes
    /// A population class.
    case classNamed(String)
    /// The column of a population class.
    case classColumn(String)
    /// The cost matrix.
    case costMatrix
    /// Whether ids of the cost matrix that match nothing are left out.
    case ignoreUnknownIds
    /// The norm profile.
    case profile(String)
    /// Which levels a level serves.
    case serves
    /// The functions that are looked at.
    case functions
    /// The level whose borders hold.
    case within(String)
    /// The level of candidates whose lists give none.
    case candidateLevel(String)

    /// The key under which a plan's places are noted.
    package var planKey: String {
        switch self {
        case .columns(let layer), .column(let layer, _, _): "\(layer.rawValue).columns"
        case .rasterColumns: "layers"
        case .classes, .classNamed, .classColumn: "classes"
        case .costMatrix: "cost_matrix"
        case .ignoreUnknownIds: "cost_matrix.ignore_unknown_ids"
        case .profile: "profile"
        case .serves: "levels"
        case .functions: "functions"
        case .within: "within"
        case .candidateLevel: "candidates.level"
        }
    }
}

/// A setting with the key by which the plan has it; `nil` where a flag gave it, or would.
package struct PlacedSetting: Hashable, Sendable {
    /// The setting.
    package var setting: Setting
    /// The keys that lead to it in the plan.
    package var planKey: String?

    /// Makes a setting that has a place, or none.
    package init(_ setting: Setting, planKey: String?) { (self.setting, self.planKey) = (setting, planKey) }
}
