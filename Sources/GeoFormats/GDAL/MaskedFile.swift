import CGDAL
import GeoPrimitives
import Synchronization

/// A JSON file as GDAL is shown it, with some of its values blanked out.
///
/// GDAL follows what a member `crs` names before anybody can ask; so it is never shown one.
final class MaskedFile {
    /// The path by which GDAL opens it.
    let path: String
    private let mapping: PrivateMapping
    private static let made = Atomic<Int>(0)

    /// Blanks out values of a file that is not empty.
    ///
    /// - Throws: ``FormatError/notReadable(file:reason:)``.
    init(_ file: String, count: Int, blanking values: [Range<Int>]) throws(FormatError) {
        mapping = try PrivateMapping(file, count: count)
        mapping.blank(values)
        let number = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
        // GDAL calls the layer after the file.
        path = "/vsimem/catchment-\(number)/" + (file.split(separator: "/").last.map(String.init) ?? "layer.geojson")
        let bytes = mapping.bytes.baseAddress?.assumingMemoryBound(to: GByte.self)
        guard let stream = VSIFileFromMemBuffer(path, bytes, vsi_l_offset(count), 0) else {
            throw .notReadable(file: file, reason: "no memory")
        }
        VSIFCloseL(stream)
    }

    deinit { VSIUnlink(path) }
}
