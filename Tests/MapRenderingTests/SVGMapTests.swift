import FoundationXML
import Foundation
#if canImport(FoundationXML)
#endif
import GeoFormats
import GeoPrimitives
import Testing

@testable import MapRendering

@Suite("SVGMap")
struct SVGMapTests {
    private let texts = MapTexts(title: "a <map> & more", north: "N", outside: { "\($2): \($0) of \($1)" }) { "\($0) people" }

    private func units(_ boxes: [(String, Double, Double, Double, Double)]) -> ResultLayer {
        ResultLayer(
            "units", [.text("name"), .number("people")], .area, style: LayerStyle("Units", .single(.init("#ffffff"))),
            count: boxes.count
        ) { number in
            let (name, west, south, east, north) = boxes[number]
            let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            return .init(
                [.text(name), .number(Double(number + 1) * 100)],
                .area(MultiPolygon([Polygon(exterior: Ring(ring.map { PlanarPoint(x: $0.0, y: $0.1) }))])))
        }
    }

    @Test("is well-formed XML whatever names say")
    func wellFormed() throws {
        let layer = units([("<script>alert(1)</script> & \"x\"", 106, 35, 107, 36), ("乙\u{0}]]>", 107, 35, 108, 36)])
        let map = SVGMap(
            [
                MapDrawing(layer, .areas, legend: "Units & \"more\""), MapDrawing(layer, .names(field: "name")),
                MapDrawing(layer, .proportional(field: "people", rankField: "people", ranked: 100), legend: "people"),
            ], texts: texts, isPlanar: false)
        let text = try #require(try map.markup()).text
        #expect(!text.contains("<script>"))
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    @Test("draws planar squares as squares, to scale")
    func planar() throws {
        let text = try #require(
            try SVGMap([MapDrawing(units([("a", 0, 0, 1000, 1000)]), .areas)], texts: texts, isPlanar: true).markup()
        ).text
        // A frame of 7000 tenths less 160 on either side.
        #expect(text.contains("l6680 0l0 -6680l-6680 0z"))
        #expect(text.contains(">100 m</text>"))
    }

    @Test("the frame is the study area and what is near it; what lies far away is left out and said")
    func strays() throws {
        let ground = MapDrawing(units([("a", 0, 0, 1000, 1000)]), .areas, isGround: true)
        func dots(_ far: Double) -> MapDrawing {
            let layer = ResultLayer(
                "facilities", [.text("name")], .point, style: LayerStyle("F", .single(.init("#000000"))), count: 2
            ) { number in
                .init([.text("f")], .point(PlanarPoint(x: number == 0 ? 500 : far, y: 500)))
            }
            return MapDrawing(layer, .dots(radius: 3), legend: "Centers")
        }
        let near = try #require(try SVGMap([ground, dots(1200)], texts: texts, isPlanar: true).markup()).text
        #expect(!near.contains("Centers: "))
        let far = try #require(try SVGMap([ground, dots(90_000)], texts: texts, isPlanar: true).markup()).text
        #expect(far.contains("l6680 0l0 -6680l-6680 0z"), "the study area fills the frame")
        #expect(far.contains(">Centers: 1 of 2</text>"))
    }

    @Test("keeps both sides of the antimeridian together")
    func antimeridian() throws {
        let layer = units([("west", 179, -17, 180, -16), ("east", -180, -17, -179, -16)])
        let text = try #require(try SVGMap([MapDrawing(layer, .areas)], texts: texts, isPlanar: false).markup()).text
        // Two degrees of longitude beside one of latitude: the frame is twice as wide as high, no world map.
        #expect(text.contains("viewBox=\"0 0 7200 38"), "\(text.prefix(900))")
    }

    @Test("a name and a number that a marker covers stand beside it")
    func besideMarkers() throws {
        let layer = units([("Ground", 0, 0, 1000, 1000)])
        let sites = ResultLayer(
            "proposals", [.number("rank")], .point,
            style: LayerStyle("P", .single(.init("#b84e00")), numberField: "rank"), count: 1
        ) { _ in .init([.number(7)], .point(PlanarPoint(x: 500, y: 500))) }
        let map = SVGMap(
            [
                MapDrawing(layer, .areas, isGround: true),
                MapDrawing(layer, .proportional(field: "people", rankField: "people", ranked: 100)),
                MapDrawing(sites, .numbered), MapDrawing(layer, .names(field: "name")),
            ], texts: texts, isPlanar: true)
        let text = try #require(try map.markup()).text
        for label in [">Ground</text>", ">100</text>", ">7</text>"] { #expect(text.contains(label), "\(label)") }
    }

    @Test("is nothing where there is nothing to draw")
    func empty() throws {
        #expect(try SVGMap([MapDrawing(units([]), .areas)], texts: texts, isPlanar: false).markup() == nil)
    }

    @Test(
        "scale bars are the longest round length that fits", arguments: [(0.1, 10_000.0), (0.07, 10_000), (1.4, 500), (140, 5)])
    func scaleBar(scale: Double, meters: Double) {
        let bar = ScaleBar(scale: scale)
        #expect(bar.meters == meters)
        #expect(bar.tenths == Int((meters * scale).rounded()))
    }
}
