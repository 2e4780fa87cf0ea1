import Foundation
import GeoPrimitives
import InputLoading
import PlanningTerms

/// Lists given as texts, loaded as the files of a run.
enum LoadedLists {
    /// Writes demand (`d.csv`), facilities (`f.csv`), and where there are some candidates (`c.csv`), units (`u.geojson`) and exclusions
    /// (`x.geojson`) into a folder of their own, and loads them.
    static func load(
        _ files: [String: String], requiresRadius: Bool = true, change: (inout InputOptions) -> Void
    ) async throws -> LoadedInput {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
        func layer(_ name: String) -> LayerOptions? { files[name].map { _ in LayerOptions(path: folder + "/" + name) } }
        var options = InputOptions(demand: LayerOptions(path: folder + "/d.csv"))
        (options.facilities, options.candidates) = (layer("f.csv"), layer("c.csv"))
        (options.units, options.exclusions) = (layer("u.geojson"), layer("x.geojson"))
        options.radius = .meters(500)
        change(&options)
        return try await InputLoader(options, requiresRadius: requiresRadius).load()
    }
}
