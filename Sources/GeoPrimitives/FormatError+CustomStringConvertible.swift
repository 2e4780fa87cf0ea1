extension FormatError: CustomStringConvertible {
    /// One line: where, what was found, what is allowed or helps.
    package var description: String {
        let (line, column) = position
        let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
        let text = "\(place): \(finding)"
        return text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
    }

    /// The file.
    package var file: String {
        switch self {
        case .missingFile(let file), .notReadable(let file, _), .isDirectory(let file), .isNoFile(let file), .emptyFile(let file),
            .headerOnly(let file),
            .noFeatures(let file, _), .wrongDelimiter(let file, _), .carriageReturnLines(let file),
            .unsupportedFormat(let file, _, _),
            .noSuchLayer(let file, _, _), .severalLayers(let file, _), .duplicateHeader(let file, _),
            .geometryKind(let file, _, _),
            .tooMuchText(let file, _), .notGeoreferenced(let file), .gdal(let file, _, _), .writeFailed(let file, _),
            .raggedRow(let file, _, _, _), .unterminatedQuote(let file, _),
            .misplacedQuote(let file, _), .undecodable(let file, _, _), .lineTooLong(let file, _),
            .malformedJSON(let file, _, _, _), .foreignEncoding(let file, _), .notInEncoding(let file, _),
            .noHeaderRow(let file, _), .refused(let file, _):
            file
        }
    }

    /// The line and column, from 1, where they are known.
    package var position: (line: Int?, column: Int?) {
        switch self {
        case .raggedRow(_, let line, _, _), .unterminatedQuote(_, let line), .misplacedQuote(_, let line),
            .undecodable(_, let line, _), .lineTooLong(_, let line):
            (line, nil)
        case .malformedJSON(_, let line, let column, _): (line, column)
        default: (nil, nil)
        }
    }

    /// What was found, and what is allowed or helps.
    private var finding: String {
        switch self {
        case .missingFile: "there is no such file; check the path"
        case .notReadable(_, let reason): "cannot be read (\(reason)); check its permissions"
        case .isNoFile: "is a pipe or a device and no file; write its content to a file first"
        case .isDirectory: "is a directory; name the file in it"
        case .emptyFile: "is empty; a header line and at least one row are needed"
        case .headerOnly: "has a header and no rows; at least one row is needed"
        case .noFeatures(_, let layer): "layer \"\(layer)\" has no features; at least one is needed"
        case .wrongDelimiter(_, let found): "fields are separated by \(found); save the file as CSV with commas"
        case .raggedRow, .unterminatedQuote, .misplacedQuote, .undecodable, .lineTooLong, .carriageReturnLines: rowFinding
        case .foreignEncoding(_, let encoding): "is not UTF-8 and looks like \(encoding.name); name its encoding"
        case .notInEncoding(_, let encoding): "is no text in \(encoding.name); name its encoding"
        case .noHeaderRow(_, let row): "there is nothing in row \(row), which was named as header"
        case .malformedJSON(_, _, _, let reason): "not valid JSON: \(reason)"
        case .unsupportedFormat(_, let found, let remedy): "\(found); \(remedy)"
        case .noSuchLayer(_, let layer, let names): "has no layer \"\(layer)\"; its layers are \(Self.list(names))"
        case .severalLayers(_, let names):
            "has \(names.count) layers or sheets that could be meant; name one of \(Self.list(names))"
        case .duplicateHeader(_, let names): "several columns are named \(Self.list(names)); every column needs a name of its own"
        case .geometryKind(_, let found, let allowed): "the geometry is \(found); allowed is \(allowed)"
        case .tooMuchText(_, let column): "column \"\(column)\" holds more than 4 GiB of text; split the file"
        case .notGeoreferenced: "the raster has no place on the map (no geotransform); georeference it first"
        case .refused(_, let content): content.description
        case .gdal(_, let function, let message): "\(function) failed: \(message.isEmpty ? "no reason given" : message)"
        case .writeFailed(_, let problem): "cannot be written (\(problem)); nothing was left behind"
        }
    }

    /// The finding of errors inside a text file.
    private var rowFinding: String {
        switch self {
        case .raggedRow(_, _, let expected, let found):
            "\(found) fields where the header has \(expected); a field that holds a comma must stand in double quotes"
        case .unterminatedQuote: "a double quote is opened in this row and never closed; close it, or double it where it is text"
        case .misplacedQuote: "a double quote inside a field; put the whole field in double quotes and double the inner ones"
        case .undecodable(_, _, let offset):
            "byte \(offset) is neither UTF-8 nor, with the rest of the file, GB 18030 or UTF-16; save the file as UTF-8"
        case .lineTooLong: "the row is longer than 16 MiB; check the line ends and the quotes before it"
        default: "lines end in a carriage return alone; save the file with LF or CRLF line ends"
        }
    }

    /// Names in quotes with commas; beyond twelve only their number.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
        return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
    }
}
