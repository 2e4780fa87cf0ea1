import GeoPrimitives

/// A table of MapInfo, which may be a view of other tables.
enum MapInfoTable {
    /// Refuses a `.tab` file that is a view or a seamless table: GDAL would open tables that nobody named.
    ///
    /// - Throws: ``FormatError/unsupportedFormat(file:found:remedy:)``.
    static func checkAlone(_ path: String) throws(FormatError) {
        guard TableFormat.pathExtension(path) == "tab" else { return }
        let file = try MappedFile(path)
        let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self).lowercased()
        guard text.contains("create view") || text.contains("open table") || text.contains("isseamless") else { return }
        throw .unsupportedFormat(
            file: path, found: "is a view or seamless table of MapInfo, which stands for other files",
            remedy: "save what it shows as a table of its own, or as GeoPackage")
    }
}
