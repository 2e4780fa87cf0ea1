import GeoPrimitives
import Glibc

/// A file that appears whole or not at all: it is written beside its place and renamed at the end.
final class OutputFile {
    /// Where the file will stand.
    let path: String
    /// Where it is written.
    let partialPath: String
    private var descriptor: Int32 = -1
    private var isDone = false

    /// Creates the file beside its place, empty.
    init(_ path: String) throws(FormatError) {
        self.path = path
        partialPath = Self.partialPath(of: path)
        descriptor = Glibc.open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .writeFailed(path: path, WriteProblem(code: errno)) }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            discard()
            throw .writeFailed(path: path, .isFolder)
        }
    }

    deinit { discard() }

    /// Returns `folder/.name.partial.ext` for `folder/name.ext`: hidden, and with the extension that GDAL goes by.
    private static func partialPath(of path: String) -> String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let name = path.dropFirst(folder.count)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(folder).\(name).partial" }
        return "\(folder).\(name[..<dot]).partial\(name[dot...])"
    }

    /// Adds bytes at the end.
    func write(_ bytes: [UInt8]) throws(FormatError) {
        var offset = 0
        while offset < bytes.count {
            let (descriptor, from) = (descriptor, offset)
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + from }, bytes.count - from) }
            if written < 0 {
                if errno == EINTR { continue }
                throw .writeFailed(path: path, WriteProblem(code: errno))
            }
            offset += written
        }
    }

    /// Gives the descriptor up, for a library that writes the file by its name.
    func release() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Removes the empty file that shows that the place can be written, for a library that makes its own.
    func removePartial() { unlink(partialPath) }

    /// Puts the file in its place.
    func commit() throws(FormatError) {
        if descriptor >= 0 {
            let code = close(descriptor) == 0 ? 0 : errno
            descriptor = -1
            guard code == 0 else { throw .writeFailed(path: path, WriteProblem(code: code)) }
        }
        guard rename(partialPath, path) == 0 else { throw .writeFailed(path: path, WriteProblem(code: errno)) }
        isDone = true
    }

    /// Removes what was written unless it is in its place.
    func discard() {
        release()
        if !isDone { unlink(partialPath) }
        isDone = true
    }
}
