import GeoPrimitives
import Testing

@Suite("TextColumn")
struct TextColumnTests {
    static let texts = ["a", "", "党群服务中心", "640104", "a"]

    @Test("gives back the texts it was made of")
    func roundTrip() {
        let column = TextColumn(Self.texts)
        #expect(column.count == 5 && !column.isEmpty)
        #expect((0..<column.count).map { column[$0] } == Self.texts)
        #expect(column.isEmpty(1) && !column.isEmpty(0))
        #expect(TextColumn().isEmpty)
    }

    @Test("appends other columns and bytes, and selects rows in the order asked")
    func building() {
        var column = TextColumn(["x"])
        column.append(contentsOf: TextColumn(Self.texts))
        column.append(utf8: [0x41, 0x42])
        #expect((0..<column.count).map { column[$0] } == ["x"] + Self.texts + ["AB"])
        let selected = column.selecting([6, 0, 3, 3])
        #expect((0..<selected.count).map { selected[$0] } == ["AB", "x", "党群服务中心", "党群服务中心"])
    }

    @Test("orders byte by byte")
    func order() {
        let column = TextColumn(["a10", "a9", "a", "é"])
        #expect(column.isOrderedBefore(0, 1) && column.isOrderedBefore(2, 0) && column.isOrderedBefore(1, 3))
        #expect(!column.isOrderedBefore(0, 0))
    }
}
