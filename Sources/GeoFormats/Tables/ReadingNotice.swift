/// What the user should know about how a file was understood.
package enum ReadingNotice: Hashable, Sendable {
    /// It was read in an encoding other than UTF-8, by its name.
    case encoding(String)
    /// A Shapefile lacks its table of attributes, or the file that says its coordinate reference system.
    case missingSideFile(extension: String)
    /// The encoding that a file declares does not fit its bytes.
    case wrongDeclaration(declared: String, used: String)
    /// The library that reads the file warned of something, in its own words.
    case warned(file: String, String)
}
