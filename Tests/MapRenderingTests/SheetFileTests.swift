import Foundation
import Testing

@testable import MapRendering

@Suite(
    "Sheets as PDF and PNG", .enabled(if: (try? SheetFile(width: 210, height: 297, library: nil, hasTextAsPaths: false)) != nil))
struct SheetFileTests {
    private let about = SheetFile.Description(title: "标题", author: nil, subject: "s", creator: "catchment test")

    private func file(outlined: Bool = false) throws -> SheetFile {
        try SheetFile(width: 297, height: 210, library: nil, hasTextAsPaths: outlined)
    }

    @Test("a PDF has its pages, says no date and is the same again; its fonts are in it, or its texts are outlines")
    func documents() throws {
        let svg = try SheetFixture.svg(SheetFixture.sheet())
        let pages = [SheetFile.Page(svg, name: "一"), SheetFile.Page(svg, name: "二")]
        let made = try file().pdf(pages, about)
        #expect(made == (try file().pdf(pages, about)))
        let text = String(decoding: made, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-"))
        #expect(!text.contains("CreationDate"))
        #expect(text.contains("/Count 2"))
        #expect(text.contains("/FontDescriptor"))
        let outlined = String(decoding: try file(outlined: true).pdf(pages, about), as: UTF8.self)
        #expect(!outlined.contains("/FontDescriptor"))
    }

    @Test("a picture has the dots asked for, and says its resolution and its maker")
    func pictures() throws {
        let svg = try SheetFixture.svg(SheetFixture.sheet())
        let made = try file().png(svg, dotsPerInch: 50.8, software: "catchment test")
        #expect(made == (try file().png(svg, dotsPerInch: 50.8, software: "catchment test")))
        func number(_ place: Int) -> Int { made[place..<place + 4].reduce(0) { $0 * 256 + Int($1) } }
        // 297 and 210 mm at two dots a millimetre.
        #expect(number(16) == 594 && number(20) == 420)
        // pHYs: 2,000 dots in a metre, with a check sum that zlib agrees on.
        #expect(Array(made[37..<41]) == Array("pHYs".utf8))
        #expect(number(41) == 2000 && number(45) == 2000)
        #expect(number(50) == 0xB98BE79F)
        #expect(String(decoding: made, as: UTF8.self).contains("Software\0catchment test"))
    }

    @Test("an SVG with outlines has no text left but its title")
    func outlines() throws {
        let svg = try SheetFixture.svg(SheetFixture.sheet())
        let made = String(decoding: try file(outlined: true).outlined(svg, about), as: UTF8.self)
        #expect(!made.contains("<text"))
        #expect(made.contains("<title>标题</title>"))
        #expect(made.contains("<metadata>catchment test</metadata>"))
    }

    @Test("knows which characters no font draws")
    func fonts() throws {
        // A private character that no font of a system has.
        #expect(try file().undrawable(["abc\u{10FFFD}"]) == ["\u{10FFFD}"])
    }
}
