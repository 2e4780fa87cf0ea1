/// What there is to say about the files of a folder that a plan is drafted for.
package enum SurveyMessage: Hashable, Sendable {
    /// There is no such folder.
    case noFolder
    /// A file is nothing of a plan.
    case nothingUsable
    /// No file is demand; spellings of its columns, and the first file that was left out.
    indirect case noDemand(spellings: [String], file: String?, CatchmentError?)
    /// A file is taken for a layer.
    case taken(file: String, LayerRole)
    /// A file could be a layer that another is.
    case couldBe(file: String, LayerRole)
    /// Nothing says which of some layers a file is; the planner is asked.
    case unsure(file: String, [LayerRole])
    /// A file is left out.
    indirect case leftOut(file: String, CatchmentError)
}
