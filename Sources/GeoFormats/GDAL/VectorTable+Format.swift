extension VectorTable.Format {
    /// The name for people.
    var name: String {
        switch self {
        case .geoJSON: "GeoJSON"
        case .geoPackage: "GeoPackage"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "Shapefile"
        case .kml: "KML"
        case .mapInfo: "MapInfo"
        }
    }

    /// The name of GDAL's driver.
    var driver: String {
        switch self {
        case .geoJSON: "GeoJSON"
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "ESRI Shapefile"
        case .kml: "LIBKML"
        case .mapInfo: "MapInfo File"
        }
    }

    /// Whether GDAL's driver makes columns without making features first.
    var streamsColumns: Bool { self == .geoPackage || self == .flatGeobuf }

    /// The options of the driver: texts that look like dates stay as they are, and members of objects are columns (`parent_adcode`); a
    /// database calls nothing that is not harmless from its first statement on.
    var openOptions: [String] {
        switch self {
        case .geoJSON: ["DATE_AS_STRING=YES", "FLATTEN_NESTED_ATTRIBUTES=YES", "NESTED_ATTRIBUTE_SEPARATOR=_"]
        case .geoPackage: ["PRELUDE_STATEMENTS=PRAGMA trusted_schema=OFF"]
        default: []
        }
    }
}
