import CGEOS
import CPROJ

/// The geometry libraries at hand.
package enum GeometryLibraries {
    /// The version of GEOS, such as "3.11.1".
    ///
    /// Without what GEOS adds about its C interface.
    package static var geos: String { String(String(cString: GEOSversion()).prefix { $0 != "-" }) }

    /// The version of PROJ, such as "9.1.1".
    package static var proj: String { proj_info().version.map { String(cString: $0) } ?? "" }
}
