import GeoFormats
package import PlanningTerms
import ServiceModel

/// Gathers what is found in an input, so that all of it is reported before the run stops.
package struct DiagnosticCollector {
    private(set) var errors: [InputDiagnostic] = []
    private(set) var moreErrors = 0
    private var seen: Set<String> = []
    /// Notices and warnings, in order.
    private(set) var notes: [InputDiagnostic] = []

    /// Makes a collector of nothing.
    package init() {}

    /// Adds an error of a row.
    ///
    /// Of several errors of a row with one `kind` the first is kept: a feature with many bad vertices is one thing to mend.
    mutating func error(_ file: String, row: Int? = nil, onceAs kind: String? = nil, _ message: @autoclosure () -> String) {
        if let kind, let row, !seen.insert("\(kind) \(row)").inserted { return }
        if errors.count < CatchmentError.listed {
            errors.append(InputDiagnostic(.error, file: file, row: row, message: message()))
        } else {
            moreErrors += 1
        }
    }

    /// Adds a warning.
    mutating func warning(_ file: String, row: Int? = nil, _ message: String) {
        notes.append(InputDiagnostic(.warning, file: file, row: row, message: message))
    }

    /// Adds a notice.
    mutating func notice(_ file: String, _ message: String) {
        notes.append(InputDiagnostic(.notice, file: file, message: message))
    }

    /// Adds the bad cells of a table as errors.
    mutating func add(_ table: FeatureTable, file: String) {
        for failure in table.failures {
            error(file, row: table.location(ofRow: failure.row), "\(failure.column) \"\(failure.text)\": \(failure.reason)")
        }
        moreErrors += table.failureCount - table.failures.count
    }

    /// Stops the run when there is an error.
    func throwIfBad() throws {
        if !errors.isEmpty { throw CatchmentError.badData(errors.sorted { ($0.row ?? 0) < ($1.row ?? 0) }, more: moreErrors) }
    }
}

/// Runs a reading or writing step and gives its error the exit code it deserves.
package func mapping<Result>(_ step: () throws -> Result) throws -> Result {
    do {
        return try step()
    } catch let error as FormatError {
        switch error.kind {
        case .noInput: throw CatchmentError.noInput("\(error)")
        case .badData: throw CatchmentError.badDataLine("\(error)")
        case .cannotCreate: throw CatchmentError.cannotCreate("\(error)")
        case .io: throw CatchmentError.inputOutput("\(error)")
        }
    }
}

extension CatchmentError {
    /// Makes an error of a line that already names its place: `FILE:ROW:COLUMN: message`, `FILE:ROW: message` or `FILE: message`.
    package static func badDataLine(_ line: String) -> CatchmentError {
        guard let end = line.firstRange(of: ": ") else { return .badData("input", line) }
        var place = line[..<end.lowerBound].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var message = String(line[end.upperBound...])
        var numbers: [Int] = []
        while place.count > 1, numbers.count < 2, let number = place.last.flatMap(Int.init) {
            numbers.insert(number, at: 0)
            place.removeLast()
        }
        if numbers.count == 2 { message = "column \(numbers[1]): \(message)" }
        return .badData(place.joined(separator: ":"), row: numbers.first, message)
    }
}
