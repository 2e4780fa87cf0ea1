import ArgumentParser
import CatchmentKit

/// The flags that say how much of a file is read before the reading is given up.
struct LimitArguments: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Cells of a raster that are read at most; 1000000000 where nothing is said.", valueName: "n"),
        transform: CellCount.reading)
    var maxCells: CellCount?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Memory that a raster's cells with people, one block of it, a layer's rows or what an archive unpacks to may take while they are read: 500MB, 8GiB; 4GiB where nothing is said.",
            valueName: "size"), transform: MemorySize.reading)
    var maxMemory: MemorySize?

    @Flag(help: "Read layers of a GeoPackage that are views; a view is a query, and a file from somebody else may hold any.")
    var acceptViews = false

    /// Returns the limits with these flags over what the plan says.
    func applied(to planned: ReadingLimits) -> ReadingLimits {
        ReadingLimits(
            mostCells: maxCells?.count ?? planned.mostCells, mostMemory: maxMemory?.bytes ?? planned.mostMemory,
            acceptsViews: acceptViews || planned.acceptsViews)
    }
}

/// A number of cells.
struct CellCount {
    var count: Int

    /// Reads a whole number from 1 to 10¹⁵.
    static func reading(_ text: String) throws -> CellCount {
        guard let count = Int(text), (1...1_000_000_000_000_000).contains(count) else {
            throw ValidationError("give a whole number of cells from 1 on, such as 4000000000", "应为不小于 1 的整数，例如 4000000000")
        }
        return CellCount(count: count)
    }
}

/// An amount of memory.
struct MemorySize {
    var bytes: Int

    /// Reads a whole number with its unit.
    static func reading(_ text: String) throws -> MemorySize {
        guard let bytes = ReadingLimits.bytes(text) else {
            throw ValidationError(
                "give an amount of memory with its unit MB, GB, MiB or GiB, such as 500MB or 8GiB",
                "应为带单位（MB、GB、MiB、GiB）的内存大小，例如 500MB 或 8GiB")
        }
        return MemorySize(bytes: bytes)
    }
}
