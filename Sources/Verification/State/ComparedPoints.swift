import GeoPrimitives

/// The demand points of a state as two states are compared: by their ids, or where a list has none by their places, those of one place summed.
struct ComparedPoints {
    /// What a point, or what all points of a place, have.
    struct Entry {
        var weight: Double, isCovered: Bool
    }

    /// By id or place.
    private(set) var entries: [String: Entry] = [:]
    /// The ids or places in the order of the layer.
    private(set) var keys: [String] = []

    /// Takes the points of a layer; `nil` where points of one place are not covered alike, which no layer tells apart.
    init?(_ demand: PublishedDemand, byPlace: Bool) {
        for (row, id) in demand.ids.enumerated() {
            let point = demand.points[row]
            let key = byPlace ? "\(point.x.rounded(toDecimals: 7)) \(point.y.rounded(toDecimals: 7))" : id
            if let known = entries[key] {
                guard known.isCovered == demand.isCovered[row] else { return nil }
                entries[key]?.weight += demand.weights[row]
            } else {
                entries[key] = Entry(weight: demand.weights[row], isCovered: demand.isCovered[row])
                keys.append(key)
            }
        }
    }
}
