package import GeoPrimitives
import Glibc

/// Opens whatever file holds a table.
package enum TableFile {
    /// Opens a file by its extension, checked against its first bytes: CSV, XLSX, GeoJSON, GeoPackage, FlatGeobuf or Shapefile.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - layer: The layer or sheet, needed where the file has several.
    ///   - threads: How many threads may read; the result does not depend on it.
    /// - Returns: The opened table.
    /// - Throws: The case of ``FormatError`` that fits when the file cannot be opened as a table.
    package static func open(_ path: String, layer: String? = nil, threads: Int) throws(FormatError) -> any TableSource {
        let start = try firstBytes(of: path)
        switch try format(of: path, start: start) {
        case .csv:
            if let layer { throw .noSuchLayer(file: path, layer: layer, names: []) }
            return try CSVTable(path, threads: threads)
        case .vector(let format): return try VectorTable(path, format: format, layer: layer)
        }
    }

    /// Returns whether the path names a raster: by its extension, or by the first bytes of a TIFF file.
    package static func isRaster(_ path: String) -> Bool {
        if ["tif", "tiff", "gtiff"].contains(pathExtension(path)) { return true }
        guard let start = try? firstBytes(of: path) else { return false }
        return isTIFF(start)
    }

    /// Returns whether a table has a header, or a layer its name, and nothing in it; false where it cannot be read.
    public static func hasNoRows(_ path: String, layer: String?) -> Bool {
        do throws(FormatError) {
            let source = try open(path, layer: layer, threads: 1)
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

    private enum Format {
        case csv
        case vector(VectorTable.Format)
    }

    /// Returns the extension of a path in lower case, without the dot.
    static func pathExtension(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Returns the first bytes of a file that is not empty.
    private static func firstBytes(of path: String) throws(FormatError) -> [UInt8] {
        let mapped = try MappedFile(path)
        guard mapped.count > 0 else { throw .emptyFile(file: path) }
        return Array(mapped.bytes.prefix(16))
    }

    private static func isTIFF(_ start: [UInt8]) -> Bool {
        [[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B]].contains {
            start.starts(with: $0)
        }
    }

    /// Returns the format that the first bytes show, where they are those of a binary format.
    private static func binaryFormat(_ start: [UInt8]) -> VectorTable.Format? {
        if start.starts(with: "PK\u{03}\u{04}".utf8) { return .xlsx }
        if start.starts(with: "SQLite format 3\0".utf8) { return .geoPackage }
        if start.starts(with: [0x66, 0x67, 0x62, 0x03]) { return .flatGeobuf }
        if start.starts(with: [0, 0, 0x27, 0x0A]) { return .shapefile }
        return nil
    }

    /// Returns the format of a file, or says what is allowed.
    private static func format(of path: String, start: [UInt8]) throws(FormatError) -> Format {
        let allowed = "give a CSV, XLSX, GeoJSON, GeoPackage, FlatGeobuf or Shapefile (.shp)"
        if isTIFF(start) { throw .unsupportedFormat(file: path, found: "is a raster, not a table", remedy: allowed) }
        let name = pathExtension(path)
        let binary = binaryFormat(start)
        let byName: Format
        switch name {
        case "csv", "txt": byName = .csv
        case "geojson", "json": byName = .vector(.geoJSON)
        case "xlsx", "xlsm": byName = .vector(.xlsx)
        case "gpkg": byName = .vector(.geoPackage)
        case "fgb": byName = .vector(.flatGeobuf)
        case "shp": byName = .vector(.shapefile)
        case "tsv", "tab":
            throw .unsupportedFormat(
                file: path, found: "tab-separated files are not read", remedy: "save the file as CSV with commas")
        case "xls":
            throw .unsupportedFormat(
                file: path, found: "workbooks of the old XLS format are not read", remedy: "save the file as XLSX or CSV")
        case "dbf", "shx", "prj", "cpg":
            throw .unsupportedFormat(file: path, found: "is a side file of a Shapefile", remedy: "name the .shp file")
        default:
            if let binary { return .vector(binary) }
            throw .unsupportedFormat(file: path, found: "the extension \".\(name)\" is not known", remedy: allowed)
        }
        return try checked(byName, against: binary, path: path)
    }

    /// Refuses a file whose first bytes belong to another format than its name.
    private static func checked(_ format: Format, against binary: VectorTable.Format?, path: String) throws(FormatError) -> Format
    {
        let expected: VectorTable.Format? = if case .vector(let format) = format { format } else { nil }
        let isText = expected == nil || expected == .geoJSON
        if let binary, isText || binary != expected {
            throw .unsupportedFormat(
                file: path, found: "the name says \(expected?.name ?? "CSV") and the content is \(binary.name)",
                remedy: "rename the file or save it again")
        }
        if !isText, binary == nil {
            throw .unsupportedFormat(
                file: path, found: "is not \(expected?.name ?? "") inside, or is damaged", remedy: "save or export the file again"
            )
        }
        return format
    }
}
