import Glibc
import TestSupport
import Testing

@testable import GeoFormats

@Suite("Decimal numbers")
struct DecimalTests {
    private func parse(_ text: String) -> Double? { Array(text.utf8).withUnsafeBufferPointer { Decimal.parse($0) } }

    /// A random number in one of the shapes that files have.
    private func sample(_ random: inout SeededGenerator) -> String {
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(String(UInt8.random(in: 0...9, using: &random))) })
        }
        let sign = ["", "", "", "-", "+"].randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return sign + digits(Int.random(in: 1...19, using: &random))
        case 1: return sign + digits(Int.random(in: 1...3, using: &random)) + "." + digits(Int.random(in: 1...16, using: &random))
        case 2: return sign + "0." + digits(Int.random(in: 1...19, using: &random))
        case 3:
            return sign + digits(Int.random(in: 15...40, using: &random)) + "." + digits(Int.random(in: 0...30, using: &random))
        case 4: return sign + digits(3) + "." + digits(5) + "e" + "\(Int.random(in: -330...300, using: &random))"
        case 5: return "\(Double(bitPattern: random.next() & 0x7FEF_FFFF_FFFF_FFFF))"
        case 6: return "\(Double.random(in: -180...180, using: &random))"
        // Halfway between two doubles, and just beside: the hardest to round.
        default:
            let odd = (1 << 53 | random.next() >> 11) << 1 | 1
            let tail = ["", "1", "5", ".5", ".000000000000000001"].randomElement(using: &random) ?? ""
            return String("\(odd)".prefix(18)) + tail
        }
    }

    @Test("equals strtod on 200,000 random numbers of many shapes")
    func agreesWithStrtod() {
        let seed: UInt64 = 20_261_124
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200_000 {
            let text = sample(&random)
            let expected = strtod(text, nil)
            let found = parse(text)
            if found != expected { Issue.record("\(text): \(String(describing: found)), strtod \(expected); seed \(seed)") }
        }
    }

    @Test(
        "refuses what is no decimal number",
        arguments: [
            "", "-", "+", ".", "e5", "1e", "1e+", "0x10", "nan", "NaN", "inf", "-Infinity", "1,234", "1 2", "1.2.3", "--1", "1f",
        ])
    func refuses(_ text: String) { #expect(parse(text) == nil) }

    @Test("takes numbers without digits before or after the point")
    func shortForms() {
        #expect(parse("5.") == 5)
        #expect(parse(".5") == 0.5)
        #expect(parse("-0").map { $0.sign == .minus } == true)
        #expect(parse("00012.50") == 12.5)
    }
}
