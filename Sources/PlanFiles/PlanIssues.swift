package import PlanningTerms
import ServiceModel

/// What is wrong with a plan, gathered while it is read, so that all of it is said at once.
package final class PlanIssues {
    /// The path of the plan as given.
    let file: String
    private(set) var errors: [InputDiagnostic] = []
    private var missingFiles = 0
    private var known: Set<InputDiagnostic> = []
    /// How many were found beyond those that are kept.
    private var more = 0
    /// How many are kept: nobody reads more at once.
    private static let most = 100

    /// Whether what is found from now on is only counted.
    package var isFull: Bool { errors.count >= Self.most }

    /// The most values that all lists of a plan hold, each alias counted again.
    private static let mostValues = 1_000_000
    private var values = 0

    /// Takes note of the values of a list that is read; returns whether they are to be read.
    func admits(_ count: Int, at place: PlanPlace) -> Bool {
        guard values <= Self.mostValues else { return false }
        values += count
        if values > Self.mostValues { add(place, .plan(.tooManyValues(most: Self.mostValues))) }
        return values <= Self.mostValues
    }

    /// Makes a list of nothing for a plan file.
    package init(file: String) { self.file = file }

    /// Notes what is wrong at a place.
    package func add(_ place: PlanPlace, _ message: Message) {
        let error = InputDiagnostic(.error, at: place, of: file, message)
        // What several scenarios build on is wrong once.
        guard !known.contains(error) else { return }
        guard !isFull else {
            more += 1
            return
        }
        known.insert(error)
        errors.append(error)
    }

    /// Notes a file that is not there.
    func addMissing(_ place: PlanPlace, _ message: Message) {
        add(place, message)
        missingFiles += 1
    }

    /// Stops when something is wrong: no input where only files are missing, else bad data.
    package func throwIfBad() throws {
        guard !errors.isEmpty else { return }
        throw missingFiles == errors.count + more ? CatchmentError.noInput(errors) : .badPlan(errors, more: more)
    }
}
