/// Tables that map services export from OpenStreetMap.
enum MapExport {
    /// Columns that only such exports have.
    private static let marks: Set<String> = [
        "@id", "@type", "osm_id", "osm_type", "osm_way_id", "full_id", "osmid", "@version", "@changeset",
    ]
    /// Keys of OpenStreetMap, of which two make an export.
    private static let keys: Set<String> = [
        "amenity", "shop", "building", "highway", "leisure", "tourism", "office", "healthcare", "addr:street", "addr:housenumber",
        "addr:city",
        "opening_hours", "wheelchair", "operator", "source", "building:levels",
    ]

    /// Whether the columns are those of an export.
    static func isOne(_ columns: [String]) -> Bool {
        let names = Set(columns.map { $0.lowercased() })
        return !names.isDisjoint(with: marks) || names.intersection(keys).count >= 2
    }

    /// Whether a text is a storey, or several: `2`, `-1`, `0;1`, `1-3`, `0.5`.
    static func isStorey(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { ($0.isASCII && $0.isNumber) || "-;,. +".contains($0) }
            && text.contains(where: \.isNumber)
    }
}
