import GeoPrimitives
import Glibc

/// Paths of files on the disk, told apart from what GDAL would take for an address.
enum LocalPath {
    /// Refuses what names no file but a place GDAL would look in: `/vsicurl/…`, `PG:dbname=…`, `https://…`.
    ///
    /// A file that is there by that name is read as the file it is.
    ///
    /// - Throws: ``FormatError/unsupportedFormat(file:found:remedy:)``.
    static func check(_ path: String) throws(FormatError) {
        if path.hasPrefix("/vsi") {
            throw .unsupportedFormat(
                file: path, found: "is a virtual path of GDAL, and none is followed",
                remedy: "unpack or download what it leads to and name the file")
        }
        guard let colon = path.firstIndex(of: ":"), !exists(path) else { return }
        let scheme = path[..<colon]
        let isScheme =
            scheme.count >= 2 && scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-.".contains($0)) }
        if isScheme {
            throw .unsupportedFormat(
                file: path, found: "is an address or a connection and no file, and nothing is read from there",
                remedy: "export or download what it leads to and name the file")
        }
    }

    /// Returns whether anything is there.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Returns the path as GDAL takes it for a file, whatever its name begins with.
    static func plain(_ path: String) -> String { path.hasPrefix("/") || path.hasPrefix("./") ? path : "./" + path }
}
