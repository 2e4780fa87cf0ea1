import GeoPrimitives

extension HeaderName {
    /// The system that a text in brackets names, as it is called: 高德 of 坐标(高德); `nil` where it names none.
    static func system(inBrackets text: String) -> String? {
        guard text.contains(where: \.isLetter), let crs = CRS(parsing: text) else { return nil }
        switch crs {
        case .wgs84, .gcj02, .bd09, .epsg(4490): return crs.description
        // A city is a system only with its year beside it.
        case .epsg: return text.contains(where: \.isNumber) ? crs.description : nil
        case .definition, .planar: return nil
        }
    }

    /// Takes the name of a coordinate reference system out of the words.
    mutating func takeSystem(_ tokens: inout [String]) {
        let names: [(words: [String], system: String)] = [
            (["wgs", "84"], "wgs84"), (["gcj", "02"], "gcj02"), (["bd", "09"], "bd09"), (["cgcs", "2000"], "cgcs2000"),
            (["国家", "2000"], "cgcs2000"), (["火星坐标系"], "gcj02"), (["火星坐标"], "gcj02"), (["火星"], "gcj02"), (["百度坐标"], "bd09"),
            (["wgs"], "wgs84"), (["gcj"], "gcj02"), (["bd"], "bd09"), (["epsg", "4326"], "wgs84"),
            (["epsg", "4490"], "EPSG:4490"),
        ]
        for (words, name) in names where tokens.count >= words.count {
            for start in 0...(tokens.count - words.count) where Array(tokens[start..<(start + words.count)]) == words {
                if system == nil { system = name }
                tokens.removeSubrange(start..<(start + words.count))
                if start < tokens.count, tokens[start] == "坐标系" || tokens[start] == "坐标" { tokens.remove(at: start) }
                return
            }
        }
        takeProvider(&tokens)
    }

    /// Takes the maker of a map out of the words: 高德经度, `amap_lng`, `GPS纬度`.
    private mutating func takeProvider(_ tokens: inout [String]) {
        for index in tokens.indices {
            let token = tokens[index]
            if tokens.count > 1, token != "bd", let named = Self.system(inBrackets: token) {
                system = system ?? named
                tokens.remove(at: index)
                return
            }
            let axis = Self.axes.first { token.hasSuffix($0) && token.count > $0.count }
            if let axis, let named = Self.system(inBrackets: String(token.dropLast(axis.count))) {
                system = system ?? named
                tokens[index] = axis
                return
            }
        }
    }

    /// Words for positions that stand behind the maker of a map, the longest first.
    private static let axes = ["经纬度", "经度", "纬度", "坐标", "位置"]
}
