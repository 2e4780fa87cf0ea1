package import PlanningTerms
import ServiceModel

/// What is wrong with a plan, gathered while it is read, so that all of it is said at once.
package final class PlanIssues {
    /// The path of the plan as given.
    let file: String
    private(set) var errors: [InputDiagnostic] = []
    private var missingFiles = 0

    /// Makes a list of nothing for a plan file.
    package init(file: String) { self.file = file }

    /// Notes what is wrong at a place.
    package func add(_ place: PlanPlace, _ message: String) {
        let key = place.key.isEmpty ? "" : "\(place.key): "
        let column = place.line > 0 ? "column \(place.column): " : ""
        let error = InputDiagnostic(.error, file: file, row: place.line > 0 ? place.line : nil, message: column + key + message)
        // What several scenarios build on is wrong once.
        if !errors.contains(error) { errors.append(error) }
    }

    /// Notes a file that is not there.
    func addMissing(_ place: PlanPlace, _ message: String) {
        add(place, message)
        missingFiles += 1
    }

    /// Stops when something is wrong: no input where only files are missing, else bad data.
    package func throwIfBad() throws {
        guard !errors.isEmpty else { return }
        let sorted = errors.sorted { ($0.row ?? 0, $0.message) < ($1.row ?? 0, $1.message) }
        if missingFiles == errors.count { throw CatchmentError.noInput(sorted.map(\.description).joined(separator: "\n")) }
        throw CatchmentError.badData(
            Array(sorted.prefix(CatchmentError.listed)), more: max(0, sorted.count - CatchmentError.listed))
    }
}
