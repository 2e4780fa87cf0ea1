import Foundation
import TestSupport

/// A populated place of GeoNames, by the columns that tests choose by.
struct Place: Sendable {
    var id: Int
    var country: String
    var admin1: String
    var lon: String
    var lat: String
    var population: Int
}

/// The places of two countries, read once.
enum GeoNames {
    static let places: [Place] = {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: SharedData.path("geonames/places.csv"))) else { return [] }
        var places: [Place] = []
        data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while start < bytes.count, let line = memchr(base + start, 10, bytes.count - start) {
                let end = UnsafeRawPointer(line) - base
                if isWanted(UnsafeRawBufferPointer(rebasing: bytes[start..<end])),
                    let place = Place(String(decoding: bytes[start..<end], as: UTF8.self))
                {
                    places.append(place)
                }
                start = end + 1
            }
        }
        return places
    }()

    /// Whether `,CN,` or `,PT,` stands in a line.
    private static func isWanted(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let base = line.baseAddress else { return false }
        var offset = 0
        while let comma = memchr(base + offset, 0x2C, line.count - offset) {
            offset = UnsafeRawPointer(comma) - base + 1
            guard offset + 3 <= line.count, line[offset + 2] == 0x2C else { continue }
            if (line[offset], line[offset + 1]) == (0x43, 0x4E) || (line[offset], line[offset + 1]) == (0x50, 0x54) {
                return true
            }
        }
        return false
    }

    /// Places as a list of demand or facilities; without weights where those are not wanted.
    static func csv(_ places: [Place], weighted: Bool = true) -> String {
        (weighted ? "id,lon,lat,population\n" : "id,lon,lat\n")
            + places.map { "\($0.id),\($0.lon),\($0.lat)" + (weighted ? ",\($0.population)" : "") + "\n" }.joined()
    }
}

extension Place {
    /// Reads a line; the name may hold commas, so the end of the line is read from behind.
    fileprivate init?(_ line: String) {
        let parts = line.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count >= 7, let id = Int(parts[0]), let population = Int(parts[parts.count - 1].filter { !$0.isWhitespace })
        else { return nil }
        let tail = parts.suffix(5).map(String.init)
        self.init(id: id, country: tail[0], admin1: tail[1], lon: tail[2], lat: tail[3], population: population)
    }
}
