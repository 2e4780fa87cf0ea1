import CGDAL
package import GeoPrimitives

/// Packing of bytes as zlib does it (RFC 1950), with the zlib that GDAL carries.
package enum Deflate {
    /// The strongest packing that does not take much longer.
    private static let level: Int32 = 9

    /// Returns the bytes packed.
    ///
    /// The same bytes give the same result with the same GDAL.
    ///
    /// - Throws: `.gdal` when there is no memory for it.
    package static func zlib(_ bytes: [UInt8]) throws(FormatError) -> [UInt8] {
        // Bytes that cannot be packed grow by five for every 16 kB, and a header.
        var packed = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 1024)
        var count = 0
        let isDone = packed.withUnsafeMutableBytes { output in
            bytes.withUnsafeBytes { input in
                CPLZLibDeflate(input.baseAddress, input.count, level, output.baseAddress, output.count, &count) != nil
            }
        }
        guard isDone else { throw .gdal(file: "", function: "CPLZLibDeflate", message: "no memory to pack \(bytes.count) bytes") }
        packed.removeLast(packed.count - count)
        return packed
    }
}
