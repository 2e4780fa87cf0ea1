import FoundationEssentials

/// The expected rows of csv-spectrum.
enum SpectrumRows {
    static func load(_ path: String) throws -> [[String: String]] {
        let bytes = try TemporaryFolder.bytes(path)
        return try JSONDecoder().decode([[String: String]].self, from: Data(bytes))
    }
}
