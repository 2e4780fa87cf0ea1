/// What a picture says of itself: how large it is meant to be printed, and what made it.
enum PNGDescription {
    private static let metersInInch = 0.0254

    /// Returns a PNG with its resolution and its maker, which stand behind its header.
    ///
    /// It says no date.
    static func added(to png: [UInt8], dotsPerInch: Double, software: String) -> [UInt8] {
        // The signature, and the header with its length, its name and its check sum.
        let header = 8 + 25
        guard png.count > header else { return png }
        let dots = UInt32((dotsPerInch / metersInInch).rounded())
        let resolution = chunk("pHYs", big(dots) + big(dots) + [1])
        let maker = chunk("tEXt", Array("Software".utf8) + [0] + software.utf8.map { $0 < 0x80 ? $0 : 0x3F })
        return Array(png[..<header]) + resolution + maker + Array(png[header...])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let whole = Array(name.utf8) + content
        return big(UInt32(content.count)) + whole + big(checkSum(whole))
    }

    private static func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }

    /// The check sum of a chunk, as ISO 3309 has it.
    private static func checkSum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return ~sum
    }
}
