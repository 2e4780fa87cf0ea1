/// A coordinate reference system by the names that lists, map services and surveying offices use: `GCJ-02`, `火星坐标系`,
/// `2000国家大地坐标系`, `CGCS2000_3_Degree_GK_CM_114E`.
///
/// Letter case, blanks, punctuation and full-width forms do not matter. A name is understood only where every part of it is: what
/// names two systems, or says something more, is none.
struct CRSName {
    private var datums: Set<ChineseDatumName> = []
    /// The number of the EPSG register that stands beside the name.
    private var code: Int?
    /// Numbers of zones and central meridians.
    private var numbers: [Int] = []
    /// The width of the zones in degrees.
    private var width: Int?
    private var isProjected = false
    /// Whether eastings are counted from the zone's own meridian, without its number in front.
    private var isWithoutZoneNumber = false

    /// Takes a name apart; `nil` where a part of it means nothing.
    init?(_ text: String) {
        var rest = Self.folded(text)[...]
        var isRegister = false
        while let first = rest.first {
            if let (word, part) = CRSNamePart.words.first(where: { rest.starts(with: $0.word) }) {
                rest = rest.dropFirst(word.count)
                take(part)
                isRegister = part == .register
            } else if first.isNumber {
                let digits = rest.prefix { $0.isNumber }
                rest = rest.dropFirst(digits.count)
                guard let number = Int(String(digits)) else { return nil }
                if isRegister { code = number } else { numbers.append(number) }
                isRegister = false
            } else {
                return nil
            }
        }
    }

    private mutating func take(_ part: CRSNamePart) {
        switch part {
        case .datum(let datum): datums.insert(datum)
        case .width(let degrees): (width, isProjected) = (degrees, true)
        case .projection: isProjected = true
        case .ownMeridian: isWithoutZoneNumber = true
        case .register, .filler: break
        }
    }

    /// The system that is meant; `nil` where the name does not say.
    var system: CRS? {
        guard datums.count == 1, let datum = datums.first else { return nil }
        guard let grid = datum.grid else {
            guard numbers.isEmpty, !isProjected, code == nil || datum == .wgs84 && code == 4326 else { return nil }
            return datum.offsetSystem ?? .wgs84
        }
        let named: Int?
        if numbers.isEmpty, !isProjected {
            named = grid.geographic
        } else {
            // "3 带" gives the width of the zones and not the third of them.
            let zones = numbers.filter { $0 != 3 && $0 != 6 }
            let width = width ?? numbers.first { $0 == 3 || $0 == 6 }
            guard zones.count <= 1, numbers.count - zones.count <= 1 else { return nil }
            named = zones.first.flatMap { grid.code(zoneOrMeridian: $0, width: width, ownMeridian: isWithoutZoneNumber) }
            if named == nil, code == nil || !zones.isEmpty { return nil }
        }
        guard let code else { return named.map(CRS.epsg) }
        guard grid.holds(code), numbers.isEmpty || named == nil || named == code else { return nil }
        return .epsg(code)
    }

    /// The system of an offset map service that a text names somewhere, as well-known text does in the name of a system or datum.
    static func offsetSystem(namedIn text: String) -> CRS? {
        let folded = String(folded(text))
        if CRSNamePart.offsetMarks.gcj02.contains(where: folded.contains) { return .gcj02 }
        return CRSNamePart.offsetMarks.bd09.contains(where: folded.contains) ? .bd09 : nil
    }

    /// Letters and digits alone, small and of plain width.
    private static func folded(_ text: String) -> [Character] {
        let plain = text.unicodeScalars.map { scalar in
            // Full-width forms of ASCII stand 0xFEE0 above it.
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: plain)
        return Array(String(folded).lowercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension CRS {
    /// The offset system that well-known text names, of its own or of the datum it stands on: `GEOGCS["GCJ-02",…]`; `nil` where it names
    /// none.
    static func offsetSystem(inWellKnownText text: String) -> CRS? {
        guard text.contains("[") else { return nil }
        let quoted = text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        return quoted.lazy.compactMap { CRSName.offsetSystem(namedIn: String($0.element)) }.first
    }

    /// Whether this is a definition that stands on the offset datum of a Chinese web map and counts metres, which nothing can take back.
    public var isOffsetPlane: Bool {
        guard case .definition(let text) = self else { return false }
        return CRS.offsetSystem(inWellKnownText: text) != nil
    }
}
