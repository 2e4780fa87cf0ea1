import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

extension LayerWriter {
    /// The responsibility zone of each facility that has one.
    func zones() -> ResultLayer? {
        guard let zones = result.zones else { return nil }
        return layer(
            "zones",
            [
                .text("facility"), .text("name"), .text("level"), .number("weight"), .integer("points"), .number("area_m2"),
                .text("units"),
            ], .area, styles.zones,
            [
                "zones": .text(zones.mode.rawValue), "border_tolerance_m": .number(zones.tolerance),
                "border_departure_m": .number(zones.departure.rounded(toDecimals: 4)),
            ], count: zones.zones.count
        ) { number in
            let zone = zones.zones[number]
            let facility = input.facilities[zone.facility]
            let codes = zone.units.compactMap { unit in input.studyArea?.units[unit].code }
            return .init(
                [
                    .text(facility.id), .optional(facility.name), .optional(facility.level),
                    .number(scale.weight(zone.demand.weight)), .integer(zone.demand.points),
                    .number(zone.area.squareMeters.rounded(toDecimals: 1)),
                    .optional(zones.mode == .units ? codes.joined(separator: ";") : nil),
                ], .area(try published(zone.geometry)))
        }
    }
}
