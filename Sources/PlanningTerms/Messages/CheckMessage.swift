/// What a check of a published folder says: that something agrees, or how it differs.
package enum CheckMessage: Hashable, Sendable {
    /// A sentence about a plan or a list that has no code of its own.
    case sentence(Wording)
    /// A figure of a document is not what the other files make of it.
    case differs(file: String, figure: String, published: String, recomputed: String)
    /// A figure of a document contradicts another one.
    case contradicts(file: String, figure: String, published: String, other: String)
    /// A list of a document is longer or shorter than the other files make it.
    case listDiffers(file: String, figure: String, published: Int, recomputed: Int)
    /// A cell of a table, or a property of a feature, is not what it must be.
    case cell(file: String, row: String, column: String, published: String, recomputed: String)
    /// A table or layer has more or fewer rows.
    case rows(file: String, published: Int, recomputed: Int)
    /// A table or layer misses a column.
    case column(file: String, column: String)
    /// Where a feature lies, or its shape, is not what it must be.
    case shape(file: String, row: String, problem: ShapeProblem)
    /// A file that the run wrote is not there.
    case missingFile(String)
    /// A file lies in the folder that the run did not write.
    case strangeFile(String)
    /// A file is not the one that the run wrote.
    case changedFile(String)
    /// The same of a folder of a batch.
    indirect case inScenario(String, CheckMessage)
    /// More that differs in the same way.
    case more(file: String, Int)

    /// So many figures of a part of a document agree.
    case figures(file: String, part: String, count: Int)
    /// So many rows and columns of a table or layer agree.
    case table(file: String, rows: Int, columns: Int)
    /// A file is the one that the run wrote.
    case unchanged(String)
    /// A folder of a batch agrees in so many things, and with its row of the table.
    case scenario(String, Int)
    /// So many files are the ones that the run wrote.
    case unchangedFiles(Int)
    /// All files of the run are there.
    case files(Int)

    /// What can be wrong with where a feature lies.
    package enum ShapeProblem: Hashable, Sendable {
        /// It lies so many metres from where it must be.
        case elsewhere(meters: Double)
        /// Its edge lies so many metres from the circle that it draws, which is more than it may.
        case offCircle(meters: Double, tolerance: Double)
        /// Its area is not what it must be, in square metres.
        case area(published: Double, recomputed: Double)
        /// A place that must lie in it does not.
        case leavesOut(String)
        /// It is no line between the two that it joins.
        case line
        /// It has no geometry.
        case none
    }

    /// Why a figure was not looked at.
    package enum Unlooked: Hashable, Sendable {
        /// It was given to the run, and no published file repeats it.
        case given
        /// It describes how the inputs were read, and they are not in the folder.
        case reading
        /// It tells how the search went, which only a repetition of the run tells again.
        case search
        /// A clock wrote it.
        case clock
        /// It is a sentence for people.
        case words
        /// The run published no layers, and figures are recomputed from these.
        case noLayers
        /// What it rests on is not published in this folder.
        case notPublished
        /// It is of a comparison, and one of the two folders is not where the comparison says.
        case comparedMissing
        /// It is of a comparison, and one of the two folders was written again since.
        case comparedChanged
        /// It lies too near a limit for the published decimals to decide.
        case undecided
        /// People fill it in.
        case filledIn
        /// It is drawn from other files, for people; its hash alone is looked at.
        case drawn
        /// It was drawn for people after the run, and no hash of it is known.
        case drawnLater
        /// The version before wrote it, by rules that hold no longer.
        case earlier
        /// No rule of this version recomputes it.
        case unknown
    }
}
