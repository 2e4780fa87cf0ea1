import CCrypto
package import FoundationEssentials
import GeoPrimitives
import PlanningTerms

/// Hashes of files: of inputs as they are, of outputs in the form that a repetition gives again.
package enum FileHash {
    /// Returns the SHA-256 of bytes as 64 hexadecimal digits.
    package static func hex(_ bytes: some ContiguousBytes) -> String {
        digest(bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Returns the SHA-256 of bytes.
    package static func digest(_ bytes: some ContiguousBytes) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe digest.withUnsafeMutableBufferPointer { digest in
                // The one-shot form takes no memory and cannot fail.
                _ = unsafe SHA256(bytes.baseAddress, bytes.count, digest.baseAddress)
            }
        }
        return digest
    }

    /// Returns the hash of a file's bytes.
    ///
    /// - Throws: ``CatchmentError/noInput(_:)``.
    package static func input(_ path: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.missingOrUnreadable))
        }
        return hex(data)
    }

    /// Returns the hash of an output without what a clock wrote: in a JSON document the lines of a member `timing` and those of members
    /// `seconds` are left out.
    package static func output(_ path: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.inputOutput(.output(.notReadBack(StageName.known(path))))
        }
        guard path.hasSuffix(".json") else { return hex(data) }
        return hex(withoutClock(Array(data)))
    }

    private static func withoutClock(_ data: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(data.count)
        var end: [UInt8]?
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == UInt8(ascii: " ") }
            let rest = line.dropFirst(indent.count)
            if let closing = end {
                if line.starts(with: closing) { end = nil }
                continue
            }
            if rest.starts(with: Array("\"timing\" : {".utf8)) {
                if !rest.contains(UInt8(ascii: "}")) { end = Array(indent) + [UInt8(ascii: "}")] }
                continue
            }
            if rest.starts(with: Array("\"seconds\" : ".utf8)) { continue }
            kept += line
            kept.append(UInt8(ascii: "\n"))
        }
        return kept
    }
}
