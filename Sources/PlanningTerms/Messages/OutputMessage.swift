package import GeoPrimitives

/// What there is to say about files that a run writes.
package enum OutputMessage: Hashable, Sendable {
    /// A file could not be written.
    case notWritten(String, WriteProblem)
    /// The report cannot be told as JSON.
    case notTold(folder: String, reason: String)
    /// The files could not be put into a folder.
    case notPlaced(folder: String, WriteProblem)
    /// A folder is a file.
    case isFile(String)
    /// A folder cannot be used; the remedy is said of the one that was named.
    case unusableFolder(String, isNamed: Bool, WriteProblem)
    /// A folder holds a file that no run wrote.
    case foreignFile(String, folder: String)
    /// A folder holds a file that a run wrote and somebody changed since.
    case changedFile(String, folder: String)
    /// A folder holds an input of the run.
    case holdsInput(String, folder: String)
    /// Another run writes into a folder; the number of its process, where that is known.
    case busy(folder: String, process: Int32?)
    /// A file that was written cannot be read.
    case notReadBack(String)
    /// So many more files can be opened, fewer than a run needs.
    case fewFiles(Int, needed: Int)
    /// Standard output cannot be written to.
    case standardOutput
    /// A plan is there already.
    case planExists(String)
    /// A plan cannot be written.
    case planNotWritten(String)
    /// A workbook that would hold more rows than a sheet can.
    case sheetTooLong(String, rows: Int, most: Int)
    /// The system of positions in the files.
    case crs(OutputCRSMessage)
}

/// What there is to say about the system of positions in written files.
package enum OutputCRSMessage: Hashable, Sendable {
    /// A planar run keeps its plane.
    case runIsPlanar
    /// The run lies on the Earth.
    case runIsOnEarth
    /// The system cannot be used.
    case unusable(CRSProblem)
    /// A position cannot be written in it, in PROJ's words.
    case noPosition(String, reason: String)
    /// Demand points lie outside its area of use.
    case elsewhere(String, outside: Int, of: Int)
}
