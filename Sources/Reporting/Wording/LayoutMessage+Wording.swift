import GeoPrimitives
import PlanningTerms

extension LayoutMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .header(let rows, let titles): Self.header(rows, titles)
        case .sheet(let sheet, let others):
            Wording(
                "sheet \"\(sheet)\" is read; \(RowList.english(others)) \(others.count == 1 ? "is" : "are") passed over",
                "读取工作表“\(sheet)”；未读取\(RowList.chinese(others))")
        case .marks(let separator, let decimalCommas): Self.marks(separator, decimalCommas)
        case .leftOut(let found): Self.leftOut(found)
        case .cells(let found): Self.cells(found)
        case .hiddenRows(let count):
            Wording(
                "\(count) rows are hidden in the workbook; they are read like the others", "工作簿中有 \(count) 行被隐藏；同其他行一样读入")
        case .factor(let role, let column, let factor):
            Wording(
                "\(role.rawValue): the numbers of \"\(column)\" are multiplied by \(factor.plainText), the unit in its header",
                "\(ColumnWords.title(role.rawValue, .zh))：列“\(column)”的数值按表头所写单位乘以 \(factor.plainText)")
        case .titleFactor(let role, let column, let factor, let unit):
            Wording(
                "\(role.rawValue): the numbers of \"\(column)\" are multiplied by \(factor.plainText): a title says that the table counts in \(unit)",
                "\(ColumnWords.title(role.rawValue, .zh))：标题写明单位为“\(unit)”，列“\(column)”的数值乘以 \(factor.plainText)")
        }
    }

    private static func header(_ rows: ClosedRange<Int>, _ titles: [TableReading.Line]) -> Wording {
        let place = rows.count == 1 ? "row \(rows.lowerBound)" : "rows \(rows.lowerBound) to \(rows.upperBound)"
        let chinesePlace = rows.count == 1 ? "第 \(rows.lowerBound) 行" : "第 \(rows.lowerBound) 至 \(rows.upperBound) 行"
        guard let first = titles.first else {
            return Wording("the header is in \(place)", "表头在\(chinesePlace)")
        }
        let text = first.text.count > 40 ? first.text.prefix(39) + "…" : first.text[...]
        return Wording(
            "the header is in \(place); above it \(titles.count == 1 ? "1 row is" : "\(titles.count) rows are") passed over (\"\(text)\"\(titles.count > 1 ? ", …" : ""))",
            "表头在\(chinesePlace)；其上 \(titles.count) 行未读取（“\(text)”\(titles.count > 1 ? " 等" : "")）")
    }

    private static func marks(_ separator: String?, _ decimalCommas: Bool) -> Wording {
        let names: [String: Wording] = [
            "tab": Wording("tabs", "制表符"), "semicolon": Wording("semicolons", "分号"), "bar": Wording("vertical bars", "竖线"),
        ]
        let decimal = Wording("numbers have a decimal comma", "数值以逗号作小数点")
        guard let name = separator.flatMap({ names[$0] }) else { return decimal }
        let fields = Wording("fields are separated by \(name.english)", "字段以\(name.chinese)分隔")
        return decimalCommas
            ? Wording("\(fields.english); \(decimal.english)", "\(fields.chinese)；\(decimal.chinese)") : fields
    }

    private static func leftOut(_ found: TableReading.LeftOut) -> Wording {
        let rows = RowList.english(found.firstRows, of: found.rows)
        let chineseRows = RowList.chinese(found.firstRows, of: found.rows)
        let label = found.labels.first.map { $0.count > 40 ? $0.prefix(39) + "…" : $0[...] } ?? ""
        let (kind, chinese) =
            switch found.kind {
            case .total: ("total", "合计")
            case .section: ("heading", "分节标题")
            case .note: ("remark", "备注")
            case .header: ("repeated header", "重复表头")
            }
        let count = found.rows == 1 ? "1 \(kind) row is" : "\(found.rows) \(kind) rows are"
        return Wording(
            "\(count) left out (row\(found.rows == 1 ? "" : "s") \(rows): \"\(label)\"\(found.rows > 1 ? ", …" : ""))",
            "未计入 \(found.rows) 个\(chinese)行（第 \(chineseRows) 行：“\(label)”\(found.rows > 1 ? " 等" : "")）")
    }

    private static func cells(_ found: TableReading.CellNote) -> Wording {
        let rows = RowList.english(found.firstRows, of: found.cells)
        let chineseRows = RowList.chinese(found.firstRows, of: found.cells)
        let place = "(row\(found.cells == 1 ? "" : "s") \(rows): \"\(found.example)\")"
        let chinesePlace = "（第 \(chineseRows) 行：“\(found.example)”）"
        let isOne = found.cells == 1
        let count = isOne ? "1 cell" : "\(found.cells) cells"
        switch found.kind {
        case .emptyWord:
            return Wording(
                "\(found.column): \(count) that \(isOne ? "says there is nothing is" : "say there is nothing are") read as empty \(place)",
                "\(found.column)：\(found.cells) 个表示“无”的单元格按空值读取\(chinesePlace)")
        case .thousands:
            return Wording(
                "\(found.column): \(count) with separators of thousands \(isOne ? "is read as a number" : "are read as numbers") \(place)",
                "\(found.column)：\(found.cells) 个带千分位分隔符的单元格按数值读取\(chinesePlace)")
        case .merged:
            return Wording(
                "\(found.column): \(count) \(isOne ? "belongs" : "belong") to merged cells, whose text holds for each of their rows \(place)",
                "\(found.column)：\(found.cells) 个单元格属于合并单元格，其内容用于所含各行\(chinesePlace)")
        case .keptTotal:
            return Wording(
                "\(isOne ? "1 row that is called a total has a position and counts as a place" : "\(found.cells) rows that are called totals have positions and count as places") \(place); --total-rows leave-out leaves \(isOne ? "it" : "them") out",
                "\(found.cells) 个名为合计的行带有坐标，按点位计入\(chinesePlace)；如应去掉，请用 --total-rows leave-out")
        case .mergedNumber:
            return Wording(
                "\(found.column): \(count) \(isOne ? "belongs" : "belong") to merged cells, whose number counts once, in their first row \(place)",
                "\(found.column)：\(found.cells) 个单元格属于合并单元格，其数值只在首行计一次\(chinesePlace)")
        }
    }
}
