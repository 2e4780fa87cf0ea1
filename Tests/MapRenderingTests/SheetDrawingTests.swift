import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import GeoPrimitives
import Testing

@testable import MapRendering

@Suite("Sheets for the wall")
struct SheetDrawingTests {
    @Test(
        "reads sizes of paper",
        arguments: [
            ("A4", 210.0, 297.0), ("a0", 841, 1189), ("420x297mm", 420, 297), ("600×400mm", 600, 400),
        ])
    func papers(_ text: String, _ width: Double, _ height: Double) {
        let paper = SheetPaper(parsing: text)
        #expect(paper?.width == width && paper?.height == height)
    }

    @Test("refuses what is no size", arguments: ["A5", "420x297", "10x10mm", "nanx300mm", "300mm", "1x2x3mm", "9999x300mm", ""])
    func noPapers(_ text: String) { #expect(SheetPaper(parsing: text) == nil) }

    @Test("gives the same text twice, well-formed whatever names say")
    func wellFormed() throws {
        let evil = "</title><script>alert(1)</script>\u{0}\u{202E} & \"x\" {{title}}"
        var sheet = SheetFixture.sheet(title: evil, ending: evil)
        sheet.caveats.append(String(repeating: "名", count: 100_000))
        let text = try SheetFixture.svg(sheet)
        #expect(text == (try SheetFixture.svg(sheet)))
        #expect(!text.contains("<script"))
        #expect(!text.contains("\u{202E}"))
        #expect(text.utf8.count < 200_000)
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    @Test("lays paper the way that shows the area larger, and as it was asked")
    func turns() throws {
        // Twice as wide as high.
        #expect(try SheetFixture.svg(SheetFixture.sheet()).contains("width=\"297.0mm\" height=\"210.0mm\""))
        #expect(try SheetFixture.svg(SheetFixture.sheet(), turn: .portrait).contains("width=\"210.0mm\" height=\"297.0mm\""))
        #expect(try SheetFixture.svg(SheetFixture.sheet(), "300x310mm").contains("width=\"300.0mm\" height=\"310.0mm\""))
    }

    @Test("writes names beside one another, never over one another, and says what found no room")
    func names() throws {
        let texts = SheetFixture.texts(try SheetFixture.svg(SheetFixture.sheet()))
        let onMap = texts.filter { ["Oak", "Elm", "Ash", "Fir", "West", "East"].contains($0.text) && $0.hasHalo }
        #expect(onMap.count == 6)
        let boxes = onMap.map { text in
            BoundingBox(
                around: PlanarPoint(x: text.x, y: text.y - text.font * 0.36),
                width: TextRuler.width(text.text, font: text.font), height: text.font)
        }
        for (number, box) in boxes.enumerated() {
            for other in boxes.dropFirst(number + 1) { #expect(!box.intersects(other)) }
        }
        // Far away is a center outside the study area: its name is not on the map, and the sheet says so.
        #expect(!texts.contains { $0.text == "Far" })
        #expect(texts.contains { $0.text.contains("Centers: 1 of 5 outside") })
    }

    @Test("leaves out what most names end with, and says so")
    func endings() throws {
        let texts = SheetFixture.texts(try SheetFixture.svg(SheetFixture.sheet(ending: "社区党群服务中心"))).map(\.text)
        #expect(texts.contains("Oak"))
        #expect(texts.contains { $0.contains("(without 社区党群服务中心)") })
        #expect(
            CommonEnding.of(["North Service Center", "South Service Center", "East Service Center", "Oak Service Center"])
                == "Service Center")
        // What all share, rather than what most share.
        let (of, streets) = (["河湾", "钟楼", "码头", "新城", "云台", "锦园", "北门"].map { "\($0)社区党群服务中心" }, ["河湾街道", "柳树镇", "上营村"])
        #expect(CommonEnding.of(of + streets.map { "\($0)党群服务中心" }) == "党群服务中心")
        #expect(CommonEnding.of(of) == "社区党群服务中心")
        #expect(CommonEnding.of(["a", "b", "c", "d", "e"]) == nil)
        #expect(CommonEnding.of(["党群服务中心", "党群服务中心", "党群服务中心", "党群服务中心"]) != "党群服务中心")
    }

    @Test("cuts a long caption, and never the figure behind it")
    func captions() throws {
        var sheet = SheetFixture.sheet()
        let layers = sheet.panels[0].layers
        sheet.panels = ["a", "b"].map { name in
            MapSheet.Panel(title: String(repeating: "long ", count: 60) + name, fact: "81.7 %", layers: layers)
        }
        let texts = SheetFixture.texts(try SheetFixture.svg(sheet)).map(\.text)
        #expect(texts.count { $0 == "81.7 %" } == 2)
        #expect(texts.contains { $0.hasPrefix("long long") && $0.hasSuffix("…") })
    }

    @Test("keeps names off discs as long as there is other room")
    func spared() throws {
        func middle(_ disc: Bool) throws -> PlanarPoint {
            var (names, list) = (SheetNames(), DisplayList())
            let frame = BoundingBox(minX: 0, minY: 0, maxX: 2000, maxY: 2000)
            let square = [(500.0, 500.0), (1500, 500), (1500, 1500), (500, 1500), (500, 500)].map {
                PlanarPoint(x: $0.0, y: $0.1)
            }
            if disc { names.spare(BoundingBox(around: PlanarPoint(x: 1000, y: 1000), width: 300, height: 300)) }
            names.want("Oak", .area([square]), 100, .init(size: 10), of: nil, rank: 0)
            _ = names.write(within: frame, into: &list)
            return try #require(list.marks.compactMap { if case .text(let text) = $0 { text.position } else { nil } }.first)
        }
        let (free, beside) = (try middle(false), try middle(true))
        #expect(abs(free.x - 1000) < 1)
        #expect(max(abs(beside.x - 1000), abs(beside.y - 1000)) > 150)
    }

    @Test("keeps to round scales, and shows a length that is true")
    func scale() throws {
        var sheet = SheetFixture.sheet()
        sheet.isPlanar = true
        // A box of 20 by 10 km in a plane: 0.2 degrees are 0.2 metres there.
        sheet.panels[0].layers = [
            MapPageLayer(
                "units", "Borders", .outline, .areas([SheetFixture.square(0, 0, 10_000)]), classes: [.init("", "#000000")])
        ]
        let svg = try SheetFixture.svg(sheet, "400x400mm")
        let scale = try #require(SheetFixture.texts(svg).first { $0.text.hasPrefix("Scale 1:") }).text
        let denominator = try #require(Double(scale.dropFirst(8).replacing(",", with: "")))
        // The drawn side of the square, in fortieths of a millimetre.
        let side = Int((10_000_000 / denominator * 40).rounded())
        #expect(svg.contains("l\(side) 0") || svg.contains("l0 -\(side)"), "a side of \(side)")
    }

    @Test("a frame that a plan names is the same whatever the layers hold")
    func extents() throws {
        var (one, other) = (SheetFixture.sheet(), SheetFixture.sheet())
        other.panels[0].layers.removeLast()
        let box = BoundingBox(minX: 106.05, minY: 36.02, maxX: 106.15, maxY: 36.08)
        (one.extent, other.extent) = (.box(box), .box(box))
        func border(_ svg: String) -> Substring? {
            svg.split(separator: "\n").first { $0.contains("stroke=\"#777777\"") && $0.hasPrefix("<path d=\"M") }
        }
        let borders = [try SheetFixture.svg(one), try SheetFixture.svg(other)].map(border)
        #expect(borders[0] != nil && borders[0] == borders[1])
    }

    @Test("lies around the antimeridian as anywhere")
    func antimeridian() throws {
        // The same squares, 0.1 degrees on either side of 180: cut there, as RFC 7946 has it.
        var sheet = SheetFixture.sheet(corner: (179.9, 0))
        sheet.panels[0].layers[0].places = .areas([
            MultiPolygon(SheetFixture.square(179.9, 0, 0.1).polygons + SheetFixture.square(-180, 0, 0.1).polygons),
            SheetFixture.square(179.9, 0, 0.1), SheetFixture.square(-180, 0, 0.1),
        ])
        let here = SheetFixture.texts(try SheetFixture.svg(sheet)).first { $0.text.hasPrefix("Scale 1:") }?.text
        let there = SheetFixture.texts(try SheetFixture.svg(SheetFixture.sheet(corner: (10, 0)))).first {
            $0.text.hasPrefix("Scale 1:")
        }?
        .text
        #expect(here != nil && here == there)
    }
}
