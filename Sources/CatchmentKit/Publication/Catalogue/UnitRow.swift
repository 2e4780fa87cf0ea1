import GeoFormats
import GeoPrimitives

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
    var normMet: Bool?
    /// What is served within the capacities, where that was asked for.
    var served: ServedDocument.Part?

    /// A column and what stands in it for a row.
    typealias Column = (field: Field, value: @Sendable (UnitRow) -> PropertyValue)

    /// The columns in their order.
    ///
    /// The names are fixed: others read them.
    static let columns: [Column] = [
        (.text("code"), { .text($0.code) }),
        (.text("name"), { .text($0.name) }),
        (.text("level"), { .text($0.level) }),
        (.text("parent"), { .optional($0.parent) }),
        (.integer("facilities"), { .integer($0.facilities) }),
        (.integer("unlocated"), { .integer($0.unlocated) }),
        (.number("people"), { .number($0.people) }),
        (.number("covered"), { .number($0.covered) }),
        (.number("share"), { .optional($0.share) }),
        (.number("uncovered"), { .number($0.people - $0.covered) }),
        (.integer("clusters"), { .integer($0.clusters) }),
        (.number("floor_area_m2"), { .optional($0.floorArea) }),
        (.number("floor_area_per_100_households_m2"), { .optional($0.floorAreaPerHundredHouseholds) }),
        (.boolean("norm_met"), { $0.normMet.map { .boolean($0) } ?? .null }),
    ]

    /// The columns behind those of every run, where people are served within capacities.
    static let servedColumns: [Column] = [
        (.number("served"), { .optional($0.served?.servedWeight) }),
        (.number("served_share"), { .optional($0.served?.share) }),
        (.number("unmet"), { .optional($0.served?.unmetWeight) }),
    ]

    /// The row of a unit.
    init(_ unit: CoverageDocument.Unit) {
        (code, name, level, parent) = (unit.code, unit.name, unit.level, unit.parent)
        (facilities, unlocated, clusters) = (unit.facilities, unit.unlocated, unit.clusters)
        (people, covered, share) = (unit.weight, unit.coveredWeight, unit.share)
        (floorArea, floorAreaPerHundredHouseholds) = (unit.floorAreaM2, unit.floorAreaPerHundredHouseholdsM2)
        (normMet, served) = (unit.normMet, unit.served)
    }

    /// The row of something added up.
    init(_ sum: String, _ totals: TotalsDocument, _ figures: UnitInventory.Figures, _ inventory: UnitInventory) {
        code = sum
        (facilities, unlocated, clusters) = (figures.facilities, figures.unlocated, figures.clusters)
        (people, covered, share) = (totals.weight, totals.coveredWeight, totals.share)
        floorArea = inventory.floorArea(figures)
    }
}
