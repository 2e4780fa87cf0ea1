public import ArgumentParser
public import CatchmentKit

extension Distance {
    /// Reads the length of a flag: a number above zero with its unit.
    static func reading(_ text: String) throws -> Distance {
        guard let length = Distance(parsing: text) else {
            throw ValidationError(
                "a length is a number with its unit, such as 500m or 1km, and at most 1000000km",
                "长度应为带单位的数，例如 500m 或 1km，最大 1000000km")
        }
        guard length.meters > 0 else { throw ValidationError("a length must be above zero", "长度应大于零") }
        return length
    }
}

extension CRS {
    /// Reads the coordinate reference system of a flag.
    static func reading(_ text: String) throws -> CRS {
        guard let crs = CRS(parsing: text) else {
            throw ValidationError(
                "give wgs84, gcj02, bd09, planar, EPSG:n, WKT or a PROJ string",
                "应为 wgs84、gcj02、bd09、planar、EPSG:n、WKT 或 PROJ 字符串")
        }
        return crs
    }
}

extension ClassOption {
    /// Reads a population class: `name=column[:unit[:radius]]`.
    static func reading(_ text: String) throws -> ClassOption {
        guard let option = ClassOption(parsing: text) else {
            throw ValidationError(
                "a class is name=column, name=column:unit or name=column:unit:500m", "人群类别应写作“名称=列”“名称=列:单位”或“名称=列:单位:500m”")
        }
        return option
    }
}

extension Language: ExpressibleByArgument {}

extension ServiceAreaMode: ExpressibleByArgument {}

extension ZoneMode: ExpressibleByArgument {}

extension CSVEncoding: ExpressibleByArgument {}

extension PaperSize.Turn: ExpressibleByArgument {}

extension TotalRowRule: ExpressibleByArgument {}

extension SheetOptions.TextForm: ExpressibleByArgument {}

extension SheetOptions.AtlasRule: ExpressibleByArgument {}

extension Share {
    /// Reads a share between 0 and 1.
    static func reading(_ text: String) throws -> Share {
        guard Share.number(text) != nil else {
            throw ValidationError("a share is a percentage or a fraction, such as 95% or 0.95", "比例应为百分数或小数，例如 95% 或 0.95")
        }
        guard let share = Share(parsing: text) else {
            throw ValidationError("a share lies between 0% and 100% (0 and 1)", "比例应在 0% 至 100% 之间（0 至 1）")
        }
        return share
    }
}

extension TimeLimit {
    /// Reads a duration above zero.
    static func reading(_ text: String) throws -> TimeLimit {
        guard let limit = TimeLimit(parsing: text) else {
            throw ValidationError(
                "a duration is a number above zero with its unit, such as 60s, 5min or 1h", "时长应为大于零且带单位的数，例如 60s、5min 或 1h")
        }
        return limit
    }
}

/// Columns by role, given as `lon=经度,lat=纬度`; a role without a column (`crs=`) is not looked for.
struct ColumnMap {
    var columns: [String: String] = [:]

    /// Reads pairs of a role and a column, each role once; a role with no column has none.
    static func reading(_ text: String) throws -> ColumnMap {
        var map = ColumnMap()
        for pair in text.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[0].isEmpty else {
                throw ValidationError("'\(pair)' is not of the form role=column", "“\(pair)”不是“用途=列”的形式")
            }
            guard map.columns.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw ValidationError("'\(sides[0])' is named twice", "“\(sides[0])”重复")
            }
        }
        if map.columns.isEmpty { throw ValidationError("name columns by role, such as lon=x,lat=y", "请按用途指明各列，例如 lon=x,lat=y") }
        return map
    }
}

/// Which facilities count as open beside the existing ones.
enum AlsoOpen: String, ExpressibleByArgument, CaseIterable {
    case planned
}
