import CGDAL
import GeoPrimitives

/// What GDAL knows of a coordinate reference system, as text.
enum SpatialReference {
    /// Returns `EPSG:4547` where authority and code are known, else well-known text (WKT 2).
    ///
    /// The coordinates that GDAL hands over are longitude or easting first in all formats read here.
    static func definition(of reference: OGRSpatialReferenceH?) -> String? {
        guard let reference, !isUndefined(reference) else { return nil }
        if let authority = OSRGetAuthorityName(reference, nil), let code = OSRGetAuthorityCode(reference, nil) {
            let name = "\(String(cString: authority)):\(String(cString: code))"
            return name == "OGC:CRS84" ? "EPSG:4326" : name
        }
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let status = withCStrings(["FORMAT=WKT2_2018"]) { options in OSRExportToWktEx(reference, &text, options) }
        guard status == OGRERR_NONE, let text else { return nil }
        let definition = String(cString: text)
        return definition.isEmpty ? nil : definition
    }

    /// Whether this is one of the two placeholders that GeoPackage has for "not known".
    private static func isUndefined(_ reference: OGRSpatialReferenceH) -> Bool {
        guard let name = OSRGetName(reference) else { return false }
        return String(cString: name).hasPrefix("Undefined ")
    }

    /// Returns GDAL's form of a system, longitude or easting first, which the caller releases; `nil` where GDAL does not know it.
    static func make(_ crs: CRS) -> OGRSpatialReferenceH? {
        let reference = OSRNewSpatialReference(nil)
        let definition =
            switch crs {
            case .wgs84: "EPSG:4326"
            case .epsg(let code): "EPSG:\(code)"
            case .definition(let text): text
            // What GeoPackage calls its system of metres without an Earth.
            case .planar: #"LOCAL_CS["Undefined Cartesian SRS",UNIT["metre",1]]"#
            case .gcj02, .bd09: offsetSystem(crs)
            }
        guard OSRSetFromUserInput(reference, definition) == OGRERR_NONE else {
            OSRRelease(reference)
            return nil
        }
        OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER)
        return reference
    }

    /// The offset systems of Chinese web maps have no entry in any register: degrees on a datum of their own, so that nobody takes them
    /// for WGS 84.
    private static func offsetSystem(_ crs: CRS) -> String {
        let name = crs == .gcj02 ? "GCJ-02" : "BD-09"
        return "GEOGCS[\"\(name)\",DATUM[\"\(name) (offset from WGS 84)\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
            + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"
    }
}
