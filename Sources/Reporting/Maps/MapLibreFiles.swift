import FoundationEssentials
import MapRendering
import PlanningTerms

/// Finds MapLibre GL JS, which set-up installs and this program does not carry.
enum MapLibreFiles {
    /// Where set-up puts it.
    private static let installed = "/usr/local/share/catchment/maplibre"
    /// What is looked for beside the executable, and above it.
    private static let beside = "share/catchment/maplibre"

    /// Reads it.
    ///
    /// - Parameter named: The folder that `CATCHMENT_MAPLIBRE` names; it alone is looked at.
    /// - Returns: The library.
    /// - Throws: ``CatchmentError/noInput(_:)`` where it is in none of the places, or is something else.
    static func library(named: String?) throws -> HTMLMap.Library {
        let places = named.map { [$0] } ?? (besideExecutable + [installed])
        for folder in places {
            guard let script = text(folder + "/maplibre-gl.js"), let style = text(folder + "/maplibre-gl.css") else { continue }
            let library = HTMLMap.Library(script: script, style: style, licence: text(folder + "/LICENSE.txt") ?? "")
            guard library.isEmbeddable else {
                throw CatchmentError.noInput(folder + "/maplibre-gl.js", .map(.strangeLibrary(folder: folder)))
            }
            return library
        }
        throw CatchmentError.noInput("maplibre-gl.js", .map(.noLibrary(places: places)))
    }

    private static var besideExecutable: [String] {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return [] }
        let folder = path.split(separator: "/").dropLast()
        return [folder, folder.dropLast()].map { "/" + ($0 + [Substring(beside)]).joined(separator: "/") }
    }

    private static func text(_ path: String) -> String? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
