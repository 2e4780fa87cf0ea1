import Foundation

/// Numbers made by other programs; Tests/Oracles/README.md says by which and how to remake them.
public enum OracleFile {
    /// Returns the rows of a CSV file of numbers in Tests/Oracles, without the header.
    public static func rows(_ name: String) throws -> [[Double]] {
        let text = try String(contentsOf: URL(filePath: Repository.oracle(name)), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in line.split(separator: ",").compactMap { Double($0) } }
    }
}
