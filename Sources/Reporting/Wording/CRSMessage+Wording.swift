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
            Wording("\(crs) has no position \(x), \(y): \(reason)", "\(crs) 中不存在位置 \(x), \(y)：\(reason)")
        case .failed(let words): Wording(words, words)
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
    /// The message in words.
    var wording: Wording {
        switch self {
        case .overridden(let declared, let used):
            Wording(
                "the file declares \(declared); \(used) is used as the flag says", "文件声明为 \(declared)；按参数采用 \(used)")
        case .beforeDefault(let declared, let fallback, let layer):
            Wording(
                "the file declares \(declared), which is used; --crs \(fallback) is for files that declare nothing: if the file is wrong, say \(layer.flag)-crs \(fallback)",
                "文件声明为 \(declared) 并据此读取；--crs \(fallback) 只用于未声明坐标系的文件，如文件有误请用 \(layer.flag)-crs \(fallback)")
        case .missing(let x, let y, let layer):
            Wording(
                "coordinates \(x), \(y) are not degrees and no CRS is declared; say which with \(layer.flag)-crs EPSG:… (or planar)",
                "坐标 \(x), \(y) 不是经纬度，且未声明坐标系；请用 \(layer.flag)-crs EPSG:…（或 planar）指明")
        case .missingInChina(let rows, let all, let layer):
            Wording(
                "degrees in the mainland-China box (\(rows) of \(all) rows) and no CRS is declared: they may be wgs84, gcj02 (Amap, Tencent) or bd09 (Baidu), hundreds of metres apart; say which with \(layer.flag)-crs wgs84, \(layer.flag)-crs gcj02 or \(layer.flag)-crs bd09",
                "经纬度落在中国大陆范围内（\(all) 行中的 \(rows) 行），且未声明坐标系：可能是 wgs84、gcj02（高德、腾讯）或 bd09（百度），彼此相差数百米；请用 \(layer.flag)-crs wgs84、\(layer.flag)-crs gcj02 或 \(layer.flag)-crs bd09 指明"
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
            Wording("coordinate reference system \"\(crs)\" cannot be used: \(reason)", "无法使用坐标系“\(crs)”：\(reason)")
        case .ballparkOnly(let crs):
            Wording(
                "no transformation with a known accuracy leads from \"\(crs)\" to WGS 84; the ballpark one may be off by hundreds of metres. Name a CRS with a known datum, or accept it with --accept-ballpark",
                "从“\(crs)”到 WGS 84 没有精度已知的转换，粗略转换可能偏差数百米；请指明基准已知的坐标系，或用 --accept-ballpark 接受")
        case .failed(let words): Wording(words, words)
        }
    }
}
