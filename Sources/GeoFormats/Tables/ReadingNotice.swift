/// What the user should know about how a file was understood.
package enum ReadingNotice: Hashable, Sendable {
    /// It was read in an encoding other than UTF-8, by its name.
    case encoding(String)
    /// The library that reads the file warned of something, in its own words.
    case warned(file: String, String)
}
