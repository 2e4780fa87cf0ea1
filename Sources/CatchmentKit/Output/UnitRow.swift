/// A row of `units.csv`: a unit, what lies in no lowest-level unit, or the total.
struct UnitRow {
    var code: String
    var name = ""
    var level = ""
    var parent: String?
    var facilities: Int
    var unlocated: Int
    var people: Double
    var covered: Double
    var share: Double?
    var clusters: Int
    var floorArea: Double?
    var floorAreaPerHundredHouseholds: Double?

    /// A column: its name and what stands in it for a row.
    typealias Column = (name: String, text: @Sendable (UnitRow) -> String)

    /// The columns in their order.
    ///
    /// The names are fixed: others read them. No norm is applied yet, so `norm_met` is empty.
    static let columns: [Column] = [
        ("code", { $0.code }),
        ("name", { $0.name }),
        ("level", { $0.level }),
        ("parent", { $0.parent ?? "" }),
        ("facilities", { "\($0.facilities)" }),
        ("unlocated", { "\($0.unlocated)" }),
        ("people", { $0.people.plainText }),
        ("covered", { $0.covered.plainText }),
        ("share", { $0.share?.plainText ?? "" }),
        ("uncovered", { ($0.people - $0.covered).plainText }),
        ("clusters", { "\($0.clusters)" }),
        ("floor_area_m2", { $0.floorArea?.plainText ?? "" }),
        ("floor_area_per_100_households_m2", { $0.floorAreaPerHundredHouseholds?.plainText ?? "" }),
        ("norm_met", { _ in "" }),
    ]

    /// The row of a unit.
    init(_ unit: CoverageDocument.Unit) {
        (code, name, level, parent) = (unit.code, unit.name, unit.level, unit.parent)
        (facilities, unlocated, clusters) = (unit.facilities, unit.unlocated, unit.clusters)
        (people, covered, share) = (unit.weight, unit.coveredWeight, unit.share)
        (floorArea, floorAreaPerHundredHouseholds) = (unit.floorAreaM2, unit.floorAreaPerHundredHouseholdsM2)
    }

    /// The row of something added up.
    init(_ sum: String, _ totals: TotalsDocument, _ figures: UnitInventory.Figures, _ inventory: UnitInventory) {
        code = sum
        (facilities, unlocated, clusters) = (figures.facilities, figures.unlocated, figures.clusters)
        (people, covered, share) = (totals.weight, totals.coveredWeight, totals.share)
        floorArea = inventory.floorArea(figures)
    }
}
