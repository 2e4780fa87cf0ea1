package import PlanningTerms

extension SurveyMessage {
    /// The message in words.
    package var wording: Wording {
        switch self {
        case .noFolder: Wording("there is no such folder", "没有此文件夹")
        case .nothingUsable: Wording("it has neither coordinates nor polygons", "既没有坐标，也没有多边形")
        case .noDemand(let spellings, let file, let error):
            Wording(
                "no file there is demand: a table of points with a column of people (\(spellings.joined(separator: ", ")) …) or a population raster"
                    + Self.skipped(file, error, .en),
                "其中没有需求点文件：须为带人口列（\(spellings.joined(separator: "、")) …）的点表，或人口栅格" + Self.skipped(file, error, .zh))
        case .taken(let file, let layer): Wording("\(file): \(layer.rawValue)", "\(file): \(layer.chinese)")
        case .couldBe(let file, let layer):
            Wording(
                "\(file): could be \(layer.rawValue) too; left as a comment", "\(file): 也可作为\(layer.chinese)；已留作注释")
        case .unsure(let file, let layers):
            Wording(
                "\(file): \(layers.map(\.rawValue).joined(separator: " or "))? left as a question in the plan",
                "\(file): \(layers.map(\.chinese).joined(separator: "还是"))？已作为待答问题写入规划")
        case .leftOut(let file, let error):
            Wording("\(file): left out: \(error.said(in: .en))", "\(file): 未采用：\(error.said(in: .zh))")
        }
    }

    /// Why the first file was left out.
    private static func skipped(_ file: String?, _ error: CatchmentError?, _ language: Language) -> String {
        guard let file, let error else { return "" }
        return language("; ", "；") + "\(file): \(error.said(in: language))"
    }
}
