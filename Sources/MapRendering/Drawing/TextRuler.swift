/// How wide texts are in Noto Sans CJK SC, the first font of every drawing, and where they may be broken.
///
/// Another font of the machine is about as wide; what stands beside a text leaves room for it.
enum TextRuler {
    /// Advance widths of the characters from U+0020 to U+007E, in thousandths of the font's size.
    private static let regular: [Double] = [
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555,
        555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
        633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564,
        607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
    ]
    private static let bold: [Double] = [
        227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590, 590,
        590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,
        667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597,
        640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
    ]
    /// What may not begin a line, and what may not end one.
    private static let closing = Set("，。、；：！？）」』】〕》〉”’％%,.;:!?)]}…·—～")
    private static let opening = Set("（「『【〔《〈“‘([{")

    /// How wide a text is, in the unit of its font's size.
    static func width(_ text: String, font: Double, isBold: Bool = false) -> Double {
        text.reduce(0.0) { $0 + width($1, isBold) } * font
    }

    private static func width(_ character: Character, _ isBold: Bool) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x20...0x7E: return (isBold ? bold : regular)[Int(scalar.value) - 0x20] / 1000
        case 0xA0...0x24F, 0x370...0x5FF, 0x1E00...0x1FFF: return 0.6
        case 0x2010...0x2013, 0x2212: return 0.555
        default: return 1
        }
    }

    /// Returns a text cut to a width, with an ellipsis where something is missing.
    static func shortened(_ text: String, to width: Double, font: Double, isBold: Bool = false) -> String {
        guard Self.width(text, font: font, isBold: isBold) > width else { return text }
        var (kept, room) = ("", width - font)
        for character in text {
            room -= Self.width(character, isBold) * font
            guard room >= 0 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Returns the lines of a text: broken at spaces, beside Chinese characters, and within a word that is wider than a line.
    ///
    /// There are no more than the most; what is left out is marked by an ellipsis.
    static func lines(_ text: String, width: Double, font: Double, isBold: Bool = false, most: Int = .max) -> [String] {
        var lines: [String] = []
        var (line, used) = ("", 0.0)
        for word in words(text) {
            let own = Self.width(word, font: font, isBold: isBold)
            if !line.isEmpty, used + own - (word.hasSuffix(" ") ? 0.224 * font : 0) > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            for character in word {
                let own = Self.width(character, isBold) * font
                if !line.isEmpty, used + own > width, character != " ", !closing.contains(character) {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += own
            }
            if lines.count > most { break }
        }
        if !line.isEmpty { lines.append(line) }
        let trimmed = lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
        guard trimmed.count > most else { return trimmed }
        let last = trimmed[most - 1] + "……"
        return trimmed.prefix(most - 1) + [shortened(last, to: width, font: font, isBold: isBold)]
    }

    /// The pieces between which a line may end; a space belongs to what stands before it.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var last: Character?
        for character in text {
            if let last, breaks(between: last, and: character) {
                words.append(word)
                word = ""
            }
            word.append(character)
            last = character
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func breaks(between a: Character, and b: Character) -> Bool {
        if b == " " || closing.contains(b) || opening.contains(a) { return false }
        return a == " " || isWide(a) || isWide(b)
    }

    private static func isWide(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return scalar.value >= 0x2E80 || scalar.value == 0x2192
    }

    /// Returns a text that stands on one line and reads in its own direction: without line ends, control characters and marks
    /// that turn what follows, at most so many characters of it.
    static func plain(_ text: String, most: Int = 4000) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(most * 2) {
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x200B: continue
            case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: if plain.last != " " { plain.append(" ") }
            default: plain.append(scalar)
            }
        }
        let whole = String(plain)
        return whole.count > most ? String(whole.prefix(most)) + "…" : whole
    }
}
