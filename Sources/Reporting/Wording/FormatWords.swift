/// What readers of files find in them and what helps, in Chinese: they say it in English sentences of their own.
///
/// A sentence that is not known here is quoted as it is.
enum FormatWords {
    /// What was found, or what helps.
    static func chinese(_ sentence: String) -> String {
        if let known = sentences[sentence] { return known }
        if let parts = sentence.wholeMatch(of: /the extension "\.(.*)" is not known/) { return "不识别扩展名“.\(parts.1)”" }
        if let parts = sentence.wholeMatch(of: /is not (.+) inside, or is damaged/) { return "内容不是 \(parts.1)，或已损坏" }
        if let parts = sentence.wholeMatch(of: /the name says (.+) and the content is (.+)/) {
            return "文件名表明是 \(parts.1)，而内容是 \(name(parts.2))"
        }
        if let parts = sentence.wholeMatch(of: /is \.(\w+), which is not read/) { return "是 .\(parts.1) 文件，不能读取" }
        if let parts = sentence.wholeMatch(of: /(.+) in it unpacks to more than 2 GiB/) { return "其中的 \(parts.1) 解压后超过 2 GiB" }
        return quoted(sentence)
    }

    /// The own words of a library, after a Chinese sentence that says what they are about.
    static func quoted(_ words: String) -> String { words.isEmpty ? "（未给出原因）" : "“\(words)”" }

    private static func name(_ format: Substring) -> String { format == "text" ? "文本" : String(format) }

    private static let sentences = [
        "give a CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, Shapefile (.shp, or zipped), KML, KMZ or MapInfo (.tab, .mif)":
            "请给出 CSV、XLSX、ODS、GeoJSON、GeoPackage、FlatGeobuf、Shapefile（.shp 或压缩包）、KML、KMZ 或 MapInfo（.tab、.mif）",
        "full-width commas": "全角逗号", "no memory": "内存不足", "Permission denied": "没有权限", "Input/output error": "读写出错",
        "is not ODS inside, or is damaged or too large": "内容不是 ODS，或已损坏、过大",
        "is a raster, not a table": "是栅格而不是表格",
        "workbooks of the old XLS format are not read": "不读取旧式 XLS 工作簿",
        "the name says XLS and the content is XLSX": "文件名为 XLS，而内容是 XLSX",
        "is a page or a text that is called XLS": "虽名为 XLS，实为网页或文本",
        "is protected with a password, or an old XLS workbook": "设有密码，或是旧式 XLS 工作簿",
        "binary workbooks (XLSB) are not read": "不读取二进制工作簿（XLSB）",
        "is a side file of a Shapefile": "是 Shapefile 的附属文件", "is a side file of MapInfo": "是 MapInfo 的附属文件",
        "is an archive": "是压缩包", "is a document": "是文档", "is a database of another program": "是其他程序的数据库",
        "is a drawing": "是图纸",
        "is a virtual path of GDAL, and none is followed": "是 GDAL 的虚拟路径，一律不访问",
        "is an address or a connection and no file, and nothing is read from there": "是网址或数据库连接而不是文件，不从该处读取",
        "is a view or seamless table of MapInfo, which stands for other files": "是 MapInfo 的视图或无缝表，其内容在其他文件中",
        "save or export the file again": "请重新保存或导出", "save the file as XLSX or CSV": "请另存为 XLSX 或 CSV",
        "save what is needed as CSV": "请将所需内容另存为 CSV", "rename the file to .xlsx": "请将扩展名改为 .xlsx",
        "open it in a spreadsheet program and save it as XLSX or CSV": "请用表格软件打开，另存为 XLSX 或 CSV",
        "open it and save it as XLSX without a password": "请打开后取消密码，另存为 XLSX",
        "name the .shp file": "请指明 .shp 文件", "name the .tab or .mif file": "请指明 .tab 或 .mif 文件",
        "unpack it and name the file in it": "请解压后指明其中的文件",
        "copy the table into a workbook and save it as XLSX or CSV": "请将其中的表格复制到工作簿，另存为 XLSX 或 CSV",
        "export the layer as GeoPackage or Shapefile": "请将图层导出为 GeoPackage 或 Shapefile",
        "convert it to GeoJSON or GeoPackage": "请转换为 GeoJSON 或 GeoPackage", "rename the file or save it again": "请改名或重新保存",
        "unpack or download what it leads to and name the file": "请将其所指内容解压或下载后指明文件",
    ]
}
