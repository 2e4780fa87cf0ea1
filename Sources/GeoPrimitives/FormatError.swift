/// Why a file could not be read or written.
package enum FormatError: Error, Hashable, Sendable {
    /// No file has this path.
    case missingFile(file: String)
    /// The file exists and cannot be read.
    case notReadable(file: String, reason: String)
    /// The path is a directory.
    case isDirectory(file: String)
    /// A pipe or a device, which cannot be read twice.
    case isNoFile(file: String)
    /// The file has no bytes, or only blanks.
    case emptyFile(file: String)
    /// The file has column names and no rows.
    case headerOnly(file: String)
    /// The layer has no features.
    case noFeatures(file: String, layer: String)
    /// The header is one cell that holds another separator than a comma.
    case wrongDelimiter(file: String, found: String)
    /// A row has another number of fields than the header.
    case raggedRow(file: String, line: Int, expected: Int, found: Int)
    /// A quote is opened and never closed; the line is where the row begins.
    case unterminatedQuote(file: String, line: Int)
    /// Text follows a closing quote, or a quote stands inside an unquoted field.
    case misplacedQuote(file: String, line: Int)
    /// The bytes are no text in any encoding that is tried; the offset is of the first byte that is not UTF-8.
    case undecodable(file: String, line: Int, byteOffset: Int)
    /// The bytes are not UTF-8 and look like another encoding than GB 18030.
    case foreignEncoding(file: String, looksLike: TextEncoding)
    /// The text is not in the encoding that was named; the line where that shows is not known.
    case notInEncoding(file: String, TextEncoding)
    /// The row that was named as header is not there, or nothing stands in it.
    case noHeaderRow(file: String, row: Int)
    /// A row is longer than 16 MiB.
    case lineTooLong(file: String, line: Int)
    /// Lines end in a carriage return alone.
    case carriageReturnLines(file: String)
    /// The file breaks the grammar of JSON (RFC 8259); line and column (in characters) are 1-based.
    case malformedJSON(file: String, line: Int, column: Int, reason: String)
    /// The file is not of a format that is read here.
    case unsupportedFormat(file: String, found: String, remedy: String)
    /// No layer has this name.
    case noSuchLayer(file: String, layer: String, names: [String])
    /// The file has several layers and none was named.
    case severalLayers(file: String, names: [String])
    /// Several columns have the same name.
    case duplicateHeader(file: String, names: [String])
    /// The features have geometries that cannot be used.
    case geometryKind(file: String, found: String, allowed: String)
    /// A text column holds more than 4 GiB.
    case tooMuchText(file: String, column: String)
    /// A raster has no place on the map.
    case notGeoreferenced(file: String)
    /// What the file holds is not read.
    case refused(file: String, RefusedContent)
    /// A GDAL function failed, with its own words.
    case gdal(file: String, function: String, message: String)
    /// The file cannot be created, or writing began and failed.
    case writeFailed(path: String, WriteProblem)
}

extension FormatError {
    /// What went wrong in kind, from which the exit code follows.
    package enum Kind: Hashable, Sendable {
        /// The input is missing, unreadable or a directory (exit code 66).
        case noInput
        /// The input is there and wrong (exit code 65).
        case badData
        /// An output cannot be created (exit code 73).
        case cannotCreate
        /// An output broke off while it was written (exit code 74).
        case io
    }

    /// The kind of the error.
    package var kind: Kind {
        switch self {
        case .missingFile, .notReadable, .isDirectory, .isNoFile: .noInput
        case .writeFailed(_, let problem): problem.isOfPlace ? .cannotCreate : .io
        default: .badData
        }
    }
}
