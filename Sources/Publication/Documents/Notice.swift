public import PlanningTerms

/// A notice or warning of a document: what files hold of it, and the value it was made from.
public struct Notice: Codable, Hashable, Sendable {
    /// The sentence in English, as files hold it.
    public var sentence: String
    /// What was found; `nil` where the document was read from a file.
    public var diagnostic: InputDiagnostic?

    /// Makes a notice of what a run found and of its sentence.
    package init(sentence: String, _ diagnostic: InputDiagnostic?) { (self.sentence, self.diagnostic) = (sentence, diagnostic) }

    /// Reads the sentence.
    public init(from decoder: any Decoder) throws {
        sentence = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the sentence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(sentence)
    }
}
