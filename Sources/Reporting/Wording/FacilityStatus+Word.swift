import PlanningTerms
import ServiceModel

extension FacilityStatus {
    /// The status in a word.
    func word(_ language: Language) -> String {
        switch self {
        case .existing: language("existing", "现有")
        case .candidate: language("candidate", "候选")
        case .required: language("required", "必选")
        case .forbidden: language("forbidden", "禁止")
        case .planned: language("planned", "规划")
        }
    }
}
