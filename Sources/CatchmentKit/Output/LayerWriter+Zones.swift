import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

extension LayerWriter {
    /// Fills of zones by turns, so that neighbours are mostly told apart (Okabe & Ito 2008).
    private static let fills = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442"]

    /// The responsibility zone of each facility that has one.
    func zones() throws {
        guard let zones = result.zones else { return }
        let layer = try writer(
            "zones",
            [
                "facility", "name", "level", "weight", "points", "area_m2", "units", "fill", "fill-opacity", "stroke",
            ], .area,
            [
                "zones": .text(zones.mode.rawValue), "border_tolerance_m": .number(zones.tolerance),
                "border_departure_m": .number(zones.departure.rounded(toDecimals: 4)),
            ])
        for (number, zone) in zones.zones.enumerated() {
            let facility = input.facilities[zone.facility]
            let codes = zone.units.compactMap { unit in input.studyArea?.units[unit].code }
            try layer.add(
                .area(try published(zone.geometry)),
                [
                    .text(facility.id), .optional(facility.name), .optional(facility.level),
                    .number(scale.weight(zone.demand.weight)), .integer(zone.demand.points),
                    .number(zone.area.squareMeters.rounded(toDecimals: 1)),
                    .optional(zones.mode == .units ? codes.joined(separator: ";") : nil),
                    .text(Self.fills[number % Self.fills.count]), .number(0.25), .text("#555555"),
                ])
        }
        try mapping { try layer.close() }
    }
}
