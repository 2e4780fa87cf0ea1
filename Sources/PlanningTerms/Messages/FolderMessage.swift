/// What there is to say about a folder that a run wrote and that is read back.
package enum FolderMessage: Hashable, Sendable {
    /// Who looks for a file that is not there.
    package enum Reader: Hashable, Sendable {
        /// `verify`, for the report.
        case verify
        /// `verify`, for the demand points.
        case verifyLayers
        /// `verify`, for a scenario of a batch.
        case verifyBatch
        /// `verify`, for what a check-up writes.
        case verifyCheckup
        /// `compare`, for the report.
        case compare
        /// A run that carries ids forward.
        case previous
        /// A check-up that takes proposals.
        case proposals
        /// `scenario`, for a manifest.
        case replay
    }

    /// A file is not there.
    case missing(Reader)
    /// A file is there and cannot be read.
    case notReadable
    /// A file is not there, or cannot be read.
    case missingOrUnreadable
    /// A batch of scenarios cannot be compared; the folder is one that can.
    case batch(folder: String)
    /// The run was cut short.
    case cutShort
    /// The version before wrote the document, by other rules.
    case earlier
    /// The document is of another schema.
    case otherSchema(String)
    /// The document is no report.
    case noReport
    /// The document holds a number that none of its figures can be.
    case badFigure(String)
    /// The document is no check-up.
    case noCheckup
    /// The document is no manifest.
    case noManifest
    /// The plan of a manifest is not where it was.
    case planMoved(plan: String, folder: String, manifest: String)
    /// The folder from which a batch was run is not there.
    case runFolderGone
    /// What a published table must hold.
    case table(PublishedTableMessage)
}

/// What a number of a published layer or table must be.
package enum NumberNeed: Hashable, Sendable {
    /// A weight, an amount or a cost.
    case amount
    /// The same, or nothing.
    case amountIfAny
    /// An amount that may be below zero.
    case change
    /// A length in metres, or nothing.
    case length
}

/// What there is to say about a published layer or table that is read back.
package enum PublishedTableMessage: Hashable, Sendable {
    /// A list misses a column.
    case missingListColumn(String)
    /// A table misses a column.
    case missingColumn(String)
    /// A layer misses a property.
    case missingProperty(String)
    /// The columns of costs are others.
    case costColumns
    /// A number is missing, or none that the column can hold.
    case badNumber(column: String, NumberNeed)
    /// Numbers sum to more than can be counted.
    case tooMuch(column: String)
    /// A feature lies nowhere, or on no place of the Earth or plane.
    case noPlace
    /// The features are no points.
    case pointsNeeded
    /// A year is none.
    case notAYear(String)
}
