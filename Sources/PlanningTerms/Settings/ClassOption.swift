public import GeoPrimitives

/// A population class to read from a demand column.
public struct ClassOption: Hashable, Sendable {
    /// The name in reports.
    public var name: String
    /// The column its weights come from.
    public var column: String
    /// What is counted.
    public var unit: String
    /// Its own radius, if any.
    public var radius: Distance?
    /// Whether it is one of the classes that together make up the weight, which is then checked.
    public var isPartition: Bool

    /// Makes a class option.
    public init(
        name: String, column: String, unit: String = "people", radius: Distance? = nil, isPartition: Bool = false
    ) {
        self.name = name
        self.column = column
        self.unit = unit
        self.radius = radius
        self.isPartition = isPartition
    }

    /// Makes a class option from `name=column`, `name=column:unit` or `name=column:unit:500m`; `nil` when it is not of this form.
    public init?(parsing text: String) {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty else { return nil }
        let parts = sides[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(parts.count), !parts[0].isEmpty else { return nil }
        var radius: Distance?
        if parts.count == 3 {
            guard let parsed = Distance(parsing: parts[2]), parsed.meters > 0 else { return nil }
            radius = parsed
        }
        self.init(
            name: String(sides[0]), column: parts[0], unit: parts.count > 1 && !parts[1].isEmpty ? parts[1] : "people",
            radius: radius)
    }
}
