/// A datum that coordinates in China are given on.
enum ChineseDatumName: Hashable, Sendable {
    case wgs84, gcj02, bd09, cgcs2000, xian1980, beijing1954, newBeijing

    /// The offset system, where it is one.
    var offsetSystem: CRS? {
        switch self {
        case .gcj02: .gcj02
        case .bd09: .bd09
        default: nil
        }
    }

    /// The numbers of its systems in the EPSG register; `nil` where it is used in degrees alone.
    var grid: ChineseGrid? {
        switch self {
        case .wgs84, .gcj02, .bd09: nil
        case .cgcs2000: .cgcs2000
        case .xian1980: .xian1980
        case .beijing1954: .beijing1954
        case .newBeijing: .newBeijing
        }
    }
}

/// The systems of the EPSG register on one Chinese datum: degrees, and Gauss-Krüger zones of six and of three degrees, with the number
/// of the zone before the easting or without.
package struct ChineseGrid: Hashable, Sendable {
    /// The name, in English and in Chinese.
    package let name: (english: String, chinese: String)
    /// The system of degrees.
    package let geographic: Int
    /// The systems of zones of six degrees by zone (13 to 23) and by meridian (75° to 135° E), and of zones of three degrees by zone (25
    /// to 45) and by meridian.
    private let sixByZone: [Int], sixByMeridian: [Int], threeByZone: [Int], threeByMeridian: [Int]

    static let cgcs2000 = ChineseGrid(
        ("CGCS2000", "2000国家大地坐标系"), 4490, six: (4491, 4502), three: (Array(4513...4533), Array(4534...4554)))
    static let xian1980 = ChineseGrid(
        ("Xian 80", "1980西安坐标系"), 4610, six: (2327, 2338), three: (Array(2349...2369), Array(2370...2390)))
    static let beijing1954 = ChineseGrid(
        ("Beijing 54", "1954年北京坐标系"), 4214, six: (21413, 21453), three: (Array(2401...2421), Array(2422...2442)))
    static let newBeijing = ChineseGrid(
        ("New Beijing 54", "新1954年北京坐标系"), 4555, six: (4568, 4579),
        three: (Array(4652...4656) + Array(4766...4781), Array(4782...4800) + [4812, 4822]))
    private static let all = [cgcs2000, xian1980, beijing1954, newBeijing]

    private init(
        _ name: (english: String, chinese: String), _ geographic: Int, six: (zone: Int, meridian: Int),
        three: (zone: [Int], meridian: [Int])
    ) {
        self.name = name
        self.geographic = geographic
        (sixByZone, sixByMeridian) = (Array(six.zone..<six.zone + 11), Array(six.meridian..<six.meridian + 11))
        (threeByZone, threeByMeridian) = three
    }

    /// The grid that a system of the register belongs to; `nil` where it is on none of these datums.
    package init?(of code: Int) {
        guard let found = Self.all.first(where: { $0.holds(code) }) else { return nil }
        self = found
    }

    /// Whether a system of the register is on this datum.
    func holds(_ code: Int) -> Bool {
        code == geographic || [sixByZone, sixByMeridian, threeByZone, threeByMeridian].contains { $0.contains(code) }
    }

    /// The system of a zone (13 to 23 of six degrees, 25 to 45 of three) or of a central meridian (75 to 135 degrees east); `nil` where
    /// there is none.
    ///
    /// The width of the zone may be said or not; with `ownMeridian` the zone's number does not stand before the easting.
    func code(zoneOrMeridian number: Int, width: Int?, ownMeridian: Bool) -> Int? {
        switch number {
        case 13...23 where width != 3: return (ownMeridian ? sixByMeridian : sixByZone)[number - 13]
        case 25...45 where width != 6: return (ownMeridian ? threeByMeridian : threeByZone)[number - 25]
        case 75...135:
            // The register calls zones of six degrees plainly Gauss-Krüger; on one meridian both widths are one projection.
            if number % 6 == 3, width != 3 { return sixByMeridian[(number - 75) / 6] }
            return width != 6 && number % 3 == 0 ? threeByMeridian[(number - 75) / 3] : nil
        default: return nil
        }
    }

    /// Whether both are of the same datum.
    package static func == (one: ChineseGrid, other: ChineseGrid) -> Bool { one.geographic == other.geographic }

    /// Adds what makes it equal.
    package func hash(into hasher: inout Hasher) { hasher.combine(geographic) }
}
