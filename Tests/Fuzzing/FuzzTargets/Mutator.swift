import TestSupport

/// Changes inputs at random.
enum Mutator {
    /// Numbers and marks that readers trip over.
    private static let usual = [
        "1e300", "-1", "nan", "inf", "9223372036854775807", "9223372036854775808", "0x10", "-0", "", "null", "1e-320",
        "180.0000001",
        "-180", "90", "-90.0000001", "\"", "\\", "\n", "\r\n", "\u{FEFF}", "{", "}", "[", "]", ",", ":", "\t", "\0", "\u{1B}[2J",
        "＝", "\u{202E}", "0", "1e400", "00000000000000000000",
    ]

    /// Returns an input made of the seeds by some changes.
    static func changed(_ seeds: [[UInt8]], _ words: [String], _ random: inout SeededGenerator) -> [UInt8] {
        var input = seeds[Int.random(in: 0..<seeds.count, using: &random)]
        let words = words + usual
        for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) { change(&input, seeds, words, &random) }
        return input.count > 1 << 20 ? Array(input.prefix(1 << 20)) : input
    }

    private static func change(_ input: inout [UInt8], _ seeds: [[UInt8]], _ words: [String], _ random: inout SeededGenerator) {
        guard !input.isEmpty else {
            input = seeds[0]
            return
        }
        let place = Int.random(in: 0..<input.count, using: &random)
        let length = min(input.count - place, 1 << Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0...9, using: &random) {
        case 0: input[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: input[place] = [0, 0xFF, 0x7F, 0x80, 0x20, 0x22, 0x2C, 0x0A].randomElement(using: &random) ?? 0
        case 2: input.removeSubrange(place..<place + length)
        case 3: input.insert(contentsOf: input[place..<place + length], at: place)
        case 4:
            let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            guard !other.isEmpty else { return }
            let start = Int.random(in: 0..<other.count, using: &random)
            input.insert(contentsOf: other[start..<min(other.count, start + 256)], at: place)
        case 5, 6: replaceNumber(&input, place, words.randomElement(using: &random) ?? "0")
        case 7: input.insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: place)
        case 8: input = Array(input.prefix(place))
        default:
            // Four bytes as a number of the machine.
            let numbers: [UInt32] = [0, 1, UInt32.max, 0x7FFF_FFFF, 0x8000_0000, 0x1000_0000]
            let number = numbers.randomElement(using: &random) ?? 0
            for byte in 0..<min(4, input.count - place) {
                input[place + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))
            }
        }
    }

    /// Replaces the next run of digits by a word.
    private static func replaceNumber(_ input: inout [UInt8], _ place: Int, _ word: String) {
        func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 || byte == 0x2E || byte == 0x2D }
        guard let start = input[place...].firstIndex(where: isDigit) else { return }
        let end = input[start...].firstIndex { !isDigit($0) } ?? input.count
        input.replaceSubrange(start..<end, with: Array(word.utf8))
    }
}
