import CatchmentKit

/// What is written and printed: the abstracts of the options in both languages.
extension HelpWords {
    static let output: [Wording] = [
        Wording("Show the version.", "显示版本。"),
        Wording("Show help information.", "显示帮助。"),
        Wording("The folder with the files.", "数据文件所在的文件夹。"),
        Wording("The plan to write (default: plan.yaml in the folder).", "要写出的规划文件（默认为该文件夹中的 plan.yaml）。"),
        Wording("Print nothing but errors.", "只显示错误。"),
        Wording("Language of the printed text: en or zh.", "显示文字的语言：en 或 zh。"),
        Wording("Print the inspection as JSON.", "以 JSON 输出检查结果。"),
        Wording(
            "End with 65 when anything needs an answer: what may turn figures over, what is missing or in doubt.",
            "凡有需要答复之处（可能改变数字、缺失或存疑）即以 65 退出。"),
        Wording("Print nothing but errors (and the JSON, if asked for).", "只显示错误（及所要求的 JSON）。"),
        Wording("Language of the text: en or zh.", "显示文字的语言：en 或 zh。"),
        Wording("Folder for report.json, units.csv and the layers.", "存放 report.json、units.csv 及各图层的文件夹。"),
        Wording("Leave the GeoJSON layers out.", "不写 GeoJSON 图层。"),
        Wording(
            "Write a line from each demand point to its facility (assignment-lines.geojson).",
            "写出每个需求点至其设施的连线（assignment-lines.geojson）。"),
        Wording("Print the report as JSON.", "以 JSON 输出报告。"),
        Wording("Language of the printed report: en or zh.", "报告的语言：en 或 zh。"),
        Wording("Largest distance between linked uncovered points (default: the radius).", "相连未覆盖点之间的最大距离（默认为服务半径）。"),
        Wording(
            "Least people of an uncovered cluster of its own (default: 50; 1 where points are counted).",
            "单列为未覆盖聚集区的最少人数（默认 50；按点计数时为 1）。"),
        Wording("Smallest blank area listed, in square metres (default: 1000).", "列出的最小服务空白面积，平方米（默认 1000）。"),
        Wording(
            "How far service-area polygons may stray from their circle (default: 0.0003 of the radius).",
            "服务范围多边形与圆的最大偏差（默认为服务半径的 0.0003）。"),
        Wording(
            "Which side of their circle service-area polygons lie on: inner (default) or outer.",
            "服务范围多边形位于圆的内侧（inner，默认）或外侧（outer）。"),
        Wording(
            "Write all layers with their styles into one GeoPackage, catchment.gpkg.", "把全部图层及样式写入一个 GeoPackage：catchment.gpkg。"),
        Wording(
            "Write tables and lists as Excel workbooks too: units.xlsx, facilities.xlsx, uncovered-clusters.xlsx, proposals.xlsx, …",
            "另把各表与清单写成 Excel 工作簿：units.xlsx、facilities.xlsx、uncovered-clusters.xlsx、proposals.xlsx 等。"),
        Wording(
            "CRS of positions in GeoPackage, CSV and XLSX (EPSG:4547, gcj02, …); GeoJSON stays WGS 84. Default: WGS 84.",
            "GeoPackage、CSV、XLSX 中坐标所用的坐标系（EPSG:4547、gcj02 等）；GeoJSON 仍为 WGS 84。默认 WGS 84。"),
        Wording(
            "Encoding of CSV tables: utf-8 (default), utf-8-bom or gb18030; the last two are for Excel, with CRLF.",
            "CSV 表的编码：utf-8（默认）、utf-8-bom 或 gb18030；后两种供 Excel 使用，换行为 CRLF。"),
        Wording(
            "Headers of CSV tables: en (the names programs read) or zh; default: zh for Excel with --lang zh, else en.",
            "CSV 表的列名：en（供程序读取）或 zh；供 Excel 使用且 --lang zh 时默认 zh，否则默认 en。"),
        Wording(
            "Wait where another run holds the output folder, in place of ending with exit code 75.",
            "输出文件夹被另一次运行占用时等待，而不以退出码 75 结束。"),
        Wording(
            "Write a report to attach: report.html (prints on A4), report.md and report-map.svg, in the language of --lang.",
            "写出可附送的报告：report.html（可按 A4 打印）、report.md 与 report-map.svg，语言同 --lang。"),
        Wording("Title of the report.", "报告标题。"),
        Wording("Date to print on the report; none is taken from the clock.", "报告所印日期；不自动取系统时间。"),
        Wording("Where the data come from, for the report; repeatable.", "报告所注数据来源；可重复给出。"),
        Wording(
            "A folder that cover, site, checkup, scenario or compare wrote.", "cover、site、checkup、scenario 或 compare 写出的文件夹。"),
        Wording("Print the check as JSON.", "以 JSON 输出复核结果。"),
        Wording("Print nothing but what differs.", "只显示不一致之处。"),
        Wording("The plan file.", "规划文件。"),
        Wording("Only the scenario of this name; repeatable.", "只计算此名称的情景方案；可重复给出。"),
        Wording("Folder for the table, the report and the scenarios' folders.", "存放总表、报告及各情景规划文件夹的文件夹。"),
        Wording(
            "Run again what a manifest describes, and compare every file by its hash.", "按清单（manifest）重新运行，并以哈希值逐个比对文件。"),
        Wording("Print the report as JSON; with --replay what became of the files.", "以 JSON 输出报告；与 --replay 同用时输出各文件的比对结果。"),
        Wording("Language of the printed table: en or zh.", "表格的语言：en 或 zh。"),
        Wording("The folder of the result before.", "变化之前的结果文件夹。"),
        Wording("The folder of the result after.", "变化之后的结果文件夹。"),
        Wording(
            "Folder for report.json, differences.csv, clusters.csv and the layers.",
            "存放 report.json、differences.csv、clusters.csv 及各图层的文件夹。"),
        Wording("Print the comparison as JSON.", "以 JSON 输出比较结果。"),
        Wording("A plan file.", "规划文件。"),
        Wording(
            "Folder that site wrote: its sites answer the clusters in the list of tasks.",
            "site 写出的文件夹：任务清单以其中的建议点应对各聚集区。"),
        Wording(
            "Year of the tasks in the list of tasks; those that have one in the folder of --previous keep it.",
            "任务清单中各任务的年份；--previous 文件夹中已有年份者保持不变。"),
        Wording(
            "What the map is written as: html, or svg, pdf and png for the wall; several with commas between them.",
            "地图的格式：html，或供张挂的 svg、pdf、png；可写多个，以逗号分隔。"),
        Wording("Folder for the map; the result's own if not given.", "存放地图的文件夹；未给出时为结果所在文件夹。"),
        Wording("A plan file, for what it says of maps under map.", "规划文件，取其中 map 项的制图设置。"),
        Wording("Paper: A4 to A0, or width and height such as 420x297mm.", "纸张：A4 至 A0，或宽与高，如 420x297mm。"),
        Wording(
            "Which way A4 to A0 lie: auto (the way that shows the area larger), portrait or landscape.",
            "A4 至 A0 的方向：auto（取图面较大者）、portrait（纵向）或 landscape（横向）。"),
        Wording("What becomes of texts: fonts, or paths for print shops.", "文字的处理：fonts（保留字体），或 paths（转为轮廓，供印刷）。"),
        Wording("Dots per inch of a PNG.", "PNG 的分辨率，点/英寸。"),
        Wording(
            "A file under the map, GeoJSON, GeoPackage, FlatGeobuf or Shapefile; drawn by its name, or KIND=FILE: water, road, rail, green, built, other. Repeatable.",
            "底图文件（GeoJSON、GeoPackage、FlatGeobuf 或 Shapefile）；按文件名判定画法，或写“类别=文件”：water（水系）、road（道路）、rail（铁路）、green（绿地）、built（建成区）、other（其他）；可重复给出。"
        ),
        Wording("CRS of files under the map that declare none.", "未声明坐标系的底图文件所用的坐标系。"),
        Wording("Frame of the map: an extent that the plan names under map.", "图幅范围：规划文件 map 项中命名的范围。"),
        Wording("Level of units of which each gets a page of atlas.pdf.", "图册的层级：该层级每个单元在 atlas.pdf 中占一页。"),
        Wording(
            "How pages of an atlas compare: frame (each unit fills its page) or scale (one scale for all).",
            "图册各页的比例：frame（各单元充满其页）或 scale（统一比例尺）。"),
        Wording("Who makes the map (制图单位).", "制图单位。"),
        Wording("Number under which the map is approved (审图号).", "审图号。"),
        Wording("Date of the data, as it is to be printed.", "数据日期，按所写印出。"),
        Wording("Language of the map: en or zh.", "地图的语言：en 或 zh。"),
        Wording("Leave people out: no cells.", "不表示人口（不画人口网格）。"),
        Wording("Side of the cells to which people are summed, at least 50m.", "汇总人口的网格边长，不小于 50m。"),
        Wording("Title of the map.", "地图标题。"),
        Wording("Date of the map, as it is to be printed.", "地图日期，按所写印出。"),
        Wording("Where the data come from; repeatable.", "数据来源；可重复给出。"),
        Wording(
            "Wait while a run writes into the folder, instead of ending with exit code 75.",
            "文件夹正由另一次运行写入时等待，而不以退出码 75 结束。"),
        Wording("One of four-level, living-circles, checkup-template.", "four-level、living-circles、checkup-template 之一。"),
    ]
}
