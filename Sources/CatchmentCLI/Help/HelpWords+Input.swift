import CatchmentKit

/// What is read: the abstracts of the options in both languages.
extension HelpWords {
    static let input: [Wording] = [
        Wording("Plan file with layers, levels, radii and classes; flags win over it.", "规划文件，写明图层、层级、服务半径、人群类别等；命令行参数优先于其中的设置。"),
        Wording(
            "Demand points (CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, Shapefile, zipped too, KML, MapInfo) or a population raster (GeoTIFF).",
            "需求点（CSV、XLSX、ODS、GeoJSON、GeoPackage、FlatGeobuf、Shapefile 及其压缩包、KML、MapInfo），或人口栅格（GeoTIFF）。"),
        Wording("Service centers.", "现有服务中心（设施）。"),
        Wording("Administrative units (polygons with code, name, level, parent).", "行政单元（面图层，含代码、名称、层级、上级代码）。"),
        Wording("Service radius where no column gives one, with its unit: 500m, 1km.", "表中未写服务半径时采用的服务半径，须带单位：500m、1km。"),
        Wording("Service radius in place of every other.", "统一服务半径，取代其他一切来源。"),
        Wording(
            "CRS of layers that are given none: wgs84, gcj02, bd09, EPSG:4547, planar, WKT.",
            "未另行指明的图层所用的坐标系：wgs84、gcj02、bd09、EPSG:4547、planar、WKT。"),
        Wording("CRS of the demand layer.", "需求点图层的坐标系。"),
        Wording("CRS of the facilities layer.", "设施图层的坐标系。"),
        Wording("CRS of the units layer.", "行政单元图层的坐标系。"),
        Wording(
            "Columns of the demand by role: id, lon, lat, wkt, lonlat, latlon, weight, radius, unit, crs.",
            "按用途指明需求点的各列：id、lon、lat、wkt、lonlat、latlon、weight、radius、unit、crs。"),
        Wording(
            "Columns of the facilities by role: id, name, lon, lat, wkt, lonlat, latlon, status, level, radius, capacity, floor_area, functions, owner, opening_cost, closing_cost, closable, available, unit, upper_unit, crs.",
            "按用途指明设施的各列：id、name、lon、lat、wkt、lonlat、latlon、status、level、radius、capacity、floor_area、functions、owner、opening_cost、closing_cost、closable、available、unit、upper_unit、crs。"
        ),
        Wording(
            "Columns of the units by role: code, name, level, parent, households, type, crs.",
            "按用途指明行政单元的各列：code、name、level、parent、households、type、crs。"),
        Wording("Layer or sheet of the demand in a file with several.", "文件含多个图层或工作表时，需求点所在的一个。"),
        Wording("Layer or sheet of the facilities in a file with several.", "文件含多个图层或工作表时，设施所在的一个。"),
        Wording("Layer of the units in a file with several.", "文件含多个图层时，行政单元所在的一个。"),
        Wording(
            "A population class from a demand column, with its unit and own radius; repeatable.",
            "取自需求点某列的人群类别，可附单位及专用服务半径；可重复给出。"),
        Wording("Unit levels from the top down, where their order is not to be worked out.", "行政单元的层级，自上而下；用于无法自行判明次序时。"),
        Wording("Facilities that count as open beside existing ones: planned.", "除现有设施外一并计入的设施：planned（规划）。"),
        Wording("Row of the demand's header, or its first and last: 3, 3-4.", "需求点表头所在行，或其首末行：3、3-4。"),
        Wording("Row of the facilities' header.", "设施表头所在行。"),
        Wording(
            "Encoding of the demand: utf-8, utf-16, utf-16le, utf-16be, gb18030, big5, shift-jis, euc-jp, euc-kr, windows-1250, windows-1251, windows-1252.",
            "需求点文件的编码：utf-8、utf-16、utf-16le、utf-16be、gb18030、big5、shift-jis、euc-jp、euc-kr、windows-1250、windows-1251、windows-1252。"
        ),
        Wording("Encoding of the facilities.", "设施文件的编码。"),
        Wording("Encoding of the units' attributes.", "行政单元属性表的编码。"),
        Wording(
            "What words of the status column mean, in facilities and candidates; repeatable.", "设施与候选点状态列中各词的含义；可重复给出。"),
        Wording(
            "Rows that read like totals: leave-out or keep; without it they are left out where their numbers are sums.",
            "形似合计的行：leave-out（不计入）或 keep（保留）；未指明时，数值确为合计的行不计入。"),
        Wording(
            "Costs by pair (columns from = demand id, to = facility or candidate id, cost) in place of distances: travel times, street metres. A missing pair is not covered.",
            "以逐对成本代替距离，如行程时间、道路米数（列 from 为需求点编号，to 为设施或候选点编号，cost 为成本）；缺少的点对按未覆盖计。"),
        Wording("Columns of the cost matrix by role: from, to, cost.", "按用途指明成本矩阵的各列：from、to、cost。"),
        Wording("Layer or sheet of the cost matrix in a file with several.", "文件含多个图层或工作表时，成本矩阵所在的一个。"),
        Wording("Row of the cost matrix's header.", "成本矩阵表头所在行。"),
        Wording("Encoding of the cost matrix.", "成本矩阵的编码。"),
        Wording(
            "Leave out rows of the cost matrix whose id matches nothing, instead of refusing them.",
            "成本矩阵中编号无对应者不计入，而不视为错误。"),
        Wording(
            "Largest cost at which a facility serves, in the matrix's unit (--cutoff 15); without a matrix a length (3km), for the models on distances.",
            "设施可服务的最大成本，以矩阵的单位计（--cutoff 15）；无矩阵时为长度（3km），用于按距离选址的模型。"),
        Wording("Cells of a raster that are read at most; 1000000000 where nothing is said.", "栅格最多读取的像元数；未指明时为 1000000000。"),
        Wording(
            "Memory that a raster's cells with people, one block of it, a layer's rows or what an archive unpacks to may take while they are read: 500MB, 8GiB; 4GiB where nothing is said.",
            "读取时有人口的栅格像元、单个数据块、图层各行或压缩包解压后可占用的内存：500MB、8GiB；未指明时为 4GiB。"),
        Wording(
            "Read layers of a GeoPackage that are views; a view is a query, and a file from somebody else may hold any.",
            "读取 GeoPackage 中以视图形式存在的图层；视图即查询语句，他人提供的文件可能含任意查询。"),
        Wording("Accept coordinate transformations of unknown accuracy.", "接受精度不明的坐标转换。"),
        Wording("Threads; results do not depend on it.", "线程数；不影响结果。"),
        Wording(
            "Sites where centers may be opened; rows with status candidate, required or forbidden in --facilities count too.",
            "可新建中心的候选点；--facilities 中状态为候选、必选或禁选的行也计入。"),
        Wording("CRS of the candidates layer.", "候选点图层的坐标系。"),
        Wording("Columns of the candidates by role, as for --facilities-columns.", "按用途指明候选点的各列，同 --facilities-columns。"),
        Wording("Layer or sheet of the candidates in a file with several.", "文件含多个图层或工作表时，候选点所在的一个。"),
        Wording(
            "Level of candidates whose list gives none: they get its radius, and count at it.",
            "候选点表未写层级时采用的层级：按该层级的服务半径计算，并计入该层级。"),
        Wording("Row of the candidates' header.", "候选点表头所在行。"),
        Wording("Encoding of the candidates.", "候选点文件的编码。"),
        Wording("Polygons where no center may be opened: candidates inside are forbidden.", "不得新建中心的范围（面图层）：其中的候选点按禁选处理。"),
        Wording("CRS of the exclusion layer.", "禁建范围图层的坐标系。"),
        Wording("Layer of the exclusions in a file with several.", "文件含多个图层时，禁建范围所在的一个。"),
        Wording("Encoding of the exclusions' attributes.", "禁建范围属性表的编码。"),
    ]
}
