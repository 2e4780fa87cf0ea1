@testable import CatchmentKit
import Foundation
import GeoPrimitives
import TestSupport
import Testing

@Suite("Notices in the language of the reader")
struct NoticeWordsTests {
    @Test(
        "a notice keeps its file and what differs, in Chinese",
        arguments: [
            (
                "warning: f.csv:12: f3 lies at (0, 0); is its position missing?", "警告：f.csv:12: f3 位于 (0, 0)，是否缺少坐标？"
            ),
            (
                "warning: four-level: 9 of 10 numbers of the profile are not verified against their source; check them first",
                "警告：four-level: 规范方案的 10 个数值中有 9 个尚未与出处核对，请先核对"
            ),
            ("notice: a b/d.csv: read as GB 18030", "提示：a b/d.csv: 按 GB 18030 编码读取"),
            (
                "notice: d.csv: no CRS is declared; the degrees are taken as WGS 84 (say otherwise with --demand-crs)",
                "提示：d.csv: 未声明坐标系，经纬度按 WGS 84 理解（如有不同请用 --demand-crs 指明）"
            ),
            ("warning: u.geojson: unit 12 (某: 村) lies in no street", "警告：u.geojson: 单元 12（某: 村）不在任何street之内"),
            ("notice: something else: nobody knows", "提示：something else: nobody knows"),
        ])
    func chinese(_ english: String, _ chinese: String) {
        #expect(NoticeWords.said(english, in: .zh) == chinese)
        #expect(NoticeWords.said(english, in: .en) == english)
    }

    @Test("every notice and reason of the list is one that the program says")
    func known() throws {
        let folder = Repository.root + "/Sources"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".swift") && !$0.hasSuffix("NoticeWords.swift")
        }
        let sources = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
        for (template, chinese) in NoticeWords.notices {
            for piece in NoticeWords.Pieces(template).texts where piece.count > 3 {
                #expect(sources.contains(piece.replacing("\"", with: "\\\"")), "\(template)")
            }
            let places = NoticeWords.Pieces(template).texts.count - 1
            for place in 0..<places { #expect(chinese.contains("{\(place + 1)}"), "\(template)") }
        }
        for reason in NoticeWords.reasons.keys { #expect(sources.contains("\"\(reason)\""), "\(reason)") }
    }
}
