import GeoFormats
package import PlanningTerms
import ServiceModel

/// Gathers what is found in an input, so that all of it is reported before the run stops.
package struct DiagnosticCollector {
    private(set) var errors: [InputDiagnostic] = []
    private(set) var moreErrors = 0
    private var seen: Set<String> = []
    /// Notices and warnings, in order.
    package private(set) var notes: [InputDiagnostic] = []

    /// Makes a collector of nothing.
    package init() {}

    /// Adds an error of a row.
    ///
    /// Of several errors of a row with one `kind` the first is kept: a feature with many bad vertices is one thing to mend.
    mutating func error(_ file: String, row: Int? = nil, onceAs kind: String? = nil, _ message: @autoclosure () -> Message) {
        if let kind, let row, !seen.insert("\(kind) \(row)").inserted { return }
        if errors.count < CatchmentError.listed {
            errors.append(InputDiagnostic(.error, file: file, row: row, message: message()))
        } else {
            moreErrors += 1
        }
    }

    /// Adds a warning.
    mutating func warning(_ file: String, row: Int? = nil, _ message: Message) {
        notes.append(InputDiagnostic(.warning, file: file, row: row, message: message))
    }

    /// Adds a notice.
    mutating func notice(_ file: String, _ message: Message) {
        notes.append(InputDiagnostic(.notice, file: file, message: message))
    }

    /// Adds the bad cells of a table as errors.
    mutating func add(_ table: FeatureTable, file: String) {
        for failure in table.failures {
            error(
                file, row: table.location(ofRow: failure.row),
                .table(.cell(column: failure.column, text: failure.text, failure.problem)))
        }
        moreErrors += table.failureCount - table.failures.count
    }

    /// Stops the run when there is an error.
    func throwIfBad() throws {
        if !errors.isEmpty { throw CatchmentError.badData(errors.sorted { ($0.row ?? 0) < ($1.row ?? 0) }, more: moreErrors) }
    }
}
