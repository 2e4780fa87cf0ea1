package import GeoPrimitives
import Glibc

/// The hold of a run on its output folder, which ends with the run, however that ends: the system keeps it on the folder itself (flock), so
/// that nothing is left behind and no number of a process is believed.
///
/// It holds between all processes of a machine, in containers too. Whether it holds between machines that share a folder is for the shared file
/// system to say.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes hold of a folder that is there.
    ///
    /// - Returns: `nil` where another run holds it.
    /// - Throws: ``FormatError/notReadable(file:reason:)`` where the folder cannot be opened.
    package init?(_ folder: String) throws(FormatError) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notReadable(file: folder, reason: MappedFile.reason()) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            // A file system that knows no locks is used without one.
            if errno == ENOLCK || errno == EOPNOTSUPP || errno == EINVAL { break }
            close(descriptor)
            return nil
        }
    }

    /// Whether the folder that is held is the one that a path leads to: the run before may have removed its own, and another may have been made.
    package func isStanding(at folder: String) -> Bool {
        var (held, found) = (stat(), stat())
        return fstat(descriptor, &held) == 0 && stat(folder, &found) == 0 && held.st_dev == found.st_dev
            && held.st_ino == found.st_ino
    }

    deinit {
        // A child that was forked a moment ago may have the folder open too, until it starts its own program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Waits until no run holds a folder; returns at once where there is none.
    package static func waitUntilFree(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        close(descriptor)
    }

    /// Brings what was written into a folder to the disk.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - files: Its files; where they are many, the whole file system is brought to the disk in one call, which costs less.
    /// - Throws: ``FormatError/writeFailed(path:_:)`` where the system could not: what it had taken may be lost. A file system that cannot be
    ///   asked is not.
    package static func flush(_ folder: String, _ files: [String]) throws(FormatError) {
        guard files.count > mostFlushedAlone, let syncWhole else {
            for file in files { try flush(file, O_RDONLY | O_CLOEXEC, fsync) }
            return try flush(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, fsync)
        }
        try flush(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) { syncWhole($0) }
    }

    private static func flush(_ path: String, _ flags: Int32, _ sync: (Int32) -> Int32) throws(FormatError) {
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw .writeFailed(path: path, WriteProblem(code: errno)) }
        defer { close(descriptor) }
        while sync(descriptor) != 0 {
            switch errno {
            case EINTR: continue
            case EINVAL, ENOSYS, EOPNOTSUPP: return
            default: throw .writeFailed(path: path, WriteProblem(code: errno))
            }
        }
    }

    private static let mostFlushedAlone = 64

    /// `syncfs`, which the module of the system's library leaves out.
    private static let syncWhole: (@convention(c) (Int32) -> Int32)? = dlsym(nil, "syncfs").map {
        unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self)
    }
}
