public import PlanningTerms
public import Publication

extension Notice {
    /// Makes a notice of what a run found.
    package init(_ diagnostic: InputDiagnostic) { self.init(sentence: diagnostic.gradedWording.english, diagnostic) }

    /// Makes a notice of a run or a document as a whole, or of one of its files.
    package init(_ severity: InputDiagnostic.Severity, file: String? = nil, _ message: Message) {
        self.init(InputDiagnostic(severity, file: file, message: message))
    }

    /// The notice in a language; that of a document that was read from a file is in English.
    public func said(in language: Language) -> String {
        diagnostic.map { language($0.gradedWording) } ?? sentence
    }
}

extension InputDocument.Dropped {
    /// Why rows were dropped, in a language; in English where the document is of a version that had no word for it.
    func said(in language: Language) -> String { cause.map { language($0.wording) } ?? reason }
}

extension InfeasibilityDocument {
    /// The reason in a language; in English where the document was read from a file.
    func said(in language: Language) -> String { message.map { language($0.wording) } ?? text }
}
