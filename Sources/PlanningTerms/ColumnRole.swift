/// What a column of an input can stand for.
public enum ColumnRole: String, CaseIterable, Sendable {
    case id, lon, lat, wkt, weight, radius, unit, crs, name, status, level, capacity, floorArea = "floor_area", functions, owner
    case code, parent, households, type
    case from, to, cost
    case openingCost = "opening_cost", closingCost = "closing_cost", closable
    case floor, minimumSites = "min_sites", maximumSites = "max_sites"

    /// What the columns of a layer can stand for, in the order in which they are listed for a planner.
    package static func roles(of layer: LayerRole) -> [ColumnRole] {
        switch layer {
        case .demand: [.id, .lon, .lat, .wkt, .weight, .radius, .unit, .crs]
        case .facilities, .candidates:
            [
                .id, .name, .lon, .lat, .wkt, .status, .level, .radius, .capacity, .floorArea, .functions, .owner, .openingCost,
                .closingCost, .closable, .unit, .crs,
            ]
        case .units: [.code, .name, .level, .parent, .households, .type]
        case .costMatrix: [.from, .to, .cost]
        case .exclusions, .buildings: [.name]
        }
    }

    /// What the columns of a layer can stand for, as a list in words.
    package static func listed(for layer: LayerRole) -> String { roles(of: layer).map(\.rawValue).joined(separator: ", ") }
}
