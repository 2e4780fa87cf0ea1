/// What there is to say about maps for the wall.
package enum SheetMessage: Hashable, Sendable {
    /// librsvg, or something of it, is not there.
    case noDrawingLibrary(String)
    /// No font draws Chinese.
    case noFont(characters: String)
    /// Some characters of names have no font.
    case undrawable(count: Int, characters: String)
    /// librsvg refused a drawing, in its words.
    case notDrawn(String)
    /// A picture would have more pixels than are drawn.
    case tooManyDots(megapixels: Int, most: Int)
    /// An extent that the plan does not name.
    case unknownExtent(String, known: [String])
    /// A unit that the folder does not hold.
    case unknownUnit(String)
    /// A level that no unit of the folder has.
    case unknownLevel(String, known: [String])
    /// Features of a file of context that have no shape.
    case shapelessContext(Int)
    /// An atlas is one PDF and nothing else.
    case atlasIsPDF
    /// An atlas shows one run.
    case atlasOfOneRun
}
