import GeoPrimitives
import PlanningTerms

extension PlanReader {
    /// How much of a file is read before the reading is given up, and whether views of a GeoPackage are read.
    func limits(_ top: PlanMapping) -> ReadingLimits {
        var limits = ReadingLimits(acceptsViews: top["accept_views"]?.flag() ?? false)
        limits.mostCells = top["max_cells"]?.number(atLeast: 1, .numberAtLeast(1)).map { Int($0) } ?? limits.mostCells
        if let node = top["max_memory"] {
            if let bytes = node.scalar.flatMap(ReadingLimits.bytes) { limits.mostMemory = bytes } else { node.refuse(.memory) }
        }
        return limits
    }
}
