import GeoPrimitives

/// The names of the columns of a KML file as they stand in it: GDAL puts a low line for every byte that is no letter or digit of ASCII.
enum KMLNames {
    /// Returns the names with what GDAL made unreadable restored.
    ///
    /// - Throws: `.duplicateHeader` where two names became one, since their values did too.
    /// - Complexity: O(bytes of the file) where a name has a low line, else O(names).
    static func restored(_ names: [String], file: String) throws(FormatError) -> [String] {
        guard names.contains(where: { $0.contains("__") || $0 == "_" }) else { return names }
        let visitor = DataNames()
        try walk(file, visitor)
        var restored = names
        for index in names.indices {
            let fitting = visitor.names.filter { plain($0) == names[index] }
            if fitting.count > 1 { throw .duplicateHeader(file: file, names: fitting) }
            if let only = fitting.first { restored[index] = only }
        }
        return restored
    }

    /// What GDAL makes of a name.
    private static func plain(_ name: String) -> String {
        String(
            decoding: name.utf8.map { byte in
                let isPlain = byte &- 48 <= 9 || (byte | 0x20) &- 97 <= 25 || byte == UInt8(ascii: "_")
                return isPlain ? byte : UInt8(ascii: "_")
            }, as: UTF8.self)
    }

    private static func walk(_ file: String, _ visitor: DataNames) throws(FormatError) {
        let walk = XMLWalk(visitor)
        if let archive = ZipArchive(file), let name = archive.names.first(where: { $0.lowercased().hasSuffix(".kml") }) {
            _ = try archive.read(name) { walk.take($0) }
        } else {
            let mapped = try MappedFile(file)
            withExtendedLifetime(mapped) { _ = walk.take(mapped.bytes) }
        }
    }
}

/// Gathers the names of data in the order in which they first stand.
private final class DataNames: XMLVisitor {
    private(set) var names: [String] = []
    private var seen: Set<String> = []

    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Data" || name == "SimpleData" || name == "SimpleField", let named = attributes["name"] else { return }
        if seen.insert(named).inserted { names.append(named) }
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
