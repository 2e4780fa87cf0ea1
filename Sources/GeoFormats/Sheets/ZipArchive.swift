import CGDAL
import GeoPrimitives
import Glibc

/// The files inside a ZIP archive, through GDAL's virtual file system.
///
/// The path of the archive is put between the braces of `/vsizip/{…}/` by the program alone; no name from inside the archive is opened
/// unless it is one of its own entries.
struct ZipArchive {
    /// The path of the archive.
    let file: String
    /// The names of its files, without folders, in the order of the archive.
    let names: [String]

    /// The most bytes that a file inside may unpack to.
    static let mostBytes: UInt64 = 2 << 30

    /// Opens an archive; `nil` where it is none.
    init?(_ file: String) {
        self.file = file
        let path = Self.root(file)
        let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = GDALSession.quietly { _ in VSIReadDirRecursive(path) }
        guard let list else { return nil }
        defer { CSLDestroy(list) }
        var names: [String] = []
        for index in 0..<Int(CSLCount(list)) {
            guard let entry = list[index] else { continue }
            let name = String(cString: entry)
            if !name.hasSuffix("/"), !name.split(separator: "/").contains("..") { names.append(name) }
        }
        self.names = names
    }

    private static func root(_ file: String) -> String {
        // A path that begins with a slash is absolute for GDAL too.
        "/vsizip/{\(file)}"
    }

    /// The path by which GDAL opens a file inside.
    func path(of name: String) -> String { "\(Self.root(file))/\(name)" }

    /// Refuses an archive in which a file says that it unpacks to more than may be taken.
    ///
    /// - Throws: ``FormatError/refused(file:_:)``.
    func checkSizes(where isWanted: (String) -> Bool, most: Int) throws(FormatError) {
        for name in names where isWanted(name) {
            let size = GDALSession.quietly { _ in
                guard let handle = VSIFOpenL(path(of: name), "rb") else { return 0 }
                defer { VSIFCloseL(handle) }
                return VSIFSeekL(handle, 0, SEEK_END) == 0 ? Int(clamping: VSIFTellL(handle)) : 0
            }
            if size > most { throw .refused(file: file, .memory(.unpacked(name, size), most: most)) }
        }
    }

    /// Whether there is such a file.
    func has(_ name: String) -> Bool { names.contains(name) }

    /// Calls the body with the file's bytes, part by part; returns whether there is such a file and all of it was read.
    ///
    /// - Throws: ``FormatError/unsupportedFormat(file:found:remedy:)`` where it unpacks to more than ``mostBytes``.
    func read(_ name: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) throws(FormatError) -> Bool {
        guard has(name) else { return false }
        var isTooLarge = false
        let isRead = GDALSession.quietly { _ in
            guard let handle = VSIFOpenL(path(of: name), "rb") else { return false }
            defer { VSIFCloseL(handle) }
            var buffer = [UInt8](repeating: 0, count: 1 << 18)
            var total: UInt64 = 0
            while true {
                let count = buffer.withUnsafeMutableBytes { VSIFReadL($0.baseAddress, 1, $0.count, handle) }
                guard count > 0 else { return true }
                total += UInt64(count)
                guard total <= Self.mostBytes else {
                    isTooLarge = true
                    return false
                }
                guard buffer.withUnsafeBufferPointer({ body(UnsafeBufferPointer(rebasing: $0[..<count])) }) else { return false }
            }
        }
        if isTooLarge {
            throw .unsupportedFormat(
                file: file, found: "\(name) in it unpacks to more than 2 GiB", remedy: "save what is needed as CSV")
        }
        return isRead
    }
}
