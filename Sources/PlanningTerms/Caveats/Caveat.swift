/// What figures of a run rest on: a code, how many things it is said of, and where they stand.
package struct Caveat: Hashable, Sendable {
    /// The things of one unit that a caveat is said of.
    package struct UnitCount: Hashable, Sendable {
        /// The code of the unit.
        package var unit: String
        /// What people call it.
        package var name: String
        /// How many.
        package var count: Int

        /// Makes a number of things of a unit.
        package init(unit: String, name: String, count: Int) { (self.unit, self.name, self.count) = (unit, name, count) }
    }

    /// Rows that are listed; the count is of all.
    package static let listedRows = 20

    /// What it is about.
    package var code: CaveatCode
    /// The file it was found in; `nil` where it is of the run as a whole.
    package var file: String?
    /// How many things it is said of: rows, demand points, facilities, units, norms.
    package var count: Int
    /// The first of their rows, ascending, as the file's reader counts them; empty where it is of no rows.
    package var rows: [Int]
    /// The units that have some of them, and how many; empty where it is of no unit.
    package var units: [UnitCount]
    /// What there is to say; of several messages the first.
    package var message: Message
    /// How many more messages say the same of others.
    package var more: Int

    /// Makes one from its members.
    package init(
        _ code: CaveatCode, file: String? = nil, count: Int, rows: [Int] = [], units: [UnitCount] = [], message: Message,
        more: Int = 0
    ) {
        (self.code, self.file, self.count, self.rows) = (code, file, count, rows)
        (self.units, self.message, self.more) = (units, message, more)
    }

    /// Gathers the caveats among notices, warnings and findings, the gravest first; of one code, file and topic there is one.
    ///
    /// O(n log n) in what is gathered.
    package static func gathered(from found: [InputDiagnostic]) -> [Caveat] {
        var caveats: [Caveat] = []
        var places: [Place: Int] = [:]
        var seen = Set<InputDiagnostic>()
        for one in found {
            guard let mark = one.message.caveat, seen.insert(one).inserted else { continue }
            let rows = (mark.rows + [one.row].compactMap(\.self))
            let place = Place(code: mark.code, file: one.file, topic: mark.topic)
            if let number = places[place] {
                caveats[number].count += mark.count
                caveats[number].rows += rows
                caveats[number].units += mark.units
                caveats[number].more += 1
            } else {
                places[place] = caveats.count
                caveats.append(
                    Caveat(mark.code, file: one.file, count: mark.count, rows: rows, units: mark.units, message: one.message))
            }
        }
        for number in caveats.indices {
            caveats[number].rows = Array(Set(caveats[number].rows).sorted().prefix(listedRows))
        }
        return caveats.enumerated().sorted { ($0.element.code, $0.offset) < ($1.element.code, $1.offset) }.map(\.element)
    }

    /// What tells one caveat from another.
    private struct Place: Hashable {
        var code: CaveatCode, file: String?, topic: String?
    }
}
