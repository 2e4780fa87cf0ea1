/// What a file holds that is not read: a program where data should be, or more than the limits of reading allow.
package enum RefusedContent: Hashable, Sendable {
    /// A virtual table of a GeoPackage, which reads whatever its module reads.
    case virtualTable(String, module: String)
    /// A view in the place of a table that describes a GeoPackage.
    case viewOfSystem(String)
    /// The layer is a view, and views were not asked for.
    case view(layer: String)
    /// A layer that is computed took more steps than any of its size should.
    case endless(layer: String)
    /// A raster of more cells than are read.
    case cells(Int, most: Int)
    /// The cells of a raster that have a value, a block of it, or the rows of a layer take more memory than they may.
    case memory(RefusedSize, most: Int)
}

/// What takes too much memory.
package enum RefusedSize: Hashable, Sendable {
    /// The cells of a raster with a value.
    case cells
    /// One block of a raster, in bytes.
    case block(Int)
    /// The rows of a layer.
    case rows(layer: String)
    /// A file in an archive, with what it says that it unpacks to, in bytes.
    case unpacked(String, Int)
}

extension RefusedContent {
    /// The content in words, with the remedy.
    package var description: String {
        switch self {
        case .virtualTable(let name, let module):
            "holds the virtual table \"\(name)\" (module \(module)), which may read other files; export the layer to a new GeoPackage"
        case .viewOfSystem(let name): "\"\(name)\" is a view and must be a table; export the layer to a new GeoPackage"
        case .view(let layer): "layer \"\(layer)\" is a view, which is a program and no data; accept views, or export it"
        case .endless(let layer): "layer \"\(layer)\" is computed and does not end; export it to a table"
        case .cells(let count, let most): "has \(count) cells; at most \(most) are read"
        case .memory(_, let most): "needs more than \(ReadingLimits.words(most)) to be read"
        }
    }
}
