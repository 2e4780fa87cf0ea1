import CMapAssets

/// A template that is built into the program.
package enum MapAsset: CaseIterable, Sendable {
    /// The page of the planner's report.
    case reportPage
    /// The drawing of a map.
    case map

    /// Its text.
    package var text: String {
        let asset =
            switch self {
            case .reportPage: unsafe map_asset_report_html
            case .map: unsafe map_asset_map_svg
            }
        return unsafe String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
    }
}
