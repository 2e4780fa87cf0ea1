import CGDAL

/// The library of formats at hand.
package enum GDALVersion {
    /// The version of GDAL, such as "3.6.2".
    package static var current: String { GDALVersionInfo("RELEASE_NAME").map { String(cString: $0) } ?? "" }
}
