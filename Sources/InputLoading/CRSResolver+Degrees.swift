import GeoEngine
import GeoPrimitives
import PlanningTerms

extension CRSResolver {
    /// Refuses a layer all of whose positions look like degrees in a system that counts metres.
    func refuseDegrees(_ x: [Double], _ y: [Double], _ crs: CRS, _ rowOf: (Int) -> Int) throws {
        var first: Int?
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            guard abs(x[row]) <= 180, abs(y[row]) <= 180 else { return }
            if first == nil { first = row }
        }
        guard let first else { return }
        throw CatchmentError.badData(
            file, row: rowOf(first), .crs(.looksLikeDegrees(x: x[first], y: y[first], Self.short("\(crs)"), role)))
    }

    /// Refuses degrees beyond the poles or half a turn.
    func checkDegrees(_ x: [Double], _ y: [Double], _ rowOf: (Int) -> Int) throws {
        var found = DiagnosticCollector()
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            if abs(y[row]) > 90 {
                let hint: CRSMessage.DegreeHint? =
                    abs(x[row]) <= 90 && abs(y[row]) <= 180 ? .swapped : abs(y[row]) > 360 ? .meters : nil
                found.error(file, row: rowOf(row), onceAs: "degrees", .crs(.latitude(y[row], hint, role)))
            } else if abs(x[row]) > 180 {
                let hint: CRSMessage.DegreeHint? = abs(x[row]) > 360 ? .meters : nil
                found.error(file, row: rowOf(row), onceAs: "degrees", .crs(.longitude(x[row], hint, role)))
            }
        }
        try found.throwIfBad()
    }

    /// Positions as a layer gives them, with the rows they belong to; those of one row stand together.
    struct Positions {
        let x: [Double]
        let y: [Double]
        let rowOf: (Int) -> Int

        /// How many rows have a position.
        var rows: Int { rows { _, _ in true } }

        /// How many rows have such a position.
        private func rows(where isMeant: (Double, Double) throws -> Bool) rethrows -> Int {
            var (count, last): (Int, Int?) = (0, nil)
            for index in x.indices where !x[index].isNaN && !y[index].isNaN {
                let row = rowOf(index)
                guard row != last, try isMeant(x[index], y[index]) else { continue }
                (count, last) = (count + 1, row)
            }
            return count
        }

        /// The first of such positions.
        func first(where isMeant: (Double, Double) throws -> Bool) rethrows -> Int? {
            try x.indices.first { index in
                guard !x[index].isNaN, !y[index].isNaN else { return false }
                return try isMeant(x[index], y[index])
            }
        }

        /// The rows with degrees in mainland China, and the first such position; `nil` where there are none.
        func inMainlandChina() throws -> (rows: Int, first: Int)? {
            // Most layers abroad are nowhere near.
            guard first(where: { (73...136).contains($0) && (15...54).contains($1) }) != nil else { return nil }
            let mainland = try MainlandChina()
            guard let first = try first(where: { try mainland.contains(longitude: $0, latitude: $1) }) else { return nil }
            return (try rows { try mainland.contains(longitude: $0, latitude: $1) }, first)
        }

        /// The rows with degrees elsewhere, and the first such position; `nil` where there are none.
        func outsideMainlandChina() throws -> (rows: Int, first: Int)? {
            let mainland = try MainlandChina()
            guard let first = try first(where: { try !mainland.contains(longitude: $0, latitude: $1) }) else { return nil }
            return (try rows { try !mainland.contains(longitude: $0, latitude: $1) }, first)
        }
    }
}

/// What the text of a definition looks like before PROJ reads it.
enum CRSDefinition {
    /// Whether a text has the form of a definition: well-known text, a PROJ string, PROJ's JSON, a URN or an authority with a code.
    static func hasForm(_ text: String) -> Bool {
        text.contains("[") || text.contains("=") || text.hasPrefix("{") || text.contains(":")
    }

    /// Whether PROJ would open a file that the text names: a grid of shifts, or a list of definitions.
    static func namesFile(_ text: String) -> Bool {
        let plain = text.lowercased().split(whereSeparator: \.isWhitespace).joined()
        if ["parameterfile[", "parameterfile(", "boundcrs\""].contains(where: plain.contains) { return true }
        for key in ["grids=", "init=", "file=", "catalog="] {
            for value in plain.split(separator: key, omittingEmptySubsequences: false).dropFirst() {
                if !["@null", "null", "epsg:"].contains(where: { value.hasPrefix($0) }) { return true }
            }
        }
        return false
    }
}
