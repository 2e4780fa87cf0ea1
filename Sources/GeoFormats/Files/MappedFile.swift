package import GeoPrimitives
import Glibc
import Synchronization

/// The bytes of a file, mapped read-only, or a buffer that stands in for them after a conversion.
///
/// A file that another process shortens while it is mapped ends the program (SIGBUS), as with every mapping; ``path(at:)`` says which it was.
package final class MappedFile: Sendable {
    /// The first byte; undefined where ``count`` is 0.
    nonisolated(unsafe) let base: UnsafePointer<UInt8>
    /// The number of bytes.
    package let count: Int
    /// Whether the bytes are a mapping of a file.
    private let isMapping: Bool

    /// Maps a regular file.
    ///
    /// - Throws: ``FormatError/missingFile(file:)``, ``FormatError/notReadable(file:reason:)``, ``FormatError/isDirectory(file:)``, ``FormatError/isNoFile(file:)``, or
    ///   ``FormatError/unsupportedFormat(file:found:remedy:)`` for an address that names no file.
    package init(_ path: String) throws(FormatError) {
        try LocalPath.check(path)
        // A pipe without a writer would be waited for; it is no file that can be read twice.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missingFile(file: path) : .notReadable(file: path, reason: Self.reason())
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .notReadable(file: path, reason: Self.reason()) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .isDirectory(file: path)
        default: throw .isNoFile(file: path)
        }
        count = Int(status.st_size)
        guard count > 0 else {
            base = UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
            isMapping = false
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .notReadable(file: path, reason: Self.reason())
        }
        base = UnsafePointer(address.assumingMemoryBound(to: UInt8.self))
        isMapping = true
        Self.mapped.withLock { $0[UInt(bitPattern: address)] = Mapping(count: count, path: path) }
    }

    /// A mapping of a file.
    private struct Mapping {
        var count: Int, path: String
    }

    /// The mappings that live, by their first address.
    private static let mapped = Mutex<[UInt: Mapping]>([:])

    /// Returns the file that an address is a byte of; `nil` where it is of none.
    ///
    /// A byte beyond the end of a file that was shortened after it was mapped cannot be read: the system sends the signal SIGBUS with the address.
    ///
    /// - Complexity: O(mappings).
    package static func path(at address: UInt) -> String? {
        mapped.withLock { $0.first { $0.key <= address && address < $0.key + UInt($0.value.count) }?.value.path }
    }

    /// Takes over a buffer that was allocated with `UnsafeMutablePointer.allocate`.
    init(taking buffer: UnsafeMutablePointer<UInt8>, count: Int) {
        base = UnsafePointer(buffer)
        self.count = count
        isMapping = false
    }

    deinit {
        if isMapping {
            Self.mapped.withLock { $0[UInt(bitPattern: base)] = nil }
            munmap(UnsafeMutableRawPointer(mutating: base), count)
        } else {
            UnsafeMutablePointer(mutating: base).deallocate()
        }
    }

    /// All bytes, valid as long as the file object lives.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Brings the pages of a range in with one call instead of many page faults.
    func willRead(_ range: Range<Int>) { advise(range, 22 /* MADV_POPULATE_READ, Linux 5.14 */, outward: true) }

    /// Gives the pages of a range back: they stay in the system's cache and stop counting as this program's memory.
    func didRead(_ range: Range<Int>) { advise(range, MADV_DONTNEED, outward: false) }

    private func advise(_ range: Range<Int>, _ advice: Int32, outward: Bool) {
        guard isMapping else { return }
        let page = 4096
        let low = outward ? range.lowerBound / page * page : (range.lowerBound + page - 1) / page * page
        let high = outward ? min(count, range.upperBound) : range.upperBound / page * page
        guard low < high else { return }
        _ = madvise(UnsafeMutableRawPointer(mutating: base + low), high - low, advice)
    }

    /// The system's words for the last error.
    static func reason() -> String { String(cString: strerror(errno)) }
}
