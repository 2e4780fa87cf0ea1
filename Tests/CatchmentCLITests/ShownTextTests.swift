@testable import CatchmentCLI
import Foundation
import TestSupport
import Testing

@Suite("What reaches a terminal")
struct ShownTextTests {
    @Test("control characters and turns of the direction of writing are shown, and not obeyed; all else is as it was")
    func plain() {
        #expect(ShownText.plain("a\u{1B}[2J\u{7}\tb\n\u{9B}\u{202E}c\u{7F}\r") == "a\\x1b[2J\\x07\tb\n\\x9b\\u{202e}c\\x7f\\x0d")
        #expect(ShownText.plain("党群服务中心 👨‍👩‍👧 é\n") == "党群服务中心 👨‍👩‍👧 é\n")
    }

    @Test("JSON stays the same document")
    func json() throws {
        let texts = ["a\u{7F}b", "\u{9B}", "\u{202E}x", "党"]
        let shown = ShownText.json(String(decoding: try JSONEncoder().encode(texts), as: UTF8.self))
        #expect(shown.unicodeScalars.allSatisfy { $0.value < 0x7F || $0.value > 0x2100 })
        #expect(try JSONDecoder().decode([String].self, from: Data(shown.utf8)) == texts)
    }

    @Test("a cell's escape sequence is shown in the error; a pipe is refused before it is opened for good")
    func program() async throws {
        let folder = try Scratch(["d.csv": "id,lon,lat,population\n1,13,47,\u{1B}[2J\n", "f.csv": "id,lon,lat\nf,13,47\n"])
        let arguments = ["--facilities", "f.csv", "--crs", "wgs84", "--radius", "1km"]
        let shown = try await run(["cover", "--demand", "d.csv"] + arguments, in: folder)
        #expect(shown.exitCode == 65 && shown.errors.contains("\\x1b[2J") && !shown.errors.contains("\u{1B}"))
        #expect(mkfifo(folder.file("p.csv"), 0o600) == 0)
        let refused = try await run(["cover", "--demand", "p.csv"] + arguments, in: folder)
        #expect(refused.exitCode == 66 && refused.errors.contains("is a pipe or a device and no file"), "\(refused.errors)")
    }

    @Test("of a plan with 200,000 mistakes twenty are said, and how many more there are")
    func mistakes() async throws {
        let keys = (0..<200_000).map { "k\($0): 1\n" }.joined()
        let folder = try Scratch(["plan.yaml": "layers: {demand: d.csv}\ncrs: wgs84\n" + keys, "d.csv": "id,lon,lat\n1,13,47\n"])
        let ran = try await run(["cover", "--plan", "plan.yaml"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 21 && ran.errors.contains("… and 199980 more like these"), "\(ran.errorLines.last ?? "")")
    }
}
