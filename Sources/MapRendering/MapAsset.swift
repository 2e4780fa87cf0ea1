import CMapAssets

/// A template that is built into the program.
package enum MapAsset: CaseIterable, Sendable {
    /// The page of the planner's report.
    case reportPage
    /// The drawing of a map.
    case map
    /// The drawing of a sheet for the wall; what stands at the head of one whose texts are outlines.
    case sheet, outlined
    /// A layer's style for QGIS.
    case qgisStyle
    /// A layer's style as Styled Layer Descriptor.
    case styledLayerDescriptor
    /// The page of the one-file map, its style and its scripts.
    case mapPage, mapPageStyle, mapPageScript

    /// Its text.
    package var text: String {
        let asset =
            switch self {
            case .reportPage: unsafe map_asset_report_html
            case .map: unsafe map_asset_map_svg
            case .sheet: unsafe map_asset_sheet_svg
            case .outlined: unsafe map_asset_outlined_svg
            case .qgisStyle: unsafe map_asset_style_qml
            case .styledLayerDescriptor: unsafe map_asset_style_sld
            case .mapPage: unsafe map_asset_map_page_html
            case .mapPageStyle: unsafe map_asset_map_page_css
            case .mapPageScript: unsafe map_asset_map_page_js
            }
        return unsafe String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
    }
}
