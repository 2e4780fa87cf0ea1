import MapRendering
import PlanningTerms
import Publication

extension ResultWriter {
    /// Writes a page that a planner attaches, in every form.
    package func write(_ page: PlannerPage) throws {
        if let map = page.map { try write(map.text, to: .map) }
        try write(page.markdown(mapFile: ResultFile.map.name), to: .text)
        try write(page.html, to: .page)
    }
}
