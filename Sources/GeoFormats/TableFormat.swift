import GeoPrimitives

/// Which of the readers a file is for, by its extension and its content.
enum TableFormat: Equatable {
    /// Text with a mark between fields.
    case text
    /// A workbook, of OpenDocument or Office Open XML.
    case workbook(isODS: Bool)
    /// A layer that GDAL reads.
    case vector(VectorTable.Format)
    /// A ZIP archive of the files of a Shapefile.
    case archive

    /// What is read, for messages.
    static let allowed =
        "give a CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, Shapefile (.shp, or zipped), KML, KMZ or MapInfo (.tab, .mif)"

    /// The name for people.
    private var name: String {
        switch self {
        case .text: "CSV"
        case .workbook(let isODS): isODS ? "ODS" : "XLSX"
        case .vector(let format): format.name
        case .archive: "a ZIP archive"
        }
    }

    /// Returns the extension of a path in lower case, without the dot.
    static func pathExtension(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Returns the first bytes of a file that is not empty.
    static func firstBytes(of path: String) throws(FormatError) -> [UInt8] {
        let mapped = try MappedFile(path)
        guard mapped.count > 0 else { throw .emptyFile(file: path) }
        return Array(mapped.bytes.prefix(512))
    }

    /// Whether these are the first bytes of a TIFF file.
    static func isTIFF(_ start: [UInt8]) -> Bool {
        [[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B]].contains {
            start.starts(with: $0)
        }
    }

    /// Returns the format of a file, or says what is allowed.
    static func of(_ path: String) throws(FormatError) -> TableFormat {
        let start = try firstBytes(of: path)
        if isTIFF(start) { throw .unsupportedFormat(file: path, found: "is a raster, not a table", remedy: allowed) }
        let name = pathExtension(path)
        if let refusal = refusal(name, start, path) { throw refusal }
        let content = content(start, path)
        guard let byName = byExtension(name, start) else {
            if let content { return content }
            throw .unsupportedFormat(file: path, found: "the extension \".\(name)\" is not known", remedy: allowed)
        }
        return try checked(byName, against: content, path: path, name: name)
    }

    /// The format that a file's extension says.
    private static func byExtension(_ name: String, _ start: [UInt8]) -> TableFormat? {
        switch name {
        case "csv", "txt", "tsv": .text
        case "tab": String(decoding: start.prefix(6), as: UTF8.self).lowercased() == "!table" ? .vector(.mapInfo) : .text
        case "geojson", "json": .vector(.geoJSON)
        case "xlsx", "xlsm": .workbook(isODS: false)
        case "ods": .workbook(isODS: true)
        case "gpkg": .vector(.geoPackage)
        case "fgb": .vector(.flatGeobuf)
        case "shp": .vector(.shapefile)
        case "kml", "kmz": .vector(.kml)
        case "mif": .vector(.mapInfo)
        case "zip", "shz": .archive
        default: nil
        }
    }

    /// The format that the content of a file shows, where it is binary.
    private static func content(_ start: [UInt8], _ path: String) -> TableFormat? {
        if start.starts(with: "PK\u{03}\u{04}".utf8) { return ofArchive(path) }
        if start.starts(with: "SQLite format 3\0".utf8) { return .vector(.geoPackage) }
        if start.starts(with: [0x66, 0x67, 0x62, 0x03]) { return .vector(.flatGeobuf) }
        if start.starts(with: [0, 0, 0x27, 0x0A]) { return .vector(.shapefile) }
        return nil
    }

    /// What a ZIP archive holds; one that cannot be looked into is taken for what most are.
    private static func ofArchive(_ path: String) -> TableFormat {
        guard let archive = ZipArchive(path) else { return .workbook(isODS: false) }
        if archive.names.contains(where: { $0.hasSuffix("workbook.xml") }) { return .workbook(isODS: false) }
        if archive.has("content.xml"), archive.has("mimetype") { return .workbook(isODS: true) }
        if archive.names.contains(where: { $0.lowercased().hasSuffix(".kml") }) { return .vector(.kml) }
        return archive.names.isEmpty ? .workbook(isODS: false) : .archive
    }

    /// Refuses what is named as what it is, with the way out.
    private static func refusal(_ name: String, _ start: [UInt8], _ path: String) -> FormatError? {
        func refused(_ found: String, _ remedy: String) -> FormatError {
            .unsupportedFormat(file: path, found: found, remedy: remedy)
        }
        let isCompound = start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        switch name {
        case "xls", "et":
            if isCompound || name == "et" {
                return refused("workbooks of the old XLS format are not read", "save the file as XLSX or CSV")
            }
            return start.starts(with: "PK\u{03}\u{04}".utf8)
                ? refused("the name says XLS and the content is XLSX", "rename the file to .xlsx")
                : refused("is a page or a text that is called XLS", "open it in a spreadsheet program and save it as XLSX or CSV")
        case "xlsx", "xlsm", "ods":
            return isCompound
                ? refused(
                    "is protected with a password, or an old XLS workbook", "open it and save it as XLSX without a password")
                : nil
        case "xlsb": return refused("binary workbooks (XLSB) are not read", "save the file as XLSX or CSV")
        case "dbf", "shx", "prj", "cpg", "sbn", "sbx", "qix":
            return refused("is a side file of a Shapefile", "name the .shp file")
        case "dat", "map", "id", "ind", "mid":
            return refused("is a side file of MapInfo", "name the .tab or .mif file")
        case "gz", "7z", "rar", "tar", "tgz", "bz2", "xz": return refused("is an archive", "unpack it and name the file in it")
        case "docx", "doc", "wps", "pdf":
            return refused("is a document", "copy the table into a workbook and save it as XLSX or CSV")
        case "gdb", "mdb", "accdb":
            return refused("is a database of another program", "export the layer as GeoPackage or Shapefile")
        case "dwg", "dxf": return refused("is a drawing", "export the layer as GeoPackage or Shapefile")
        case "gpx", "gml", "topojson", "osm", "pbf":
            return refused("is .\(name), which is not read", "convert it to GeoJSON or GeoPackage")
        default: return nil
        }
    }

    /// Refuses a file whose content is of another format than its name.
    private static func checked(
        _ format: TableFormat, against content: TableFormat?, path: String, name: String
    ) throws(FormatError) -> TableFormat {
        // Text is what has no binary content: these may be either.
        let isText = [.text, .vector(.geoJSON), .vector(.mapInfo)].contains(format) || (format == .vector(.kml) && name == "kml")
        guard let content else {
            if isText { return format }
            throw .unsupportedFormat(
                file: path, found: "is not \(format.name) inside, or is damaged", remedy: "save or export the file again")
        }
        if content != format || (isText && format != .vector(.kml)) {
            throw .unsupportedFormat(
                file: path, found: "the name says \(format.name) and the content is \(content.name)",
                remedy: "rename the file or save it again")
        }
        return format
    }
}
