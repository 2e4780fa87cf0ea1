package import FoundationEssentials

extension ResultFile {
    /// Whether the file says itself that this program wrote it: maps, which are added to what a run wrote, and the manifest, which holds the
    /// hash of the report.
    package var isMarked: Bool {
        switch self {
        case .manifest, .mapPage, .sheetDrawing, .sheetDocument, .sheetPicture, .atlas: true
        default: false
        }
    }

    /// Whether content that stands under the name of this file says that this program wrote it.
    package func bearsMark(_ content: Data) -> Bool {
        let start = String(decoding: content.prefix(4096), as: UTF8.self)
        switch self {
        case .manifest: return String(decoding: content, as: UTF8.self).contains("\"catchment/manifest/")
        case .mapPage: return start.contains("<meta name=\"generator\" content=\"catchment ")
        case .sheetDrawing: return start.contains("<metadata>catchment ")
        case .sheetPicture: return start.contains("Software\0catchment ")
        // What made a PDF stands near its end.
        case .sheetDocument, .atlas:
            return String(decoding: content.suffix(65536), as: UTF8.self).contains("/Creator (catchment ")
        default: return false
        }
    }
}
