import Foundation

/// A folder for the files of one test; it goes with its last user.
final class Scratch: Sendable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "catchment-cli-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in the folder.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: file(name))) }

    func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

    /// Everything below the folder, sorted.
    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: file(folder)).sorted()
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: file(name), toPath: file(other))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

    /// Replaces the first occurrence of a text in a file that must hold it.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try text(name)
        guard let range = text.range(of: old) else { throw MissingText(file: name, text: old) }
        try write(name, text.replacingCharacters(in: range, with: new))
    }

    struct MissingText: Error {
        let file: String
        let text: String
    }
}
