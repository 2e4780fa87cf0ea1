import GeoPrimitives
import PlanningTerms

extension FileMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .missing: Wording("there is no such file; check the path", "没有此文件；请检查路径")
        case .notReadable(let reason) where WriteProblem(words: reason) == .tooManyFiles:
            Wording(
                "cannot be read: \(WriteProblem.tooManyFiles.wording.english)",
                "无法读取：\(WriteProblem.tooManyFiles.wording.chinese)")
        case .notReadable(let reason):
            Wording("cannot be read (\(reason)); check its permissions", "无法读取（\(FormatWords.chinese(reason))）；请检查权限")
        case .isNoFile:
            Wording(
                "is a pipe or a device and no file; write its content to a file first", "是管道或设备而非文件；请先将其内容写入文件")
        case .shortened(let file):
            Wording(
                "\(file) was shortened by another program while it was read; run again when nobody writes to it",
                "\(file) 读取时被其他程序截短；请待无人写入后重新运行")
        case .isDirectory: Wording("is a directory; name the file in it", "是文件夹；请指明其中的文件")
        case .empty: Wording("is empty; a header line and at least one row are needed", "为空；需要表头和至少一行数据")
        case .headerOnly: Wording("has a header and no rows; at least one row is needed", "只有表头而没有数据；至少需要一行")
        case .noFeatures(let layer):
            Wording("layer \"\(layer)\" has no features; at least one is needed", "图层“\(layer)”没有要素；至少需要一个")
        case .unsupported(let found, let remedy):
            Wording("\(found); \(remedy)", "无法读取：\(FormatWords.chinese(found))；\(FormatWords.chinese(remedy))")
        case .noSuchLayer(let layer, let names):
            Wording(
                "has no layer \"\(layer)\"; its layers are \(Self.list(names).english)",
                "没有图层“\(layer)”；其图层为\(Self.list(names).chinese)")
        case .severalLayers(let names, let layer):
            Wording(
                "has \(names.count) layers or sheets that could be meant; name one of \(Self.list(names).english)"
                    + (layer.map { " with \($0.flag)-layer" } ?? ""),
                "有 \(names.count) 个图层或工作表可供选择；请\(layer.map { "用 \($0.flag)-layer " } ?? "")指明其一：\(Self.list(names).chinese)")
        case .geometryKind(let found, let allowed):
            Wording("the geometry is \(found); allowed is \(allowed)", "几何类型为 \(found)，无法使用；只接受点，或多边形与多部件多边形")
        case .notGeoreferenced:
            Wording("the raster has no place on the map (no geotransform); georeference it first", "栅格没有地理定位信息；请先进行地理配准")
        case .refused(let content): content.wording
        case .gdal(let function, let message):
            Wording(
                "\(function) failed: \(message.isEmpty ? "no reason given" : message)",
                "无法读取，GDAL（\(function)）的说明为\(FormatWords.quoted(message))")
        case .text(let message): message.wording
        case .warned(let file, let text): Wording("\(file): \(text)", "\(file)：读取时 GDAL 提示\(FormatWords.quoted(text))")
        case .encoding(let name): Wording("read as \(name)", "按 \(name) 编码读取")
        case .missingSideFile(let suffix):
            suffix == ".dbf"
                ? Wording("there is no .dbf beside it: its features have no attributes", "旁边没有 .dbf 文件：要素没有属性")
                : Wording("there is no \(suffix) beside it: it does not say its coordinate system", "旁边没有 \(suffix) 文件：未写明坐标系")
        case .wrongEncoding(let declared, let used):
            Wording(
                "declares \(declared) and is not in it; read as \(used)", "声明的编码为 \(declared)，而内容并非如此；按 \(used) 编码读取")
        }
    }

    /// Names in quotes with commas; beyond twelve only their number.
    static func list(_ names: [String]) -> Wording {
        let (quoted, more) = (names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", "), names.count - 12)
        let chinese = names.prefix(12).map { "“\($0)”" }.joined(separator: "、")
        return more > 0 ? Wording("\(quoted) and \(more) more", "\(chinese)等 \(names.count) 个") : Wording(quoted, chinese)
    }
}

extension FileTextMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .wrongDelimiter(let found):
            Wording(
                "fields are separated by \(found); save the file as CSV with commas",
                "字段不是以逗号分隔（\(FormatWords.chinese(found))）；请另存为以逗号分隔的 CSV")
        case .raggedRow(let expected, let found):
            Wording(
                "\(found) fields where the header has \(expected); a field that holds a comma must stand in double quotes",
                "本行有 \(found) 个字段，表头有 \(expected) 个；含逗号的字段须加双引号")
        case .unterminatedQuote:
            Wording(
                "a double quote is opened in this row and never closed; close it, or double it where it is text",
                "本行的双引号没有闭合；请补上，若为正文请写成两个双引号")
        case .misplacedQuote:
            Wording(
                "a double quote inside a field; put the whole field in double quotes and double the inner ones",
                "字段中间有双引号；请给整个字段加双引号，并把其中的双引号写成两个")
        case .undecodable(let offset):
            Wording(
                "byte \(offset) is neither UTF-8 nor, with the rest of the file, GB 18030 or UTF-16; save the file as UTF-8",
                "第 \(offset) 个字节不是 UTF-8，全文也不是 GB 18030 或 UTF-16；请另存为 UTF-8")
        case .foreignEncoding(let encoding, let layer):
            Wording(
                "is not UTF-8 and looks like \(encoding.name); say so with \(layer?.flag ?? "--…")-encoding \(encoding.rawValue) (or another), or save it as UTF-8",
                "不是 UTF-8 编码，像是 \(encoding.name)；请用 \(layer?.flag ?? "--…")-encoding \(encoding.rawValue)（或其他）指明，或另存为 UTF-8")
        case .notInEncoding(let encoding, let layer):
            Wording(
                "is no text in \(encoding.name), which \(layer?.flag ?? "--…")-encoding names; name another, or leave it out",
                "内容不是 \(layer?.flag ?? "--…")-encoding 所指的 \(encoding.name) 编码；请改用其他编码或去掉此项")
        case .noHeaderRow(let row):
            Wording("there is nothing in row \(row), which is named as its header", "被指为表头的第 \(row) 行没有内容")
        case .lineTooLong:
            Wording(
                "the row is longer than 16 MiB; check the line ends and the quotes before it", "本行超过 16 MiB；请检查此前的换行与引号")
        case .carriageReturnLines:
            Wording(
                "lines end in a carriage return alone; save the file with LF or CRLF line ends",
                "行尾只有回车符；请以 LF 或 CRLF 换行另存文件")
        case .malformedJSON(let reason): Wording("not valid JSON: \(reason)", "不是有效的 JSON；解析器的说明为\(FormatWords.quoted(reason))")
        case .duplicateHeader(let names):
            Wording(
                "several columns are named \(FileMessage.list(names).english); every column needs a name of its own",
                "有多列同名：\(FileMessage.list(names).chinese)；各列名称不得重复")
        case .tooMuchText(let column):
            Wording("column \"\(column)\" holds more than 4 GiB of text; split the file", "列“\(column)”的文本超过 4 GiB；请拆分文件")
        }
    }
}
