import Glibc
import Testing

/// Why an oracle file could not be read.
struct OracleFileError: Error { let path: String }

/// Reads the shared vectors of `Tests/Oracles`.
enum OracleFiles {
    /// Returns the rows of numbers of a CSV file, its header left out.
    static func rows(_ name: String) throws -> [[Double]] {
        var folder = String(#filePath)
        repeat {
            guard let slash = folder.lastIndex(of: "/") else { throw OracleFileError(path: name) }
            folder = String(folder[..<slash])
        } while access(folder + "/Package.swift", R_OK) != 0
        let path = folder + "/Tests/Oracles/" + name
        guard let file = fopen(path, "rb") else { throw OracleFileError(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            try line.split(separator: ",").map { try #require(Double($0)) }
        }
    }
}
