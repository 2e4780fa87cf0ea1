/// A file of a result folder.
package enum ResultFile: Hashable, Sendable {
    /// `report.json` of whatever was run.
    case report
    /// `checkup.json`.
    case checkup
    /// `manifest.json` of a batch of scenarios.
    case manifest
    /// A table as CSV.
    case table(Dataset)
    /// A layer as GeoJSON.
    case layer(Dataset)
    /// A list as Excel workbook.
    case workbook(Dataset)
    /// All layers with their styles.
    case geoPackage
    /// The report to attach, as a page, as a text, and its map.
    case page, text, map
    /// The map in one file, which `map` adds to what a run wrote.
    case mapPage
    /// The map for the wall as drawing, document and picture, and the atlas, which `map` adds too.
    case sheetDrawing, sheetDocument, sheetPicture, atlas

    /// Every file that a run may write, documents first.
    package static let all: [ResultFile] =
        [.report, .checkup, .manifest]
        + Dataset.allCases.flatMap { dataset -> [ResultFile] in
            (dataset.isTable ? [.table(dataset)] : []) + (dataset.isLayer ? [.layer(dataset)] : [])
                + (dataset.isTableWithSheet || dataset.isLayerWithSheet ? [.workbook(dataset)] : [])
        } + [.page, .text, .map, .mapPage, .sheetDrawing, .sheetDocument, .sheetPicture, .atlas, .geoPackage]

    /// The name of the file.
    package var name: String {
        switch self {
        case .report: "report.json"
        case .checkup: "checkup.json"
        case .manifest: "manifest.json"
        case .table(let dataset): dataset.rawValue + ".csv"
        case .layer(let dataset): dataset.rawValue + ".geojson"
        case .workbook(let dataset): dataset.rawValue + ".xlsx"
        case .geoPackage: "catchment.gpkg"
        case .page: "report.html"
        case .text: "report.md"
        case .map: "report-map.svg"
        case .mapPage: "map.html"
        case .sheetDrawing: "map.svg"
        case .sheetDocument: "map.pdf"
        case .sheetPicture: "map.png"
        case .atlas: "atlas.pdf"
        }
    }

    /// Where it lies in a folder.
    package func path(in folder: String) -> String { "\(folder)/\(name)" }
}
