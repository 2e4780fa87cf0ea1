public import ArgumentParser
public import CatchmentKit

extension Distance: ExpressibleByArgument {
    /// Reads a length with its unit that is above zero.
    public init?(argument: String) {
        self.init(parsing: argument)
        if meters <= 0 { return nil }
    }
}

extension CRS: ExpressibleByArgument {
    /// Reads a coordinate reference system.
    public init?(argument: String) { self.init(parsing: argument) }
}

extension ClassOption: ExpressibleByArgument {
    /// Reads `name=column[:unit[:radius]]`.
    public init?(argument: String) { self.init(parsing: argument) }
}

extension Language: ExpressibleByArgument {}

extension ServiceAreaMode: ExpressibleByArgument {}

/// A share, given as a percentage or a fraction.
struct Share: ExpressibleByArgument {
    var value: Double

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        guard let number = Double(isPercent ? String(argument.dropLast()) : argument), number.isFinite else { return nil }
        value = isPercent ? number / 100 : number
        if !(0...1).contains(value) { return nil }
    }
}

/// A duration with its unit.
struct TimeLimit: ExpressibleByArgument {
    var seconds: Double

    init?(argument: String) {
        let units: [(String, Double)] = [("min", 60), ("s", 1), ("h", 3600)]
        for (suffix, factor) in units where argument.hasSuffix(suffix) {
            guard let number = Double(argument.dropLast(suffix.count)), number.isFinite, number > 0 else { return nil }
            seconds = number * factor
            return
        }
        return nil
    }
}

/// Columns by role, given as `lon=经度,lat=纬度`.
struct ColumnMap: ExpressibleByArgument {
    var columns: [String: String] = [:]

    init?(argument: String) {
        for pair in argument.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, columns.updateValue(sides[1], forKey: sides[0]) == nil else { return nil }
        }
        if columns.isEmpty { return nil }
    }
}

/// Which facilities count as open beside the existing ones.
enum AlsoOpen: String, ExpressibleByArgument, CaseIterable {
    case planned
}
