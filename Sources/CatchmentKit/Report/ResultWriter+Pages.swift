import PlanningTerms
import GeoFormats
import MapRendering

extension ResultWriter {
    /// Makes a writer whose layers are drawn as their styles say.
    init(directory: StagedDirectory, output: OutputOptions, plane: OutputPlane) {
        self.init(directory: directory, output: output, crs: plane.crs, placed: plane.placed) { layer in
            guard let style = layer.style, let file = LayerStyleFile(layer) else { return nil }
            let titles = Dictionary(layer.fields.map { ($0.name, $0.chinese) }, uniquingKeysWith: { first, _ in first })
            let qml = file.qml { output.language == .zh ? titles[$0] ?? nil : nil }
            return StyledLayer(layer, title: style.title, qml: qml, sld: file.sld)
        }
    }

    /// Writes a page that a planner attaches, in every form.
    func write(_ page: PlannerPage) throws {
        if let map = page.map { try write(map.text, to: .map) }
        try write(page.markdown(mapFile: ResultFile.map.name), to: .text)
        try write(page.html, to: .page)
    }
}
