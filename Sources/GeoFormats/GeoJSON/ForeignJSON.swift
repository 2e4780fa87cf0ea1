import GeoPrimitives

/// JSON of map services and programs that is no GeoJSON, by what it begins with.
enum ForeignJSON {
    /// How many bytes are looked at.
    private static let looked = 4096

    private static let kinds: [(marks: [String], kind: String)] = [
        (["\"Topology\""], "is TopoJSON, which is not read"), (["\"osm3s\""], "is raw JSON of Overpass, which is not read"),
        (["\"esriGeometry"], "is JSON of Esri, which is not read"),
        (["\"pois\""], "is raw JSON of a web map's search, which is not read"),
        (["\"infocode\""], "is raw JSON of a web map's service, which is not read"),
    ]

    /// What a file is; `nil` where that is not known.
    static func kind(of file: String) -> String? {
        guard let mapped = try? MappedFile(file) else { return nil }
        let start = withExtendedLifetime(mapped) {
            String(decoding: mapped.bytes.prefix(looked), as: UTF8.self).filter { !$0.isWhitespace }
        }
        return kinds.first { $0.marks.contains(where: start.contains) }?.kind
    }
}
