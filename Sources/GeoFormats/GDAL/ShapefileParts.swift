import GeoPrimitives

/// The files that make a Shapefile, and the encoding of its attributes.
struct ShapefileParts {
    /// The encoding of the attributes.
    let encoding: TextEncoding
    /// What is to be said: side files that are missing, an encoding that is not the declared one.
    private(set) var notices: [ReadingNotice] = []
    /// The options for GDAL's driver: the encoding, whatever the files declare.
    let openOptions: [String]

    /// Looks at the files beside the one that holds the shapes.
    ///
    /// - Parameters:
    ///   - shapes: The path of the `.shp` file, maybe in an archive.
    ///   - file: The path as given, for errors.
    ///   - named: The encoding that is named, if any.
    /// - Throws: ``FormatError`` when the index is missing, or the encoding is none that is recognised.
    init(_ shapes: String, file: String, named: TextEncoding?) throws(FormatError) {
        let stem = String(shapes.dropLast(4))
        guard SideFile(stem, "shx") != nil else {
            throw .unsupportedFormat(
                file: file, found: "lacks its index (.shx)",
                remedy: "copy or export it with all its files (.shp, .shx, .dbf, .prj)")
        }
        if SideFile(stem, "prj") == nil { notices.append(.missingSideFile(extension: ".prj")) }
        guard let table = SideFile(stem, "dbf") else {
            notices.append(.missingSideFile(extension: ".dbf"))
            (encoding, openOptions) = (.utf8, [])
            return
        }
        let attributes = DBFTexts(table.path)
        let declaration = SideFile(stem, "cpg")?.word ?? attributes.declaration
        encoding = try Self.encoding(of: attributes, declared: declaration, named: named, file: file, &notices)
        openOptions = ["ENCODING=\(encoding.gdalName)"]
    }

    /// Decides on the encoding: the named one, the declared one where the bytes are in it, else the one the bytes show.
    private static func encoding(
        of attributes: DBFTexts, declared text: String?, named: TextEncoding?, file: String, _ notices: inout [ReadingNotice]
    ) throws(FormatError) -> TextEncoding {
        if let named {
            guard attributes.isReadable(in: named) else { throw .notInEncoding(file: file, named) }
            return named
        }
        let declared = text.flatMap { TextEncoding(parsing: $0) }
        guard attributes.hasHighBytes else { return .utf8 }
        if attributes.isUTF8 {
            // Two bytes may be UTF-8 by chance, three hardly.
            if let declared, declared != .utf8, !attributes.hasLongUTF8, attributes.isReadable(in: declared) { return declared }
            if let declared, declared != .utf8 { notices.append(.wrongDeclaration(declared: declared.name, used: "UTF-8")) }
            return .utf8
        }
        let guess = attributes.guess
        let isWestern = declared == .windows1252 || declared == .windows1250
        if let declared, declared != .utf8, attributes.isReadable(in: declared), !isWestern || guess == .windows1252 {
            return declared
        }
        guard guess == .gb18030 || guess == .windows1252, attributes.isReadable(in: guess) else {
            throw .foreignEncoding(file: file, looksLike: guess)
        }
        if let declared {
            notices.append(.wrongDeclaration(declared: declared.name, used: guess.name))
        } else {
            notices.append(.encoding(guess.name))
        }
        return guess
    }
}
