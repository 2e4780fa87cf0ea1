import GeoFormats

/// Which columns hold numbers, as far as the first rows show.
package struct NumericColumns {
    private let numeric: Set<Int>

    /// Looks at the first rows: a column is numeric where at least half of its cells that hold something are numbers.
    package init(_ sample: [[String]]) {
        var numeric: Set<Int> = []
        for column in 0..<(sample.map(\.count).max() ?? 0) {
            let cells = sample.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
            if !cells.isEmpty, cells.count(where: TableCells.isNumber) * 2 >= cells.count { numeric.insert(column) }
        }
        self.numeric = numeric
    }

    /// Columns of numbers that count nobody: what programs number, measure or draw with.
    private static let others: Set<String> = Set(
        [
            "id", "fid", "gid", "ogc_fid", "objectid", "object_id", "osm_id", "序号", "编号", "no", "x", "y", "lon", "lat",
            "lng", "经度", "纬度",
            "shape_leng", "shape_length", "shape_area", "perimeter", "area", "length", "面积", "周长", "tessellate", "extrude",
            "visibility",
            "draw_order", "draworder", "adcode", "acroutes", "code", "postcode", "zip", "邮编", "邮政编码", "phone", "tel", "电话",
            "联系电话", "手机", "year",
            "年份", "年度", "level", "floor", "楼层", "层数", "altitude", "elevation", "海拔", "高程", "subfeatureindex", "sub_feature_index",
        ].map(HeaderName.key))

    /// Whether the name leaves it open that the column counts something.
    package static func couldCount(_ name: String) -> Bool { !name.isEmpty && !others.contains(HeaderName.key(name)) }

    /// Whether the column holds numbers.
    package func contains(_ column: Int) -> Bool { numeric.contains(column) }
}
