import GeoPrimitives
import Testing

@Suite("Number")
struct NumberTests {
    private enum Subject {}

    @Test("a number is written plainly and prints plainly")
    func plain() {
        let number: Number<Subject> = 7
        #expect(number == Number(7) && number.value == 7 && "\(number)" == "7")
        #expect([2, 10, 1].map { Number<Subject>($0) }.sorted() == [1, 2, 10])
    }

    @Test("a compact column holds numbers, and -1 where there is none")
    func compact() {
        let column: [Int32] = [3, -1, 0]
        #expect(column.map { Number<Subject>(ifAny: $0) } == [3, nil, 0])
        #expect(Number<Subject>(column[0]) == 3)
    }
}
