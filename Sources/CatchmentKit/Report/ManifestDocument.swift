public import FoundationEssentials

/// `manifest.json`: what a batch of scenarios was made of and what it made, by SHA-256.
///
/// docs/manifest.schema.json describes it.
public struct ManifestDocument: Codable, Sendable, Equatable {
    /// A file that was read.
    public struct Input: Codable, Sendable, Equatable {
        /// The path as given.
        public var file: String
        /// The SHA-256 of its bytes.
        public var sha256: String
        /// What was decided about its coordinates; `null` where it has none of its own.
        @Nullable public var crs: InputDocument.CRSDocument?

        /// Whether both are the same file with the same bytes.
        public static func == (left: Input, right: Input) -> Bool { left.file == right.file && left.sha256 == right.sha256 }
    }

    /// The version of the form: `catchment/manifest/1`.
    public var schema = "catchment/manifest/1"
    /// The program and its version.
    public var program: String
    /// The plan file as given.
    public var plan: String
    /// The scenarios that were asked for; all where there is none.
    public var only: [String]
    /// Whether the layers were written.
    public var layers: Bool
    /// What was read, the plan first.
    public var inputs: [Input]
    /// The SHA-256 of every file written, without what a clock wrote (docs/formats.md).
    public var outputs: [String: String]

    /// The document as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }

    /// Returns what is not the same in a run that was made again, inputs first.
    public func differences(from other: ManifestDocument) -> [String] {
        var found: [String] = []
        let hashes = Dictionary(other.inputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        for input in inputs where hashes[input.file] != input.sha256 {
            found.append("\(input.file) is not the file that was read (its SHA-256 differs)")
        }
        if program != other.program { found.append("it was made by \(program), and this is \(other.program)") }
        for (name, hash) in outputs.sorted(by: { $0.key < $1.key }) where name != "manifest.json" {
            guard let again = other.outputs[name] else {
                found.append("\(name) is not written any more")
                continue
            }
            if again != hash { found.append("\(name) comes out different") }
        }
        for name in other.outputs.keys.sorted() where outputs[name] == nil { found.append("\(name) is written now and was not") }
        return found
    }

    /// Reads a manifest.
    ///
    /// - Throws: ``CatchmentError`` when there is none or it is no manifest.
    public static func read(_ path: String) throws -> ManifestDocument {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput("\(path): there is no such file; --replay takes the manifest.json of a scenario run")
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let manifest = try? decoder.decode(ManifestDocument.self, from: data),
            manifest.schema == "catchment/manifest/1"
        else { throw CatchmentError.badData(path, "this is no manifest of catchment (catchment/manifest/1)") }
        return manifest
    }
}
