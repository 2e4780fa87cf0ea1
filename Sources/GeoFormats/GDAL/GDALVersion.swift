import CGDAL

/// The library of formats at hand.
public enum GDALVersion {
    /// The version of GDAL, such as "3.6.2".
    public static var current: String { GDALVersionInfo("RELEASE_NAME").map { String(cString: $0) } ?? "" }
}
