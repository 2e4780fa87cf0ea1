import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension LayerBuilder {
    /// The responsibility zone of each facility that has one.
    func zones() -> ResultLayer? {
        guard let zones = result.zones else { return nil }
        return Dataset.zones.layer(
            ZoneRow.columns,
            metadata: about([
                "zones": .text(zones.mode.rawValue), "border_tolerance_m": .number(zones.tolerance),
                "border_departure_m": .number(zones.departure.rounded(toDecimals: 4)),
            ]), count: zones.zones.count
        ) { number in
            let zone = zones.zones[number]
            let facility = input.facilities[zone.facility]
            let codes = zone.units.compactMap { unit in input.studyArea?.units[unit].code }
            return ZoneRow(
                facility: facility.id, name: facility.name, level: facility.level, weight: scale.weight(zone.demand.weight),
                points: zone.demand.points, area: zone.area.squareMeters.rounded(toDecimals: 1),
                units: zones.mode == .units ? codes : nil, geometry: .area(try published(zone.geometry)))
        }
    }
}
