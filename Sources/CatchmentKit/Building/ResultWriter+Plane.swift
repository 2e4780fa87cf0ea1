import GeoFormats
import MapRendering
import PlanningTerms
import Publication

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
}
