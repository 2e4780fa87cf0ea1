import PlanningTerms

extension SheetMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noDrawingLibrary(let missing):
            Wording(
                "librsvg and cairo, which draw PDF and PNG, are not installed (\(missing)); run scripts/setup (librsvg2-2), or take --format svg",
                "未安装绘制 PDF 与 PNG 所需的 librsvg 与 cairo（\(missing)）；请运行 scripts/setup（librsvg2-2），或改用 --format svg")
        case .noFont(let characters):
            Wording(
                "no installed font draws Chinese (\(characters)); run scripts/setup (fonts-noto-cjk)",
                "未安装可显示汉字的字体（\(characters)）；请运行 scripts/setup（fonts-noto-cjk）")
        case .undrawable(let count, let characters):
            Wording(
                "\(count) characters of the map's texts have no font and show as boxes: \(characters)",
                "地图文字中有 \(count) 个字符没有可用字体，显示为方框：\(characters)")
        case .notDrawn(let reason): Wording("the map cannot be drawn: \(reason)", "地图无法绘制；绘图库的说明为\(FormatWords.quoted(reason))")
        case .tooManyDots(let megapixels, let most):
            Wording(
                "--dpi: a picture of \(megapixels) million dots is more than the \(most) million that are drawn; take fewer dots or PDF",
                "--dpi：图片将达 \(megapixels) 百万像素，超过上限 \(most) 百万；请降低分辨率或改用 PDF")
        case .unknownExtent(let name, let known):
            Wording(
                known.isEmpty
                    ? "--extent \(name): the plan names no extents; list them under map: extents:, and name the plan with --plan"
                    : "--extent \(name): the plan's extents are \(known.joined(separator: ", "))",
                known.isEmpty
                    ? "--extent \(name)：规划文件未设图幅；请在 map: extents: 中列出，并用 --plan 指明规划文件"
                    : "--extent \(name)：规划文件中的图幅有 \(known.joined(separator: "、"))")
        case .unknownUnit(let code):
            Wording("no unit of this result has the code \(code)", "本结果中没有代码为 \(code) 的行政单元")
        case .unknownLevel(let level, let known):
            Wording(
                known.isEmpty
                    ? "--atlas \(level): this result has no units"
                    : "--atlas \(level): the levels of units are \(known.joined(separator: ", "))",
                known.isEmpty
                    ? "--atlas \(level)：本结果没有行政单元" : "--atlas \(level)：行政单元的层级有 \(known.joined(separator: "、"))")
        case .shapelessContext(let count):
            Wording("\(count) features have no shape and are not drawn", "有 \(count) 个要素没有图形，未绘制")
        case .atlasIsPDF: Wording("--atlas writes one PDF; take --format pdf", "--atlas 只写出一个 PDF；请用 --format pdf")
        case .atlasOfOneRun:
            Wording(
                "--atlas draws one run; name the folder of one scenario, or of one of the results compared",
                "--atlas 只绘制一次运行的结果；请指明某个情景方案的文件夹，或所对比结果之一的文件夹")
        }
    }
}
