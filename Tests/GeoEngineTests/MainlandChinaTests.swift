import Foundation
import GeoEngine
import TestSupport
import Testing

@Suite("Mainland China")
struct MainlandChinaTests {
    private static func contains(_ longitude: Double, _ latitude: Double) throws -> Bool {
        try MainlandChina().contains(longitude: longitude, latitude: latitude)
    }

    @Test(
        "holds cities at every border",
        arguments: [
            ("Yinchuan", 106.2309, 38.4872), ("Hailar", 119.7658, 49.2122), ("Mohe", 122.5386, 52.9721),
            ("Heihe", 127.5285, 50.2453),
            ("Fuyuan", 134.3077, 48.3649), ("Suifenhe", 131.1523, 44.4124), ("Hunchun", 130.3660, 42.8625),
            ("Dandong", 124.3545, 40.1244),
            ("Dalian", 121.6147, 38.9140), ("Zhoushan", 122.2072, 29.9853), ("Xiamen", 118.0894, 24.4798),
            ("Shenzhen, Luohu", 114.1310, 22.5484),
            ("Shenzhen, Shekou", 113.9137, 22.4872), ("Zhuhai, Gongbei", 113.5491, 22.2215),
            ("Zhuhai, Hengqin", 113.5150, 22.1280),
            ("Sanya", 109.5120, 18.2528), ("Sansha", 112.3489, 16.8310), ("Dongxing", 107.9719, 21.5472),
            ("Hekou", 103.9610, 22.5294),
            ("Ruili", 97.8553, 24.0128), ("Lhasa", 91.1172, 29.6470), ("Yadong", 88.9070, 27.4850), ("Kashgar", 75.9898, 39.4704),
            ("Tashkurgan", 75.2283, 37.7757), ("Horgos", 80.4180, 44.2120), ("Altay", 88.1400, 47.8440),
            ("Erenhot", 111.9770, 43.6528),
            ("Manzhouli", 117.4330, 49.5978),
        ])
    func inside(name: String, longitude: Double, latitude: Double) throws {
        #expect(try Self.contains(longitude, latitude), "\(name)")
    }

    @Test(
        "leaves out the neighbours in the box of the formula, Hong Kong, Macau and Taiwan",
        arguments: [
            ("Seoul", 126.978, 37.5665), ("Pyongyang", 125.7625, 39.0392), ("Hanoi", 105.8342, 21.0278),
            ("Manila", 120.9842, 14.5995),
            ("Kathmandu", 85.3240, 27.7172), ("Bangkok", 100.5018, 13.7563), ("Ulaanbaatar", 106.9057, 47.8864),
            ("Vladivostok", 131.8855, 43.1155), ("Khabarovsk", 135.0719, 48.4802), ("Blagoveshchensk", 127.5405, 50.2907),
            ("Almaty", 76.8860, 43.2380), ("Bishkek", 74.5698, 42.8746), ("Thimphu", 89.6390, 27.4712),
            ("Gangtok", 88.6138, 27.3314),
            ("Mandalay", 96.0836, 21.9588), ("Lao Cai", 103.9700, 22.4800), ("Lang Son", 106.7610, 21.8537),
            ("Da Nang", 108.2022, 16.0544),
            ("Fukuoka", 130.4017, 33.5904), ("Taipei", 121.5654, 25.0330), ("Kaohsiung", 120.3014, 22.6273),
            ("Kinmen", 118.3174, 24.4324),
            ("Nangan", 119.9393, 26.1510), ("Hong Kong, Central", 114.1588, 22.2819), ("Hong Kong, Lo Wu", 114.1131, 22.5275),
            ("Hong Kong, Yuen Long", 114.0222, 22.4445), ("Macau", 113.5439, 22.1987), ("Macau, Coloane", 113.5650, 22.1190),
            ("Delhi", 77.2090, 28.6139), ("Dhaka", 90.4125, 23.8103), ("Porto Alegre", -51.2, -30.0), ("nowhere", .nan, 35),
        ])
    func outside(name: String, longitude: Double, latitude: Double) throws {
        #expect(try !Self.contains(longitude, latitude), "\(name)")
    }

    @Test(
        "holds every place of the mainland in GeoNames, and abroad none but towns at the border",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func geoNames() throws {
        let mainland = try MainlandChina()
        var (inside, missed, abroad) = (0, 0, 0)
        let text = String(decoding: try Data(contentsOf: URL(filePath: SharedData.path("geonames/places.csv"))), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count >= 7, let lon = Double(cells[cells.count - 3]), let lat = Double(cells[cells.count - 2]) else {
                continue
            }
            let isInside = try mainland.contains(longitude: lon, latitude: lat)
            // GeoNames counts four parishes of Macau to the mainland.
            let isMacau = (113.528...113.56).contains(lon) && (22.10...22.217).contains(lat)
            if cells[cells.count - 5] == "CN", !isMacau {
                inside += isInside ? 1 : 0
                missed += isInside ? 0 : 1
            } else if isInside {
                abroad += 1
            }
        }
        #expect(inside > 16_000 && missed == 0)
        #expect((1...60).contains(abroad), "\(abroad) of 219,000 places")
    }
}
