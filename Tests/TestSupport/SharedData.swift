import Glibc

/// The data that others published, which stands beside the project: `../shared/data`, or where `CATCHMENT_DATA` says.
public enum SharedData {
    /// The folder, if it is there.
    public static let folder: String? = {
        if let named = getenv("CATCHMENT_DATA") {
            let path = String(cString: named)
            return isDirectory(path) ? path : nil
        }
        var parts = #filePath.split(separator: "/").map(String.init)
        while !parts.isEmpty {
            parts.removeLast()
            let folder = "/" + parts.joined(separator: "/")
            guard access("\(folder)/Package.swift", F_OK) == 0 else { continue }
            let data = "\(folder)/../shared/data"
            return isDirectory(data) ? data : nil
        }
        return nil
    }()

    /// Whether tests that need the folder can run.
    public static var isPresent: Bool { folder != nil }

    /// Why they are skipped otherwise.
    public static let absence = "../shared/data is absent; set CATCHMENT_DATA"

    /// Returns the path of a file in the folder.
    public static func path(_ name: String) -> String { "\(folder ?? "")/\(name)" }

    /// Returns the names in a folder, sorted.
    public static func names(in folder: String) -> [String] {
        guard let directory = opendir(path(folder)) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
