public import Foundation

/// Numbers made by other programs; Tests/Oracles/README.md says by which and how to remake them.
public enum OracleFile {
    /// The package's root: the folder above this file that holds Package.swift.
    public static var root: URL {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path()) {
            folder.deleteLastPathComponent()
        }
        return folder
    }

    /// The rows of a CSV file of numbers in Tests/Oracles, without the header.
    public static func rows(_ name: String) throws -> [[Double]] {
        let text = try String(contentsOf: root.appending(path: "Tests/Oracles/\(name)"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in line.split(separator: ",").compactMap { Double($0) } }
    }
}
