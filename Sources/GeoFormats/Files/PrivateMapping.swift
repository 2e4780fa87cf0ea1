import GeoPrimitives
import Glibc

/// The bytes of a file, mapped so that they can be changed for this process alone: only the pages with a change are copied.
final class PrivateMapping {
    /// The bytes.
    let bytes: UnsafeMutableRawBufferPointer

    /// Maps a file that is not empty.
    ///
    /// - Throws: ``FormatError/notReadable(file:reason:)``.
    init(_ file: String, count: Int) throws(FormatError) {
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notReadable(file: file, reason: MappedFile.reason()) }
        defer { close(descriptor) }
        guard let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .notReadable(file: file, reason: MappedFile.reason())
        }
        bytes = UnsafeMutableRawBufferPointer(start: address, count: count)
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    /// Puts `null` and blanks in the place of JSON values.
    func blank(_ values: [Range<Int>]) {
        let null = Array("null".utf8)
        for value in values where value.count >= null.count && value.upperBound <= bytes.count {
            for (offset, index) in value.enumerated() {
                // Line ends stay, so that lines count as the file has them.
                if offset < null.count {
                    bytes[index] = null[offset]
                } else if bytes[index] != UInt8(ascii: "\n") {
                    bytes[index] = UInt8(ascii: " ")
                }
            }
        }
    }
}
