/// How well the units of one level tile those above: all areas in square metres, on the run's measure.
package struct UnitNesting: Codable, Hashable, Sendable {
    /// The level.
    package var level: String
    /// Units of the level.
    package var units: Int
    /// Units without a unit above, except at the top.
    package var orphans: Int
    /// The areas of all units, added up.
    package var areaM2: Double
    /// What units of the level share with one another.
    package var overlapM2: Double
    /// What the units above have and no unit of the level covers; `nil` at the top.
    package var gapM2: Double?
    /// What units of the level cover beyond the units above; `nil` at the top.
    package var excessM2: Double?

    /// Makes one from its members.
    package init(
        level: String, units: Int, orphans: Int, areaM2: Double, overlapM2: Double, gapM2: Double? = nil,
        excessM2: Double? = nil
    ) {
        (self.level, self.units, self.orphans, self.areaM2) = (level, units, orphans, areaM2)
        (self.overlapM2, self.gapM2, self.excessM2) = (overlapM2, gapM2, excessM2)
    }
}
