import CGDAL
import GeoPrimitives

/// The coordinate reference system that a file states in its own words, where GDAL would turn them into another system or drop them.
enum StatedSystem {
    /// The longest side file that is looked at, in bytes.
    private static let longest = 1 << 16

    /// Returns what the `.prj` beside a Shapefile says, where GDAL understands nothing of it (`known` is what it understood) or loses an
    /// offset system's name on the way.
    static func besideShapefile(_ path: String, known: String?) -> String? {
        guard let dot = path.lastIndex(of: "."), let file = SideFile(String(path[..<dot]), "prj") else { return nil }
        let text = file.bytes(atMost: longest).withUnsafeBufferPointer(text)
        guard !text.isEmpty else { return nil }
        switch CRS(parsing: text) {
        case .gcj02, .bd09: return text
        case let system? where known == nil || system.isOffsetPlane: return text
        default: return nil
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let encoding = TextEncoding.announced(by: bytes) ?? (UTF8Check.firstBadByte(in: bytes) == nil ? nil : .gb18030)
        let converted = encoding.flatMap { $0.decoded(bytes) }
        let decoded = String(decoding: converted?.bytes ?? bytes, as: UTF8.self)
        return decoded.split { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\0" }.joined(separator: " ")
    }

    /// Returns the name that a GeoPackage gives the system of a layer, where that is an offset system's and the definition is not.
    static func nameInGeoPackage(_ dataset: GDALDatasetH, layer: String) -> String? {
        let quoted = layer.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        let query =
            "SELECT s.srs_name FROM gpkg_contents c JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id WHERE c.table_name = '\(quoted)'"
        guard let result = GDALDatasetExecuteSQL(dataset, query, nil, nil) else { return nil }
        defer { GDALDatasetReleaseResultSet(dataset, result) }
        guard let feature = OGR_L_GetNextFeature(result) else { return nil }
        defer { OGR_F_Destroy(feature) }
        guard OGR_F_IsFieldSetAndNotNull(feature, 0) != 0, let text = OGR_F_GetFieldAsString(feature, 0) else { return nil }
        let name = String(cString: text)
        return [.gcj02, .bd09].contains(CRS(parsing: name)) ? name : nil
    }
}
