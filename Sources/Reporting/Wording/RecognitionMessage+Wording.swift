import GeoPrimitives
import PlanningTerms

extension RecognitionMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noWeight(let layer, let couldBe):
            Wording(
                "no column is recognised as weight, so every row counts one; \(RowList.english(couldBe)) \(couldBe.count == 1 ? "holds" : "hold") numbers: name the one that counts people with \(layer.flag)-columns weight=… (weight= for none)",
                "没有可识别为人口权重的列，因此每行计为 1；\(RowList.chinese(couldBe))为数值列：请用 \(layer.flag)-columns weight=… 指明人口列（weight= 表示不用）")
        case .others(let layer, let role, let taken, let couldBe):
            Wording(
                "\(role.rawValue): \"\(taken)\" is taken; \(RowList.english(couldBe)) could be meant too (\(layer.flag)-columns \(role.rawValue)=…)",
                "\(ColumnWords.title(role.rawValue, .zh))：采用列“\(taken)”；\(RowList.chinese(couldBe))也可能是（\(layer.flag)-columns \(role.rawValue)=…）"
            )
        case .radiusUnread(let layer, let columns):
            Wording(
                "\(RowList.english(columns)) may hold radii, and it is not understood in which unit: not used; say it with \(layer.flag)-columns radius=…, in metres or under a name with its unit",
                "\(RowList.chinese(columns))可能为服务半径，但单位不明，未采用；请用 \(layer.flag)-columns radius=… 指明（以米计，或在列名中写明单位）")
        case .noIdentity(let layer, let column):
            Wording(
                "\"\(column)\" has empty or equal cells and is not taken as id; line numbers stand in (\(layer.flag)-columns id=… names another)",
                "列“\(column)”有空值或重复，不作为编号，以行号代替（可用 \(layer.flag)-columns id=… 另行指明）")
        case .storeys(let layer, let column):
            Wording(
                "\"\(column)\" holds storeys of buildings, as OpenStreetMap has them, and is not taken as level (\(layer.flag)-columns level=\(column) takes it)",
                "列“\(column)”为建筑楼层（来自开放街道地图），不作为层级（如需采用请用 \(layer.flag)-columns level=\(column)）")
        case .pairOrder(let layer, let column, let isLongitudeFirst):
            Wording(
                "\"\(column)\" is read as \(isLongitudeFirst ? "longitude,latitude" : "latitude,longitude"), as its values show (\(layer.flag)-columns \(isLongitudeFirst ? "latlon" : "lonlat")=\(column) for the other order)",
                "列“\(column)”按数值判断为\(isLongitudeFirst ? "经度,纬度" : "纬度,经度")（若顺序相反请用 \(layer.flag)-columns \(isLongitudeFirst ? "latlon" : "lonlat")=\(column)）"
            )
        case .pairUnclear(let layer, let column, let first, let second):
            Wording(
                "\(column) \"\(first.plainText),\(second.plainText)\": which is the longitude cannot be told; say \(layer.flag)-columns lonlat=\(column) or latlon=\(column)",
                "\(column)“\(first.plainText),\(second.plainText)”：无法判断何者为经度；请用 \(layer.flag)-columns lonlat=\(column) 或 latlon=\(column) 指明"
            )
        case .splitDegrees(_, let columns):
            Wording(
                "degrees, minutes and seconds stand in columns of their own (\(RowList.english(columns))): put each position into one column of longitudes and one of latitudes, as decimal degrees or as 106°12′30″",
                "度、分、秒分列填写（\(RowList.chinese(columns))）：请将经度、纬度各合为一列，写成十进制度或 106°12′30″")
        case .systemMentioned(let layer, let text, let used):
            Wording(
                "\"\(text)\" speaks of the coordinates of a web map, and they are read as \(used); if it is right, say \(layer.flag)-crs gcj02 or bd09",
                "“\(text)”提到网络地图坐标，而按 \(used) 读取；如属实请用 \(layer.flag)-crs gcj02 或 bd09 指明")
        case .noHeader(let layer, let row, let text):
            Wording(
                "no header was found: row \(row) (\(text), …) reads like data; add a row of names, or say where it is with \(layer.flag)-header-row",
                "没有找到表头：第 \(row) 行（\(text)…）像是数据；请补上列名，或用 \(layer.flag)-header-row 指明表头所在行")
        case .systemInHeader(let layer, let column, let system):
            Wording(
                "the header \"\(column)\" names the coordinate system: \(system) (\(layer.flag)-crs says otherwise)",
                "表头“\(column)”写明了坐标系：\(system)（如有不同请用 \(layer.flag)-crs 指明）")
        case .systemInTitle(let layer, let text, let system):
            Wording(
                "the title \"\(text)\" names the coordinate system: \(system) (\(layer.flag)-crs says otherwise)",
                "标题“\(text)”写明了坐标系：\(system)（如有不同请用 \(layer.flag)-crs 指明）")
        }
    }
}
