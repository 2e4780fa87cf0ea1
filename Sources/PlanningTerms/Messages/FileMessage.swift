package import GeoPrimitives

/// What there is to say about a file that is read: as a whole, or its text; file, line and column stand beside.
package enum FileMessage: Hashable, Sendable {
    /// No file has this path.
    case missing
    /// The file exists and cannot be read.
    case notReadable(reason: String)
    /// The path is a directory.
    case isDirectory
    /// It is a pipe or a device.
    case isNoFile
    /// Another program shortened it while it was read.
    case shortened(String)
    /// The file has no bytes, or only blanks.
    case empty
    /// The file has column names and no rows.
    case headerOnly
    /// A layer has no features.
    case noFeatures(layer: String)
    /// The file is not of a format that is read, or not what its name says, in the words of its reader.
    case unsupported(found: String, remedy: String)
    /// No layer has this name.
    case noSuchLayer(String, names: [String])
    /// The file has several layers or sheets that would do and none was named; the layer of the run, whose flag names one.
    case severalLayers([String], LayerRole?)
    /// The features have geometries that cannot be used.
    case geometryKind(found: String, allowed: String)
    /// A raster has no place on the map.
    case notGeoreferenced
    /// What the file holds is not read.
    case refused(RefusedContent)
    /// A function of GDAL failed, with its own words.
    case gdal(function: String, message: String)
    /// The text of the file breaks its form.
    case text(FileTextMessage)
    /// GDAL warned of something while it read a file.
    case warned(file: String, String)
    /// The file was read in an encoding other than UTF-8.
    case encoding(String)
    /// A Shapefile lacks one of its files.
    case missingSideFile(extension: String)
    /// The encoding that a file declares does not fit its bytes.
    case wrongEncoding(declared: String, used: String)
}

/// What there is to say about the text of a file.
package enum FileTextMessage: Hashable, Sendable {
    /// Fields are separated by something else than commas.
    case wrongDelimiter(String)
    /// A row has another number of fields than the header.
    case raggedRow(expected: Int, found: Int)
    /// A quote is opened and never closed.
    case unterminatedQuote
    /// A quote inside a field.
    case misplacedQuote
    /// The bytes are no text in any encoding that is tried.
    case undecodable(byteOffset: Int)
    /// The bytes look like another encoding than those that are recognised by themselves; the layer of the run, whose flag names it.
    case foreignEncoding(TextEncoding, LayerRole?)
    /// The bytes are not in the encoding that was named.
    case notInEncoding(TextEncoding, LayerRole?)
    /// Nothing stands in the row that was named as header.
    case noHeaderRow(Int)
    /// A row is longer than 16 MiB.
    case lineTooLong
    /// Lines end in a carriage return alone.
    case carriageReturnLines
    /// The file breaks the grammar of JSON, in the words of its reader.
    case malformedJSON(String)
    /// Several columns have the same name.
    case duplicateHeader([String])
    /// A text column holds more than 4 GiB.
    case tooMuchText(column: String)
}
