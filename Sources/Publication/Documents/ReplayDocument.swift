package import FoundationEssentials
import PlanningTerms

/// What became of a manifest that was run again.
///
/// docs/replay.schema.json describes it.
package struct ReplayDocument: Codable, Sendable {
    /// The version of the form: `catchment/replay/1`.
    package var schema = "catchment/replay/1"
    /// The manifest as given.
    package var manifest: String
    /// Whether every input and every file is the same.
    package var isSame: Bool
    /// How many files were written again.
    package var files: Int
    /// What is not the same, inputs first.
    package var differences: [String]
    /// The program and the libraries that ran the manifest again.
    package var program: String, libraries: [String: String]

    /// Holds a run that was made again against its manifest.
    package init(_ manifest: ManifestDocument, _ made: ManifestDocument, path: String) {
        self.manifest = path
        differences = manifest.differences(from: made).map(\.english)
        isSame = differences.isEmpty
        files = made.outputs.count
        (program, libraries) = (made.program, made.libraries ?? [:])
    }

    /// The document as JSON, as ``ReportDocument/json()`` writes it.
    package func json() throws -> Data { try JSONDocument.encode(self) }
}
