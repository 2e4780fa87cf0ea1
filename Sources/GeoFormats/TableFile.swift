package import GeoPrimitives
import Glibc

/// Opens whatever file holds a table.
package enum TableFile {
    /// Opens a file by its extension, checked against its content: a text, a workbook, or a layer of geometries.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - ask: What is said about how it is to be read.
    /// - Returns: The opened table.
    /// - Throws: The case of ``FormatError`` that fits when the file cannot be opened as a table.
    package static func open(_ path: String, _ ask: TableAsk) throws(FormatError) -> any TableSource {
        switch try TableFormat.of(path) {
        case .text:
            if let layer = ask.layer { throw .noSuchLayer(file: path, layer: layer, names: []) }
            return try CSVTable(path, ask)
        case .workbook(let isODS): return try SheetTable(path, ask, isODS: isODS)
        case .vector(let format): return try VectorTable(path, format: format, ask)
        case .archive: return try ZippedShapefile.open(path, ask)
        }
    }

    /// Opens a file of which nothing is said.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - layer: The layer or sheet, needed where the file has several.
    ///   - threads: How many threads may read; the result does not depend on it.
    /// - Returns: The opened table.
    /// - Throws: The case of ``FormatError`` that fits when the file cannot be opened as a table.
    package static func open(_ path: String, layer: String? = nil, threads: Int) throws(FormatError) -> any TableSource {
        try open(path, TableAsk(layer: layer, threads: threads))
    }

    /// Returns whether the path names a raster: by its extension, or by the first bytes of a TIFF file.
    package static func isRaster(_ path: String) -> Bool {
        if ["tif", "tiff", "gtiff"].contains(TableFormat.pathExtension(path)) { return true }
        guard let start = try? TableFormat.firstBytes(of: path) else { return false }
        return TableFormat.isTIFF(start)
    }

    /// Returns whether a table has a header, or a layer its name, and nothing in it; false where it cannot be read.
    package static func hasNoRows(_ path: String, _ ask: TableAsk) -> Bool {
        do throws(FormatError) {
            let source = try open(path, ask)
            // A CSV file without rows does not open.
            if !(source is CSVTable) { _ = try source.read([]) }
            return false
        } catch {
            switch error {
            case .headerOnly, .noFeatures: return true
            default: return false
            }
        }
    }
}
