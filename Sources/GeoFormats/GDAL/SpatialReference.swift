import CGDAL

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
}
