import GeoPrimitives
import Testing

@Suite("Distance")
struct DistanceTests {
    @Test(
        "reads a number with its unit",
        arguments: [
            ("500m", 500.0), ("1km", 1000), ("1.5 km", 1500), (" 2 KM ", 2000), ("300 M", 300), ("500米", 500), ("1公里", 1000),
            ("2.5千米", 2500), ("1e3m", 1000), ("-5m", -5), ("0km", 0),
        ])
    func parsing(text: String, meters: Double) { #expect(Distance(parsing: text)?.meters == meters) }

    @Test(
        "refuses a number without unit, an unknown unit and no number",
        arguments: ["500", "5 miles", "km", "", " ", "m", "nanm", "infkm", "1,5km", "1 k m"])
    func refused(text: String) { #expect(Distance(parsing: text) == nil) }

    @Test("reads a part of a line")
    func substring() { #expect(Distance(parsing: "radius=2km".dropFirst(7)) == .kilometers(2)) }

    @Test("writes itself as people do")
    func description() {
        #expect("\(Distance.meters(500))" == "500 m")
        #expect("\(Distance.meters(1500))" == "1.5 km")
        #expect("\(Distance.kilometers(3))" == "3 km")
        #expect("\(Distance.meters(0.5))" == "0.5 m")
    }

    @Test("compares by length")
    func order() { #expect(Distance.meters(999) < .kilometers(1)) }
}
