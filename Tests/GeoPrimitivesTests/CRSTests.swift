import GeoPrimitives
import Testing

@Suite("CRS")
struct CRSTests {
    @Test(
        "reads names, codes and definitions",
        arguments: [
            ("wgs84", CRS.wgs84), ("WGS 84", .wgs84), ("EPSG:4326", .wgs84), ("4326", .wgs84), ("OGC:CRS84", .wgs84),
            ("GCJ-02", .gcj02), (" gcj02 ", .gcj02), ("BD09", .bd09), ("planar", .planar), ("epsg:4490", .epsg(4490)),
            ("4547", .epsg(4547)), ("ESRI:102025", .definition("ESRI:102025")),
            (" +proj=utm +zone=48 ", .definition("+proj=utm +zone=48")), ("EPSG:-3", .definition("EPSG:-3")),
        ])
    func parsing(text: String, expected: CRS) { #expect(CRS(parsing: text) == expected) }

    @Test("reads nothing from nothing", arguments: ["", "  ", "\t\n"])
    func empty(text: String) { #expect(CRS(parsing: text) == nil) }

    @Test(
        "goes by a name that reads back",
        arguments: [CRS.wgs84, .gcj02, .bd09, .planar, .epsg(4490), .definition("+proj=utm +zone=1")])
    func roundTrip(system: CRS) { #expect(CRS(parsing: system.description) == system) }
}
