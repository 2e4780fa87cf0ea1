import GeoFormats
import GeoPrimitives
import MapRendering
import Testing

@Suite("HTML map")
struct HTMLMapTests {
    private static let square = {
        let corners = [(0.0, 0.0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
        return MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: 106 + $0, y: 36 + $1) }))])
    }()
    private static let library = HTMLMap.Library(script: "var maplibregl = {};", style: ".map { }")

    private static func page(name: String) -> MapPage {
        var page = MapPage(language: "en", program: "catchment test", title: name, kicker: "")
        var layer = MapPageLayer("units", "Units", .outline, .areas([square, square]), classes: [.init("", "#000000")])
        (layer.names, layer.keys) = ([name, name], ["a", "b"])
        layer.fields = [.init("People", .count, [.number(1.5), .none])]
        page.layers = [layer]
        return page
    }

    @Test("gives the same text twice, and escapes what strangers wrote")
    func text() throws {
        let name = "</title><script>alert(1)</script>"
        let text = try HTMLMap(Self.page(name: name), library: Self.library).text { _ in [1, 2, 3] }
        let again = try HTMLMap(Self.page(name: name), library: Self.library).text { _ in [1, 2, 3] }
        #expect(text == again)
        #expect(!text.contains("<script>alert"))
        #expect(text.contains("&lt;/title&gt;"))
        #expect(text.contains("'sha256-AQID' 'sha256-AQID'"))
        #expect(text.contains("var maplibregl = {};"))
        #expect(!text.contains("{{"))
    }

    @Test("takes no script that would end its own element")
    func embeddable() {
        #expect(Self.library.isEmbeddable)
        #expect(!HTMLMap.Library(script: "'</script>'", style: "").isEmbeddable)
        #expect(!HTMLMap.Library(script: "a < b </SCRIPT >", style: "").isEmbeddable)
        #expect(!HTMLMap.Library(script: "<!-- x", style: "").isEmbeddable)
        #expect(!HTMLMap.Library(script: "", style: "</style>").isEmbeddable)
        #expect(HTMLMap.Library(script: "a <b && '</scrip' && '<'", style: "<").isEmbeddable)
    }

    @Test("carries the licence of what it is drawn with, and lists of what stands out")
    func licence() throws {
        let library = HTMLMap.Library(script: "", style: "", licence: "Copyright <c> & co")
        var page = Self.page(name: "a")
        page.lists = [
            .init(title: "Where", figures: "people", layer: "units", rows: [.init(name: "a", figure: "1", note: "", key: "a")])
        ]
        let text = try HTMLMap(page, library: library).text { _ in [1] }
        #expect(text.contains("<pre>Copyright &lt;c&gt; &amp; co</pre>"))
    }
}

@Suite("Cell sums")
struct CellSumsTests {
    @Test("keep the sum, and put every position into one cell", arguments: [true, false])
    func sum(isPlanar: Bool) {
        let scale = isPlanar ? 1.0 : 1e-5
        let box = BoundingBox(minX: 0, minY: 0, maxX: 1000 * scale, maxY: 1000 * scale)
        var sums = CellSums(box, side: 200, isPlanar: isPlanar)
        var whole = 0.0
        for step in 0..<500 {
            let point = PlanarPoint(x: Double(step * 37 % 1000) * scale, y: Double(step * 71 % 1000) * scale)
            let weight = Double(step % 7) + 0.25
            whole += weight
            sums.add(weight, part: step % 2 == 0 ? weight : 0, at: point)
        }
        let cells = sums.filled
        #expect(abs(cells.map(\.weight).reduce(0, +) - whole) < 1e-6)
        #expect(cells.count <= 36)
        #expect(Set(cells.map(\.step)).isSubset(of: [0, 1, 2]))
        #expect(Set(cells.map(\.middle)).count == cells.count)
    }
}

@Suite("Deflate")
struct DeflateTests {
    @Test("packs zlib streams that begin as RFC 1950 has it")
    func header() throws {
        let packed = try Deflate.zlib([UInt8](repeating: 7, count: 10_000))
        #expect(packed.count < 100)
        #expect(packed.first == 0x78 && (Int(packed[0]) * 256 + Int(packed[1])) % 31 == 0)
        #expect(try !Deflate.zlib([]).isEmpty)
    }
}
