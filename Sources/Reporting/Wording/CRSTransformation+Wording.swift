import GeoPrimitives
import PlanningTerms

extension CRSTransformation {
    /// The transformation in words.
    var wording: Wording {
        switch self {
        case .plane: Wording(text, "不转换（平面坐标，单位为米）")
        case .none: Wording(text, "无")
        case .asItIs: Wording(text, "按原值采用")
        case .inverse(let name): Wording(text, "由 \(name) 还原为 WGS 84（迭代反算）")
        case .projected(let name, let way, let accuracy):
            Wording(text, "由 \(name) 转换为 WGS 84，" + (accuracy.map { "精度 \($0.chinese)" } ?? "精度不详") + way.note)
        case .byRow: Wording(text, "逐行转换为 WGS 84")
        }
    }
}

extension CRSTransformation.Way {
    /// What is added in Chinese.
    fileprivate var note: String {
        switch self {
        case .stated: "（PROJ）"
        case .ballpark: "（PROJ，粗略转换，未计基准差异）"
        case .cgcs2000: "（PROJ，CGCS2000 视同 WGS 84）"
        }
    }
}
