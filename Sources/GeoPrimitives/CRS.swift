/// A coordinate reference system as a planner declares it.
public enum CRS: Hashable, Sendable {
    /// Longitude and latitude on WGS 84 (GPS, GeoJSON).
    case wgs84
    /// Longitude and latitude with the offset of Amap and Tencent maps.
    case gcj02
    /// Longitude and latitude with the offset of Baidu maps.
    case bd09
    /// A system of the EPSG register by number.
    case epsg(Int)
    /// A definition that PROJ understands: WKT, a PROJ string, or an authority code other than EPSG.
    case definition(String)
    /// Metres on a plane with no Earth behind it.
    case planar

    /// Makes a system from what stands in a flag or a `crs` column: `wgs84`, `gcj02`, `bd09`, `planar`, `EPSG:4490`, `4490`,
    /// WKT or a PROJ string.
    ///
    /// Letter case and surrounding blanks do not matter for the names.
    ///
    /// - Returns: `nil` for empty text. Whether PROJ knows a definition shows when it is used.
    public init?(parsing text: String) {
        let trimmed = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !trimmed.isEmpty else { return nil }
        let name = trimmed.lowercased()
        switch name {
        case "wgs84", "wgs 84", "wgs-84", "crs84", "ogc:crs84", "urn:ogc:def:crs:ogc:1.3:crs84": self = .wgs84
        case "gcj02", "gcj-02", "火星坐标": self = .gcj02
        case "bd09", "bd-09", "百度坐标": self = .bd09
        case "planar": self = .planar
        default:
            let code = name.hasPrefix("epsg:") ? name.dropFirst(5) : name[...]
            if let number = Int(code), number > 0 {
                self = number == 4326 ? .wgs84 : .epsg(number)
            } else {
                self = .definition(trimmed)
            }
        }
    }
}

extension CRS: CustomStringConvertible {
    /// The name the system goes by in flags and reports.
    public var description: String {
        switch self {
        case .wgs84: "wgs84"
        case .gcj02: "gcj02"
        case .bd09: "bd09"
        case .epsg(let code): "EPSG:\(code)"
        case .definition(let text): text
        case .planar: "planar"
        }
    }
}
