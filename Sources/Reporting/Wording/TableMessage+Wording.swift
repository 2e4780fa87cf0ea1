import GeoPrimitives
import PlanningTerms

extension TableMessage {
    /// Columns by name; beyond eight only their number.
    private static func list(_ columns: [String]) -> Wording {
        let (first, more) = (columns.prefix(8), columns.count - 8)
        let (english, chinese) = (first.joined(separator: ", "), first.joined(separator: "、"))
        return more > 0 ? Wording("\(english) and \(more) more", "\(chinese)等 \(columns.count) 列") : Wording(english, chinese)
    }

    /// The message in words.
    var wording: Wording {
        switch self {
        case .unknownRole(let key, let layer, let known):
            Wording(
                "\(layer.flag)-columns: '\(key)' is not one of \(known.map(\.rawValue).joined(separator: ", "))",
                "\(layer.flag)-columns：“\(key)”不在可用的 \(known.map(\.rawValue).joined(separator: "、")) 之中")
        case .noColumn(let column, let setting, let columns):
            Wording(
                "\(setting.name): there is no column \(column); the columns are \(columns.joined(separator: ", "))",
                "\(setting.name)：没有列 \(column)；现有各列为 \(columns.joined(separator: "、"))")
        case .unrecognised(let role, let setting, let columns):
            Wording(
                "none of the columns \(columns.joined(separator: ", ")) is recognised as \(role.rawValue); name it with \(setting.name) \(role.rawValue)=…",
                "现有各列 \(columns.joined(separator: "、")) 中没有可识别为 \(role.rawValue) 的列；请用 \(setting.name) \(role.rawValue)=… 指明")
        case .cell(let column, let text, let problem):
            Wording(
                "\(column) \"\(text)\": \(problem.wording.english)", "\(column)“\(text)”：\(problem.wording.chinese)")
        case .negative(let column, let text):
            Wording("\(column) \"\(text)\" must be a number of at least 0", "\(column)“\(text)”应为不小于 0 的数")
        case .rowNumbersAsIds(let layer, let columns):
            Wording(
                "no column is recognised as ids, so row numbers stand in for them: name one of \(Self.list(columns).english) with \(layer.flag)-columns id=…",
                "没有可识别为编号的列，以行号代替；请用 \(layer.flag)-columns id=… 指明其一：\(Self.list(columns).chinese)")
        case .emptyId(let column):
            Wording("the id (column \(column)) is empty; give every row an id", "编号（列 \(column)）为空；每行都须有编号")
        case .duplicateId(let id, let row):
            Wording("id \"\(id)\" stands in row \(row) already; ids must be unique", "编号“\(id)”在第 \(row) 行已出现；编号不得重复")
        }
    }
}

extension CellProblem {
    /// What the cell must hold, in words.
    var wording: Wording {
        switch self {
        case .number: Wording("must be a number", "应为数值")
        case .plainNumber:
            Wording("must be a number such as 1234.5 or 1,234.5", "应为数值，例如 1234.5 或 1,234.5")
        case .clearComma:
            Wording(
                "may group thousands or part decimals: write it without the comma (1200), or with a decimal point (1.2)",
                "中的逗号可能是千分位，也可能是小数点：请去掉逗号（1200），或改用小数点（1.2）")
        case .finiteNumber: Wording("must be a number within ±1.8e308", "应为绝对值不超过 1.8e308 的数值")
        case .degrees:
            Wording(
                "must be degrees, such as 38.47, 38°28′12.5″N or 北纬38°28′12.5″", "应为度数，例如 38.47、38°28′12.5″N 或 北纬38°28′12.5″")
        case .length:
            Wording(
                "must be a length above zero with its unit, such as 500m or 1km, and at most 1,000,000 km",
                "应为大于零并带单位的长度，例如 500m 或 1km，且不超过 1,000,000 公里")
        case .plainCode:
            Wording(
                "code in scientific notation, its last digits are lost; format the column as text", "代码为科学计数法，末位数字已丢失；请将该列设为文本格式")
        case .position: Wording("must be a position such as POINT (106.2 38.4)", "应为位置，例如 POINT (106.2 38.4)")
        case .onePosition: Wording("must be one position with finite coordinates", "应为一个坐标有限的位置")
        case .polygons:
            Wording(
                "must be polygons with finite coordinates and at least four vertices per ring", "应为多边形，坐标有限，且每个环至少有四个顶点")
        case .pair: Wording("must be two numbers such as 106.2,38.4", "应为两个数，例如 106.2,38.4")
        case .formulaWithoutValue:
            Wording(
                "is a formula without a stored value, as scripts write them; open and save the workbook in a spreadsheet program, which stores the values",
                "是没有存储结果的公式（由脚本写出的文件常见）；请用电子表格软件打开并保存，以存入结果")
        case .total(let column, let value, let sum):
            Wording(
                "reads like a total, and its \(column) \(value.plainText) is not the sum of other rows (those above it sum to \(sum.plainText)): mend or remove the row, or say --total-rows leave-out or keep",
                "像是合计行，但其 \(column) \(value.plainText) 不等于其他行之和（其上各行之和为 \(sum.plainText)）：请改正或删除该行，或用 --total-rows leave-out 或 keep 指明"
            )
        }
    }
}

extension GeometryMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .polygonsNeeded(let layer):
            Wording(
                "the \(layer.rawValue) layer must hold polygons (GeoJSON, GeoPackage, FlatGeobuf or Shapefile)",
                "\(layer.chinese)图层应为多边形（GeoJSON、GeoPackage、FlatGeobuf 或 Shapefile）")
        case .noPolygons(let layer):
            Wording("the \(layer.rawValue) layer must hold polygons", "\(layer.chinese)图层应为多边形")
        case .pointsNeeded(let layer):
            Wording(
                "the \(layer.rawValue) layer holds polygons and points are needed; polygon \(layer.rawValue) is not supported: give one point per polygon",
                "\(layer.chinese)图层为多边形，而此处需要点；不支持多边形：请为每个多边形给出一个点")
        case .noCoordinates(let layer, let columns):
            Wording(
                "no coordinates: none of the columns \(columns.joined(separator: ", ")) is recognised as longitude and latitude; name them with \(layer.flag)-columns lon=…,lat=… (or wkt=…)",
                "没有坐标：现有各列 \(columns.joined(separator: "、")) 中没有可识别为经度和纬度的列；请用 \(layer.flag)-columns lon=…,lat=…（或 wkt=…）指明")
        case .areasStandForPoints(let layer, let areas, let all, let first):
            Wording(
                "\(areas) of the \(all) \(layer.rawValue) are drawn as areas (features \(RowList.english(first, of: areas))); a point inside stands for each",
                "\(all) 个\(layer.chinese)中有 \(areas) 个为面（要素 \(RowList.chinese(first, of: areas))）；各以面内一点代表")
        case .areasAmongPoints(let layer, let areas, let all, let first):
            Wording(
                "\(areas) of the \(all) features of the \(layer.rawValue) layer are areas (features \(RowList.english(first, of: areas))) and points are needed: polygon \(layer.rawValue) is not supported; give one point per area",
                "\(layer.chinese)图层的 \(all) 个要素中有 \(areas) 个为面（要素 \(RowList.chinese(first, of: areas))），而此处需要点：不支持面；请为每个面给出一个点")
        case .pointsAmongPolygons(let layer, let points, let all, let first):
            Wording(
                "\(points) of the \(all) features of the \(layer.rawValue) layer are points (features \(RowList.english(first, of: points))) and polygons are needed: leave them out",
                "\(layer.chinese)图层的 \(all) 个要素中有 \(points) 个为点（要素 \(RowList.chinese(first, of: points))），而此处需要多边形：请去掉这些点")
        case .emptyFeature: Wording("the feature has no polygon", "该要素没有多边形")
        case .repaired(let reason, let x, let y, let before, let after):
            Wording(
                "invalid polygon (\(reason) at \(x), \(y)) repaired; its area changed from \(before) to \(after) m²",
                "已修复无效多边形（\(reason)，位于 \(x), \(y)），面积由 \(before) 变为 \(after) 平方米")
        case .unrepairable(let reason, let x, let y, let before, let after):
            Wording(
                "invalid polygon (\(reason) at \(x), \(y)); repairing it would change its area from \(before) to \(after) m²: mend it first",
                "无效多边形（\(reason)，位于 \(x), \(y)）；修复会使面积由 \(before) 变为 \(after) 平方米：请先改正")
        }
    }
}
