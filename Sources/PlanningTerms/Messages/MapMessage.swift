/// What there is to say about maps of folders that a run wrote.
package enum MapMessage: Hashable, Sendable {
    /// The folder holds no result.
    case noResult
    /// The folder holds no layers.
    case noLayers
    /// The layers of the folder cannot be drawn, in the engine's words.
    case unusableShapes(String)
    /// The files of MapLibre are in none of the places.
    case noLibrary(places: [String])
    /// The files of MapLibre are not what set-up installs.
    case strangeLibrary(folder: String)
    /// The map is larger than a browser should be asked to open.
    case tooLarge(bytes: Int, most: Int, cell: Double, hasPeople: Bool)
    /// A file of that name is no map of ours.
    case foreignFile(String)
    /// The folders that a comparison names are not where they were.
    case foldersMoved(before: String, after: String)
    /// Cells smaller than the least.
    case cellTooSmall(Double)
}
