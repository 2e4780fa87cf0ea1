import GeoPrimitives
import PlanningTerms
import Publication

/// How the coordinate system of a layer is said.
struct CRSWords {
    private let crs: InputDocument.CRSDocument
    private let language: Language

    /// Makes the words.
    init(_ crs: InputDocument.CRSDocument, _ language: Language) { (self.crs, self.language) = (crs, language) }

    /// Who says which system it is.
    var source: String {
        switch crs.source {
        case "flag": language("flag of the layer", "该图层参数")
        case "default flag": language("flag for all layers", "统一参数")
        case "crs column": language("column of the table", "表中坐标系列")
        case "file": language("declared by the file", "文件声明")
        case "format": language("rule of the format", "格式规定")
        case "assumed": language("assumed", "推定")
        case "memory": language("given in memory", "程序给定")
        default: crs.source
        }
    }

    /// What was done to the coordinates.
    var transformation: String {
        language(CRSTransformation(published: crs.transformation)?.wording ?? Wording(crs.transformation, crs.transformation))
    }
}

extension InputDocument {
    /// What a layer is called.
    static func title(_ role: String, _ language: Language) -> String {
        switch role {
        case "demand": language("demand", "需求点")
        case "facilities": language("centers", PlannedNames.facility)
        case "candidates": language("candidate sites", "候选点")
        case "units": language("units", "行政单元")
        case "exclusions": language("exclusions", "禁建范围")
        case "buildings": language("public buildings", "公共建筑")
        case "cost_matrix": language("cost matrix", "成本矩阵")
        case "context": language("context", "底图")
        default: role.replacing("_", with: " ")
        }
    }
}
