import GeoPrimitives
package import PlanningTerms

extension DemandMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noneUsable(let rows, let dropped):
            Wording(
                "none of the \(rows) rows can be used: \(dropped.map { "\($0.rows) × \($0.reason.wording.english)" }.joined(separator: ", "))",
                "\(rows) 行中没有一行可用：\(dropped.map { "\($0.rows) 行\($0.reason.wording.chinese)" }.joined(separator: "，"))")
        case .partitionWithoutWeight:
            Wording(
                "classes with partition: true make up the weight, and there is no weight column; name it",
                "partition: true 的人群类别合成人口权重，而没有权重列；请指明该列")
        case .partitionDiffers(let classes, let sum, let weight):
            Wording(
                "\(classes.joined(separator: " + ")) is \(sum.plainText) and the weight \(weight.plainText): classes with partition: true must add up to it; mend the row or drop partition",
                "\(classes.joined(separator: " + ")) 为 \(sum.plainText)，而权重为 \(weight.plainText)：partition: true 的人群类别之和须等于权重；请改正该行或去掉 partition"
            )
        case .totalTooLarge(let column, let total):
            Wording(
                "the column \(column) sums to \(total); at most 10¹⁵ is counted exactly: use a larger unit",
                "列 \(column) 合计 \(total)；最多精确计数至 10¹⁵：请改用较大的单位")
        case .rasterHasNoColumns(let file):
            Wording(
                "the raster \(file) has no columns, and so no classes; leave them out", "栅格 \(file) 没有列，因而没有人群类别；请去掉此项")
        case .unusableCells(let count, let row, let column, let value):
            Wording(
                "\(count) cells hold no usable population, the first (row \(row), column \(column)) is \(value): it must be finite and at least 0; set such cells to no-data",
                "\(count) 个栅格的人口值不可用，首个（第 \(row) 行第 \(column) 列）为 \(value)：应为不小于 0 的有限数；请将此类栅格设为无数据")
        case .noPopulation: Wording("no cell holds population", "没有任何栅格含有人口")
        case .cellsTooLarge(let total):
            Wording("the cells sum to \(total); at most 10¹⁵ is counted", "栅格合计 \(total)；最多计数至 10¹⁵")
        case .coarseCells(let diagonal, let radius):
            Wording(
                "the diagonal of a cell is \(diagonal), more than half of the radius \(radius): each cell counts as covered or not by its centre alone",
                "像元对角线为 \(diagonal.chinese)，超过服务半径 \(radius.chinese) 的一半：每个像元仅以其中心判定是否覆盖")
        case .unknownUnits(let rows, let column, let named):
            Wording(
                "\(rows) rows name a unit (column \(column)) that is none of the lowest-level units, or the name of several (\(Self.list(named, ", ", rows))); placed by polygon",
                "\(rows) 行所写的单元（列 \(column)）不在最低层级单元中或有同名（\(Self.list(named, "、", rows))），改按多边形归属")
        case .twice(let points, let weight, let rows):
            Wording(
                "\(points) \(points == 1 ? "row is" : "rows are") equal to an earlier one in place and number of people (\(points == 1 ? "row" : "rows") \(RowList.english(rows, of: points))): \(weight.english) may be counted twice",
                "\(points) 行与前面某行的位置和人数完全相同（第 \(RowList.chinese(rows, of: points)) 行）：\(weight.chinese)可能重复计数")
        case .farOff(let count, let weight, let first, let rows):
            Wording(
                "\(count) demand \(count == 1 ? "point lies" : "points lie") far from all others or at (0, 0), the first is \(first) (\(count == 1 ? "row" : "rows") \(RowList.english(rows, of: count))), with \(weight.english): check the \(count == 1 ? "position" : "positions")",
                "\(count) 个需求点远离其余各点或位于 (0, 0)，首个为 \(first)（第 \(RowList.chinese(rows, of: count)) 行），共 \(weight.chinese)：请核对坐标")
        case .unitsOfAnotherKind(let column, let named):
            Wording(
                "the column \(column) names none of the lowest-level units (\(named.joined(separator: ", ")), …); rows are placed by polygon",
                "列“\(column)”所写的单元（\(named.joined(separator: "、"))等）均不在最低层级单元中，各行按多边形归属")
        case .unitsByName(let rows, let column):
            Wording(
                "\(rows) rows give the name of their unit (column \(column)) in place of its code; matched by name",
                "\(rows) 行以名称（列 \(column)）而非代码写明所在单元，已按名称对应")
        case .contradictingUnits(let rows, let column, let first):
            Wording(
                "\(rows) rows name a unit (column \(column)) and lie in another (ids \(first.joined(separator: ", "))\(rows > first.count ? ", …" : "")); they count in the unit they name",
                "\(rows) 行所写的单元（列 \(column)）与其位置所在单元不符（编号 \(first.joined(separator: "、"))\(rows > first.count ? "…" : "")）；按所写单元计"
            )
        }
    }
}

extension DemandMessage {
    /// Some of what so many rows say.
    private static func list(_ named: [String], _ separator: String, _ rows: Int) -> String {
        named.joined(separator: separator) + (rows > named.count ? ", …" : "")
    }
}

extension DropReason {
    /// The reason in words.
    package var wording: Wording {
        switch self {
        case .noCoordinates: Wording("no coordinates", "无坐标")
        case .noWeight: Wording("no weight", "无权重")
        case .noUnit: Wording("no unit", "不是行政单元")
        case .unavailable: Wording("not usable", "不可用")
        case .closed: Wording("closed", "已撤销或停用")
        case .planned:
            Wording("planned, not open (--include planned counts them)", "规划中，尚未开放（--include planned 可计入）")
        case .unknownId: Wording("unknown id (--ignore-unknown-ids)", "编号无对应（--ignore-unknown-ids）")
        case .droppedDemandPoint: Wording("its demand point was dropped", "其需求点已剔除")
        case .idleSite:
            Wording("its facility or candidate is not open or has no coordinates", "其\(PlannedNames.facility)或候选点未开放或无坐标")
        case .noData: Wording("no data", "无数据")
        case .noPeople: Wording("no people", "无人口")
        }
    }
}
