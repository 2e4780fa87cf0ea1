package import GeoPrimitives
import Glibc

/// Puts finished files in their place.
package enum FileReplacement {
    /// Renames a file, replacing what has the new name in one step: whoever looks sees the old file or the new one.
    ///
    /// - Parameters:
    ///   - destination: Its place.
    ///   - source: The finished file, on the same file system.
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package static func replace(_ destination: String, by source: String) throws(FormatError) {
        guard rename(source, destination) == 0 else {
            throw .writeFailed(path: destination, WriteProblem(code: errno))
        }
    }

    /// Writes bytes as a file, whole or not at all.
    ///
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(FormatError) {
        let file = try OutputFile(path)
        try file.write(Array(bytes))
        try file.commit()
    }

    /// Removes a folder that nothing lies in; one that holds something stays.
    ///
    /// It needs no open file.
    ///
    /// - Returns: Whether it is gone.
    @discardableResult
    package static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

    /// The number of this process.
    package static var thisProcess: Int32 { getpid() }
}
