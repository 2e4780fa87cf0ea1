import GeoPrimitives

/// A Shapefile whose files lie in a ZIP archive.
enum ZippedShapefile {
    /// Opens the Shapefile in an archive: the named one, or the only one.
    ///
    /// - Throws: ``FormatError`` when the archive holds none, or several and none is named.
    static func open(_ file: String, _ ask: TableAsk) throws(FormatError) -> VectorTable {
        guard let archive = ZipArchive(file) else {
            throw .unsupportedFormat(
                file: file, found: "is not a ZIP archive inside, or is damaged", remedy: "save or export the file again")
        }
        // Archives made on a Mac hold a shadow of each file.
        let shapes = archive.names.filter { $0.lowercased().hasSuffix(".shp") && !$0.hasPrefix("__MACOSX/") }
        guard !shapes.isEmpty else {
            let names = archive.names.filter { !$0.hasPrefix("__MACOSX/") }
            let listed = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
            throw .unsupportedFormat(
                file: file, found: "is a ZIP archive of \(listed.isEmpty ? "nothing" : listed)",
                remedy: "unpack it and name the file in it")
        }
        let stems = shapes.map(stem)
        var picked = shapes[0]
        if let layer = ask.layer {
            guard let place = stems.firstIndex(of: layer) else { throw .noSuchLayer(file: file, layer: layer, names: stems) }
            picked = shapes[place]
        } else if shapes.count > 1 {
            throw .severalLayers(file: file, names: stems)
        }
        try archive.checkSizes(where: { stem($0) == stem(picked) }, most: ask.limits.mostMemory)
        var inside = ask
        inside.layer = nil
        return try VectorTable(file, format: .shapefile, inside, inside: archive.path(of: picked))
    }

    /// The name of a file without its folders and its extension.
    private static func stem(_ name: String) -> String {
        let last = name.split(separator: "/").last ?? ""
        return String(last.dropLast(4))
    }
}
