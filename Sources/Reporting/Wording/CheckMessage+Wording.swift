import GeoPrimitives
package import PlanningTerms

extension CheckMessage {
    /// The message in words, in both languages.
    package var wording: Wording {
        switch self {
        case .sentence(let wording): wording
        case .differs(let file, let figure, let published, let recomputed):
            Wording(
                "\(file): \(figure): \(published) is published, \(recomputed) is recomputed",
                "\(file)：\(figure)：公布为 \(published)，复算为 \(recomputed)")
        case .contradicts(let file, let figure, let published, let other):
            Wording("\(file): \(figure): \(published) contradicts \(other)", "\(file)：\(figure)：\(published) 与 \(other) 矛盾")
        case .listDiffers(let file, let figure, let published, let recomputed):
            Wording(
                "\(file): \(figure): \(published) entries are published, \(recomputed) are recomputed",
                "\(file)：\(figure)：公布 \(published) 项，复算为 \(recomputed) 项")
        case .cell(let file, let row, let column, let published, let recomputed):
            Wording(
                "\(file): \(column) of \(row): \(published.isEmpty ? "nothing" : published) is published, \(recomputed) is recomputed",
                "\(file)：\(row) 的 \(column)：公布为 \(published.isEmpty ? "空" : published)，复算为 \(recomputed)")
        case .rows(let file, let published, let recomputed):
            Wording(
                "\(file): \(published) rows are published, \(recomputed) are recomputed",
                "\(file)：公布 \(published) 行，复算为 \(recomputed) 行")
        case .column(let file, let column): Wording("\(file): the column \(column) is missing", "\(file)：缺少列 \(column)")
        case .shape(let file, let row, let problem):
            Wording("\(file): \(row): \(problem.wording.english)", "\(file)：\(row)：\(problem.wording.chinese)")
        case .missingFile(let file): Wording("\(file): the run wrote it, and it is missing", "\(file)：运行时已写出，现已缺失")
        case .strangeFile(let file): Wording("\(file): the run did not write it", "\(file)：不是本次运行写出的文件")
        case .changedFile(let file):
            Wording("\(file): it is not as the run wrote it", "\(file)：内容与运行时写出的不一致")
        case .inScenario(let name, let message):
            Wording("\(name): \(message.wording.english)", "\(name)：\(message.wording.chinese)")
        case .more(let file, let count):
            Wording("\(file): … and \(count) more like these", "\(file)：… 另有 \(count) 处同类问题")
        case .figures, .table, .unchanged, .unchangedFiles, .scenario, .files: confirmation
        }
    }

    /// What agrees.
    private var confirmation: Wording {
        switch self {
        case .figures(let file, let part, let count):
            Wording("\(file): \(part): \(count) \(count == 1 ? "figure" : "figures")", "\(file)：\(part)：\(count) 项数值")
        case .table(let file, let rows, let columns):
            Wording("\(file): \(rows) rows, \(columns) columns", "\(file)：\(rows) 行，\(columns) 列")
        case .unchanged(let file): Wording("\(file): as the run wrote it", "\(file)：与运行时写出的一致")
        case .scenario(let name, let count):
            Wording("\(name): \(count) things, and its row of the table", "\(name)：\(count) 项，及其在总表中的一行")
        case .unchangedFiles(let count):
            Wording("files: \(count) as the run wrote them, by their hashes", "文件：\(count) 个与运行时写出的一致（按哈希值）")
        case .files(let count): Wording("files: all \(count) are there", "文件：\(count) 个均在")
        default: Wording("", "")
        }
    }
}

extension CheckMessage.ShapeProblem {
    /// The problem in words.
    fileprivate var wording: Wording {
        switch self {
        case .elsewhere(let meters):
            Wording("it lies \(meters.plainText) m from where it must be", "位置偏离应在之处 \(meters.plainText) 米")
        case .offCircle(let meters, let tolerance):
            Wording(
                "its edge lies \(meters.rounded(toDecimals: 2).plainText) m off the circle, and \(tolerance.rounded(toDecimals: 2).plainText) m are allowed",
                "边界偏离圆 \(meters.rounded(toDecimals: 2).plainText) 米，允许 \(tolerance.rounded(toDecimals: 2).plainText) 米")
        case .area(let published, let recomputed):
            Wording(
                "an area of \(published.plainText) m² is published, \(recomputed.plainText) m² are drawn",
                "公布面积为 \(published.plainText) 平方米，所绘为 \(recomputed.plainText) 平方米")
        case .leavesOut(let name): Wording("\(name) lies elsewhere", "\(name) 不在其中")
        case .line: Wording("it does not join the point and its facility", "连线的两端不是该点与其\(PlannedNames.facility)")
        case .none: Wording("it has no geometry", "没有几何图形")
        }
    }
}

extension CheckMessage.Unlooked {
    /// The reason in words.
    package var wording: Wording {
        switch self {
        case .given: Wording("given to the run; no other file repeats it", "运行时给定，其他文件未重复")
        case .reading: Wording("of the inputs, which are not in the folder", "属于输入数据，不在此文件夹中")
        case .search: Wording("of the search; only the run made again tells it", "属于求解过程，只有重新运行才能得知")
        case .clock: Wording("written by a clock", "由计时得出")
        case .words: Wording("a sentence for people", "供人阅读的文字")
        case .noLayers: Wording("recomputed from layers, and the run wrote none", "须由图层复算，而运行未写出图层")
        case .notPublished: Wording("what it rests on is not published here", "其依据未在此公布")
        case .comparedMissing:
            Wording(
                "recomputed from the two compared folders, and one of them is not where the comparison says",
                "须由所比较的两个结果文件夹复算，而其中之一已不在所记位置")
        case .comparedChanged:
            Wording(
                "recomputed from the two compared folders, and one of them was written again since",
                "须由所比较的两个结果文件夹复算，而其中之一此后已重新写出")
        case .undecided: Wording("too near a limit for the published decimals to decide", "距界线过近，公布的小数位不足以判定")
        case .filledIn: Wording("filled in by people", "由人填写")
        case .drawn: Wording("written for people from the other files; its hash alone was compared", "由其他文件生成，供人阅读；只比对了哈希值")
        case .drawnLater: Wording("drawn for people after the run; no hash of it is known", "运行之后为人绘制，没有可比对的哈希值")
        case .earlier:
            Wording("written by the version before, whose rules hold no longer", "由前一版本按旧规则编制")
        case .unknown: Wording("no rule of this version recomputes it", "本版本没有复算它的规则")
        }
    }
}
