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

    /// Makes a system from what stands in a flag, a file or a `crs` column: `wgs84`, `gcj02`, `bd09`, `planar`, `EPSG:4490`, `4490`, an
    /// address of the register (`urn:ogc:def:crs:EPSG::4490`), a name such as `CGCS2000`, `火星坐标系` or `Xian 1980`, WKT or a PROJ string.
    ///
    /// Letter case, blanks and punctuation do not matter for the names. Well-known text in degrees that calls itself GCJ-02 or BD-09 is that
    /// system, whatever datum it gives.
    ///
    /// - Returns: `nil` for empty text. Whether PROJ knows a definition shows when it is used.
    public init?(parsing text: String) {
        let trimmed = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !trimmed.isEmpty else { return nil }
        if trimmed.lowercased() == "planar" {
            self = .planar
        } else if let code = Self.registerCode(trimmed) {
            self = code == 4326 ? .wgs84 : .epsg(code)
        } else if let offset = Self.offsetSystem(inWellKnownText: trimmed) {
            let isInDegrees = ["GEOGC", "GEODC", "GEODETICCRS", "GEOGRAPHICCRS"].contains { trimmed.uppercased().hasPrefix($0) }
            self = isInDegrees ? offset : .definition(trimmed)
        } else {
            self = CRSName(trimmed)?.system ?? .definition(trimmed)
        }
    }

    /// The number in the EPSG register that a text gives, plain or as an address; 4326 for CRS84, its twin with longitude first.
    private static func registerCode(_ text: String) -> Int? {
        let name = text.lowercased()
        if addressesOfCRS84.contains(name) { return 4326 }
        var code = name[...]
        if let prefix = addressesOfEPSG.first(where: name.hasPrefix) {
            code = name.dropFirst(prefix.count)
        } else if name.hasPrefix("urn:ogc:def:crs:epsg:") || name.hasPrefix("urn:x-ogc:def:crs:epsg:") {
            // The version of the register may stand before the number.
            let parts = name.split(separator: ":", omittingEmptySubsequences: false).dropFirst(5)
            guard parts.count == 2, let last = parts.last else { return nil }
            code = last
        }
        return Int(code).flatMap { $0 > 0 ? $0 : nil }
    }

    private static let addressesOfCRS84: Set<String> = [
        "crs84", "ogc:crs84", "urn:ogc:def:crs:ogc:1.3:crs84", "urn:ogc:def:crs:ogc::crs84",
        "http://www.opengis.net/def/crs/ogc/1.3/crs84", "https://www.opengis.net/def/crs/ogc/1.3/crs84",
    ]
    private static let addressesOfEPSG = [
        "http://www.opengis.net/def/crs/epsg/0/", "https://www.opengis.net/def/crs/epsg/0/",
        "http://www.opengis.net/gml/srs/epsg.xml#", "epsg:",
    ]
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
