import GeoPrimitives
import PlanningTerms

extension CRSMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .declaration(let message): message.wording
        case .plane(let message): message.wording
        case .latitudeFirst(let crs):
            Wording(
                "coordinates are latitude (or northing) first as \(crs) defines them; taken in that order",
                "按 \(crs) 的定义，坐标以纬度（或北坐标）在前，已按此顺序读取")
        case .noPosition(let crs, let x, let y, let reason):
            crs.isChinese
                ? Wording(
                    "\(crs.named.english) cannot be brought to WGS 84 at \(x), \(y): \(reason). \(crs.remedy.english), or accept an error of hundreds of metres with --accept-ballpark",
                    "\(crs.named.chinese)在 \(x), \(y) 处无法转换到 WGS 84（PROJ 的说明为\(FormatWords.quoted(reason))）；\(crs.remedy.chinese)，或用 --accept-ballpark 接受数百米的误差"
                )
                : Wording(
                    "\(crs) has no position \(x), \(y): \(reason)",
                    "\(crs) 中不存在位置 \(x), \(y)；PROJ 的说明为\(FormatWords.quoted(reason))")
        case .offGlobe(let crs, let x, let y):
            Wording(
                "\(crs) leads to longitude \(x), latitude \(y), which is no place on the Earth; check the definition of the system and its units",
                "按 \(crs) 换算得到经度 \(x)、纬度 \(y)，不在地球上；请检查坐标系的定义及其单位")
        case .outsideArea(let crs, let rows, let all):
            Wording(
                "\(rows) of \(all) positions lie outside the place that \(crs) is meant for; is it another zone, are eastings with the number of a zone in front, or coordinates of a local system?",
                "\(all) 个坐标中有 \(rows) 个落在 \(crs) 的适用范围之外；是否为其他投影带、横坐标带有带号，或属地方坐标系？")
        case .ballpark(let crs):
            Wording(
                "no way of known accuracy leads from \(crs) to WGS 84: positions may be off by hundreds of metres",
                "由 \(crs) 转为 WGS 84 没有已知精度的方法：位置可能偏差数百米")
        case .failed(let words): Wording(words, "坐标系无法处理，PROJ 或几何库的说明为\(FormatWords.quoted(words))")
        case .looksLikeDegrees(let x, let y, let crs, let layer):
            Wording(
                "coordinates \(x), \(y) look like degrees and \(crs) counts metres; declare the CRS they are in with \(layer.flag)-crs (wgs84, gcj02, bd09, EPSG:…)",
                "坐标 \(x), \(y) 像是经纬度，而 \(crs) 以米为单位；请用 \(layer.flag)-crs（wgs84、gcj02、bd09、EPSG:…）声明其坐标系")
        case .latitude(let value, let hint, let layer):
            Wording(
                "latitude \(value) must be between -90 and 90 degrees\(hint.wording(layer).english)",
                "纬度 \(value) 应在 -90 至 90 度之间\(hint.wording(layer).chinese)")
        case .longitude(let value, let hint, let layer):
            Wording(
                "longitude \(value) must be between -180 and 180 degrees\(hint.wording(layer).english)",
                "经度 \(value) 应在 -180 至 180 度之间\(hint.wording(layer).chinese)")
        }
    }
}

extension CRSDeclarationMessage {
    /// Rows by their number.
    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    /// The message in words.
    var wording: Wording {
        switch self {
        case .overridden(let declared, let used, let rows):
            Wording(
                "the file declares \(declared.named.english); \(used) is used for \(Self.rows(rows)), as the flag says",
                "文件声明为 \(declared.named.chinese)；按参数对 \(rows) 行采用 \(used)")
        case .columnBeforeFlag(let flag, let differing, let silent, let layer):
            Wording(
                "\(Self.rows(differing)) of another system by the crs column than \(layer.flag)-crs \(flag) are read as the column says; the flag holds for \(silent == 0 ? "no row, since all say theirs" : "\(Self.rows(silent)) without a word there"). If the column is wrong, release it with \(layer.flag)-columns crs=",
                "crs 列中有 \(differing) 行声明的坐标系与 \(layer.flag)-crs \(flag) 不同，按该列读取；该参数\(silent == 0 ? "未用于任何行（各行均已声明）" : "只用于未声明的 \(silent) 行")。如该列有误，请用 \(layer.flag)-columns crs= 不采用该列"
            )
        case .unreadable(let declared, let problem, let layer):
            Wording(
                "the file declares its coordinates as \"\(declared)\", which cannot be used: \(problem.reason.english); say which system they are in with \(layer.flag)-crs wgs84, gcj02, bd09, planar, EPSG:n, WKT or a PROJ string",
                "文件将其坐标声明为“\(declared)”，无法采用：\(problem.reason.chinese)；请用 \(layer.flag)-crs 指明其坐标系：wgs84、gcj02、bd09、planar、EPSG:n、WKT 或 PROJ 字符串"
            )
        case .beforeDefault(let declared, let fallback, let layer):
            Wording(
                "the file declares \(declared), which is used; --crs \(fallback) is for files that declare nothing: if the file is wrong, say \(layer.flag)-crs \(fallback)",
                "文件声明为 \(declared) 并据此读取；统一指定的坐标系 \(fallback) 只用于未声明坐标系的文件，如文件有误请用 \(layer.flag)-crs \(fallback)")
        case .missing(let x, let y, let layer):
            Wording(
                "coordinates \(x), \(y) are not degrees and no CRS is declared; say which with \(layer.flag)-crs EPSG:… (or planar)",
                "坐标 \(x), \(y) 不是经纬度，且未声明坐标系；请用 \(layer.flag)-crs EPSG:…（或 planar）指明")
        case .missingInChina(let rows, let all, let layer, let isByFormat):
            Wording(
                "degrees in mainland China (\(rows) of \(all) rows) and no CRS is declared\(isByFormat ? " (the format stands for WGS 84, and map services export shifted coordinates in it all the same)" : ""): they may be wgs84, gcj02 (Amap, Tencent) or bd09 (Baidu), hundreds of metres apart; say which with \(layer.flag)-crs wgs84, \(layer.flag)-crs gcj02 or \(layer.flag)-crs bd09",
                "经纬度落在中国大陆范围内（\(all) 行中的 \(rows) 行），且未声明坐标系\(isByFormat ? "（该格式约定为 WGS 84，但地图服务导出的同类文件常为偏移坐标）" : "")：可能是 wgs84、gcj02（高德、腾讯）或 bd09（百度），彼此相差数百米；请用 \(layer.flag)-crs wgs84、\(layer.flag)-crs gcj02 或 \(layer.flag)-crs bd09 指明"
            )
        case .offsetElsewhere(let crs, let rows, let all, let layer):
            Wording(
                "\(crs) is declared, and \(rows) of \(Self.rows(all)) lie outside mainland China (in Hong Kong, Macau, Taiwan or abroad), where web maps are not shifted: they may have been moved by hundreds of metres in error. Say \(layer.flag)-crs wgs84, or which row is in which system in a crs column",
                "声明为 \(crs)，但 \(all) 行中有 \(rows) 行位于中国大陆以外（港澳台或境外），当地网络地图并无偏移，这些位置可能被误移数百米；请用 \(layer.flag)-crs wgs84，或用 crs 列逐行注明"
            )
        case .assumedWGS84(let layer):
            Wording(
                "no CRS is declared; the degrees are taken as WGS 84 (say otherwise with \(layer.flag)-crs)",
                "未声明坐标系，经纬度按 WGS 84 理解（如有不同请用 \(layer.flag)-crs 指明）")
        case .unusable(let problem, let layer):
            Wording(
                "\(problem.wording.english); say which with \(layer.flag)-crs wgs84, gcj02, bd09, planar, EPSG:n, WKT or a PROJ string",
                "\(problem.wording.chinese)；请用 \(layer.flag)-crs 指明：wgs84、gcj02、bd09、planar、EPSG:n、WKT 或 PROJ 字符串")
        }
    }
}

extension PlaneMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .rowOnEarth(let crs):
            Wording(
                "the row's crs is \(crs) in a planar run: a run is planar as a whole", "平面坐标运行中本行的坐标系为 \(crs)：一次运行须整体采用平面坐标"
            )
        case .rowPlanar:
            Wording(
                "the row's crs is planar in a run on the Earth: a run is planar as a whole (--crs planar)",
                "本行的坐标系为 planar，而本次运行在地球椭球面上：一次运行须整体采用平面坐标（--crs planar）")
        case .layerIsPlanar(let layer):
            Wording(
                "the file says that its coordinates are metres in a plane, in a run on the Earth: say --crs planar for the whole run, or \(layer.flag)-crs with the system they are in",
                "文件说明其坐标为平面坐标（米），而本次运行在地球椭球面上：请对整次运行用 --crs planar，或用 \(layer.flag)-crs 指明其坐标系")
        case .mixed:
            Wording(
                "some layers are planar and some are not: a run is planar as a whole (--crs planar)",
                "部分图层为平面坐标而其余不是：一次运行须整体采用平面坐标（--crs planar）")
        case .tooLarge: Wording("planar coordinates must be within ±1,000,000 km", "平面坐标应在 ±1,000,000 公里以内")
        case .looksLikeDegrees:
            Wording(
                "planar coordinates are metres, and these look like degrees of longitude and latitude",
                "平面坐标以米为单位，而这些数值像是经纬度")
        }
    }
}

extension CRSMessage.DegreeHint? {
    /// What the number may be instead, to be added to a sentence; nothing where nobody knows.
    fileprivate func wording(_ layer: LayerRole) -> Wording {
        switch self {
        case .swapped:
            Wording(
                "; longitude and latitude look swapped: name the columns with \(layer.flag)-columns lon=…,lat=…",
                "；经纬度似乎写反：请用 \(layer.flag)-columns lon=…,lat=… 指明各列")
        case .meters:
            Wording(
                "; these look like metres, not degrees: declare the CRS with \(layer.flag)-crs EPSG:…",
                "；数值像是米而不是度：请用 \(layer.flag)-crs EPSG:… 声明坐标系")
        case nil: Wording("", "")
        }
    }
}

extension CRSProblem {
    /// The problem in words.
    var wording: Wording {
        switch self {
        case .unknown(let text): Wording("\"\(text)\" is no coordinate reference system", "“\(text)”不是坐标系")
        case .refused(let crs, let reason):
            Wording(
                "coordinate reference system \"\(crs.named.english)\" cannot be used: \(reason)",
                "无法使用坐标系“\(crs.named.chinese)”；PROJ 的说明为\(FormatWords.quoted(reason))")
        case .offsetPlane(let crs), .namesFile(let crs):
            Wording(
                "coordinate reference system \"\(crs)\" cannot be used: \(reason.english)", "无法使用坐标系“\(crs)”：\(reason.chinese)")
        case .ballparkOnly, .link, .failed: reason
        }
    }

    /// Why it is a problem, without the text that it is one of.
    var reason: Wording {
        switch self {
        case .unknown: Wording("no system has this name", "没有以此为名的坐标系")
        case .refused(_, let reason): Wording(reason, "PROJ 的说明为\(FormatWords.quoted(reason))")
        case .ballparkOnly(let crs):
            Wording(
                "no transformation with a known accuracy leads from \"\(crs.named.english)\" to WGS 84; the ballpark one may be off by hundreds of metres. \(crs.remedy.english), or accept it with --accept-ballpark",
                "从“\(crs.named.chinese)”到 WGS 84 没有精度已知的转换，粗略转换可能偏差数百米；\(crs.remedy.chinese)，或用 --accept-ballpark 接受")
        case .link: Wording("it is a link, and no link in a file is followed", "这是一个链接，而文件中的链接一律不访问")
        case .offsetPlane:
            Wording(
                "it counts metres on the shifted datum of a web map, which cannot be taken back; export the data in degrees",
                "这是网络地图偏移坐标系上的平面坐标，无法还原；请以经纬度导出数据")
        case .namesFile:
            Wording(
                "it names another file, and no file that a file names is opened", "其中引用了其他文件，而数据文件所引用的文件一律不打开")
        case .failed(let words): Wording(words, "坐标系无法处理，PROJ 或几何库的说明为\(FormatWords.quoted(words))")
        }
    }
}

extension String {
    /// A system by its number, with the name that people in China know it by.
    fileprivate var named: Wording {
        guard case .epsg(let code)? = CRS(parsing: self), let grid = ChineseGrid(of: code) else { return Wording(self, self) }
        return Wording("\(self) (\(grid.name.english))", "\(self)（\(grid.name.chinese)）")
    }

    /// Whether it is a system on a Chinese datum by its number.
    fileprivate var isChinese: Bool {
        if case .epsg(let code)? = CRS(parsing: self) { ChineseGrid(of: code) != nil } else { false }
    }

    /// What to do about a system whose datum has no registered way to WGS 84.
    fileprivate var remedy: Wording {
        guard isChinese else {
            return Wording("Name a CRS with a known datum", "请指明基准已知的坐标系")
        }
        return Wording(
            "Ask the surveying office for the data in CGCS2000 (EPSG:4490)", "请向测绘部门索取 CGCS2000（EPSG:4490）坐标的数据")
    }
}
