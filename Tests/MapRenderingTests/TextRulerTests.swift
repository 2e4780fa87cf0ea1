import Testing

@testable import MapRendering

@Suite("TextRuler")
struct TextRulerTests {
    @Test("breaks at spaces and beside Chinese characters, and lets no line begin with what closes")
    func lines() {
        #expect(TextRuler.lines("one two three", width: 40, font: 10) == ["one two", "three"])
        let chinese = TextRuler.lines("覆盖范围，含义如下。", width: 40, font: 10)
        #expect(chinese.joined() == "覆盖范围，含义如下。")
        #expect(chinese.allSatisfy { !"，。".contains($0.first ?? " ") })
        // A word that is wider than a line is broken within.
        let long = TextRuler.lines(String(repeating: "x", count: 50), width: 40, font: 10)
        #expect(long.count > 1 && long.joined().count == 50)
    }

    @Test("marks what it leaves out")
    func shortened() {
        #expect(TextRuler.lines("one two three four", width: 20, font: 10, most: 2).last?.hasSuffix("…") == true)
        #expect(TextRuler.shortened("短", to: 20, font: 10) == "短")
        #expect(TextRuler.shortened("很长的名称", to: 30, font: 10) == "很长…")
    }

    @Test("makes texts plain: no line ends, no control characters, nothing that turns what follows")
    func plain() {
        #expect(TextRuler.plain("a\n\u{7}b\u{202E}c\u{200F}\u{2066}d") == "a bcd")
        #expect(TextRuler.plain(String(repeating: "名", count: 100), most: 10) == String(repeating: "名", count: 10) + "…")
    }
}
