import GeoPrimitives

/// Tells by its bytes in which encoding a text is that is not UTF-8.
///
/// Almost any pair of high bytes is a character in several encodings, so what counts is how usual the characters are. Simplified Chinese
/// in GB 18030 has nine tenths of its characters in the first level of GB 2312; read as Big5 or Shift-JIS the same bytes are rare
/// characters, and the other way round.
struct EncodingGuess {
    /// The encoding; `nil` where nothing speaks for one.
    let encoding: TextEncoding?

    /// How many bytes are looked at.
    static let lookedAt = 1 << 20

    /// Looks at bytes that begin with a whole character.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = UnsafeBufferPointer(rebasing: bytes.prefix(Self.lookedAt))
        let runs = HighRuns(text)
        guard runs.bytes > 0 else {
            encoding = nil
            return
        }
        guard !runs.standAlone else {
            encoding = .windows1252
            return
        }
        let (chinese, big5, japanese) = (Self.gb18030(text), Self.big5(text), Self.shiftJIS(text))
        // Pairs of letters with accents, as in "população", are no usual Chinese characters.
        guard !runs.areAmongLetters || chinese >= 0.3 else {
            encoding = .windows1252
            return
        }
        let unix = ExtendedUnixPairs(text)
        if unix?.areMostlyKana == true {
            encoding = .eucJP
            return
        }
        let best = max(big5, japanese)
        if best >= 0.7, best > chinese + 0.1 {
            encoding = big5 >= japanese ? .big5 : .shiftJIS
        } else if runs.areLetters, chinese < 0.5 {
            // Small Cyrillic letters are hardly ever the first byte of a usual Chinese character.
            encoding = .windows1251
        } else {
            encoding = unix?.encoding ?? .gb18030
        }
    }

    /// How usual the characters are when pairs are read in one encoding: 1 where all are usual, 0 where none is.
    private struct Score {
        private(set) var usual = 0.0
        private(set) var all = 0.0

        mutating func add(isUsual: Bool) {
            all += 1
            if isUsual { usual += 1 }
        }

        /// Bytes that are no character at all speak against the encoding.
        mutating func addBroken() { all += 3 }

        var value: Double { all == 0 ? 0 : usual / all }
    }

    /// Reads a text in one encoding, character by character from its first byte and the next: how many bytes it has, and whether it is a usual
    /// one; `nil` where it is none.
    private static func score(
        _ text: UnsafeBufferPointer<UInt8>, _ character: (_ lead: UInt8, _ trail: UInt8) -> (length: Int, isUsual: Bool)?
    ) -> Double {
        var (score, index) = (Score(), 0)
        while index < text.count {
            let (lead, trail) = (text[index], index + 1 < text.count ? text[index + 1] : 0)
            if lead < 0x80 {
                index += 1
            } else if let found = character(lead, trail) {
                score.add(isUsual: found.isUsual)
                index += found.length
            } else {
                score.addBroken()
                index += 1
            }
        }
        return score.value
    }

    private static func gb18030(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        score(text) { lead, trail in
            guard lead > 0x80, lead < 0xFF else { return nil }
            if (0x30...0x39).contains(trail) { return (4, true) }
            guard (0x40...0xFE).contains(trail), trail != 0x7F else { return nil }
            return (2, trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead)))
        }
    }

    private static func big5(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        score(text) { lead, trail in
            guard lead > 0x80, lead < 0xFF, (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else { return nil }
            return (2, (0xA1...0xC6).contains(lead))
        }
    }

    private static func shiftJIS(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        score(text) { lead, trail in
            // Katakana of half width are valid and hardly ever used.
            if (0xA1...0xDF).contains(lead) { return (1, false) }
            guard (0x81...0xFC).contains(lead), (0x40...0xFC).contains(trail), trail != 0x7F else { return nil }
            return (2, (0x81...0x83).contains(lead) || (0x88...0x98).contains(lead))
        }
    }
}

/// A text of pairs of bytes from 0xA1 on, as EUC-JP, EUC-KR and GB 2312 have it: what both of the former have in GB 2312 are other characters.
private struct ExtendedUnixPairs {
    private var pairs = 0, kana = 0, hangul = 0

    /// Counts the pairs; `nil` where a high byte has no partner.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            guard text[index] >= 0x80 else {
                index += 1
                continue
            }
            guard text[index] >= 0xA1, index + 1 < text.count, text[index + 1] >= 0xA1 else { return nil }
            pairs += 1
            if text[index] == 0xA4 || text[index] == 0xA5 { kana += 1 }
            if (0xB0...0xC8).contains(text[index]) { hangul += 1 }
            index += 2
        }
    }

    /// Whether most are kana, as no Chinese text has them.
    var areMostlyKana: Bool { pairs >= 6 && kana * 2 > pairs }

    /// EUC-JP where much is kana, EUC-KR where all is hangul.
    var encoding: TextEncoding? {
        if pairs >= 6, kana * 5 > pairs { return .eucJP }
        // Two fifths of the usual characters of GB 2312 lie beyond the hangul.
        return pairs >= 12 && hangul * 100 >= pairs * 97 ? .eucKR : nil
    }
}

/// The runs of high bytes in a text.
private struct HighRuns {
    private(set) var bytes = 0
    private var runs = 0
    private var singles = 0
    private var letters = 0
    private var asciiLetters = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var length = 0
        func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
        for byte in text {
            if byte >= 0x80 {
                bytes += 1
                length += 1
                if byte >= 0xC0 { letters += 1 }
            } else {
                if length > 0 { end(length) }
                length = 0
                if isLetter(byte) { asciiLetters += 1 }
            }
        }
        if length > 0 { end(length) }
    }

    private mutating func end(_ length: Int) {
        runs += 1
        if length == 1 { singles += 1 }
    }

    /// Whether most high bytes, and more than a few, are letters of the European code pages.
    var areLetters: Bool { bytes >= 6 && letters * 5 >= bytes * 4 }

    /// Whether they stand alone among plain letters, as letters with accents do.
    var standAlone: Bool { areAmongLetters && singles * 10 >= runs * 9 }

    /// Whether they stand among plain letters, many of them alone.
    var areAmongLetters: Bool { letters * 5 >= bytes * 4 && singles * 3 >= runs && bytes * 3 <= asciiLetters }
}
