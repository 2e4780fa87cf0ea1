/// How much of a file is read before the reading is given up: a small file may claim, or make, more than a machine can hold.
package struct ReadingLimits: Hashable, Sendable {
    /// The most cells of a raster.
    package var mostCells: Int
    /// The most memory, in bytes, that the cells of a raster with a value, a block of it, the rows of a layer, or what an archive unpacks
    /// to may take while they are read.
    package var mostMemory: Int
    /// Whether a layer of a GeoPackage may be a view, which is a program and no data.
    package var acceptsViews: Bool

    /// The most cells where nothing is said: 1,000,000,000.
    package static let usualCells = 1_000_000_000
    /// The most memory where nothing is said: 4 GiB.
    package static let usualMemory = 4 << 30

    /// Makes limits; without any said, the usual ones.
    package init(mostCells: Int = usualCells, mostMemory: Int = usualMemory, acceptsViews: Bool = false) {
        (self.mostCells, self.mostMemory, self.acceptsViews) = (mostCells, mostMemory, acceptsViews)
    }

    /// Reads an amount of memory: a whole number of MB, GB, MiB or GiB; `nil` where the text is none, or below 1 MB.
    package static func bytes(_ text: String) -> Int? {
        let units = [("MiB", 1 << 20), ("GiB", 1 << 30), ("MB", 1_000_000), ("GB", 1_000_000_000)]
        for (unit, size) in units where text.hasSuffix(unit) {
            let digits = text.dropLast(unit.count)
            guard digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int(digits), count > 0 else { return nil }
            let (bytes, isTooMany) = count.multipliedReportingOverflow(by: size)
            return isTooMany ? nil : bytes
        }
        return nil
    }

    /// An amount of memory for people: in GiB or MiB where it is a whole number of them, else in bytes.
    package static func words(_ bytes: Int) -> String {
        for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20)] where bytes >= size && bytes % size == 0 {
            return "\(bytes / size) \(unit)"
        }
        return "\(bytes) B"
    }
}
