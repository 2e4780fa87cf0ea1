import FoundationEssentials

/// The way from one folder to another, as the paths read: links are not followed.
package enum RelativePath {
    /// Returns the way from a folder to another, such as `../data`; `.` where both are the same.
    package static func from(_ folder: String, to other: String) -> String { way(parts(folder), parts(other)) }

    /// Returns the way from the folder of a file to a folder.
    package static func from(folderOf file: String, to other: String) -> String { way(parts(file).dropLast(), parts(other)) }

    private static func way(_ own: [String], _ wanted: [String]) -> String {
        let shared = zip(own, wanted).prefix { $0 == $1 }.count
        let steps = own[shared...].map { _ in ".." } + wanted[shared...]
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// The names that lead to a path from the root.
    private static func parts(_ path: String) -> [String] {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var parts: [String] = []
        for name in absolute.split(separator: "/").map(String.init) where name != "." {
            if name == ".." { _ = parts.popLast() } else { parts.append(name) }
        }
        return parts
    }
}
