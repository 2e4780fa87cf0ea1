import Foundation

/// One thing changed in a result folder.
struct FolderMutant {
    /// The file.
    let file: String
    /// The kind of figure, such as `coverage.by_unit[].weight`, or the column; empty where the whole file is meant.
    let kind: String
    /// What the file holds then; `nil` where it is removed.
    let content: Data?
}

/// Changes of every kind of number and of every file of a result folder, one at a time.
struct FolderMutants {
    let folder: Scratch
    /// The name of the folder in the scratch folder.
    let name: String

    /// The names of the files, those of folders below too.
    private var files: [String] {
        get throws {
            try folder.names(in: name).filter { file in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: folder.file("\(name)/\(file)"), isDirectory: &isFolder)
                return !isFolder.boolValue
            }
        }
    }

    /// Every file without one of its bytes, and every file removed.
    func ofFiles() throws -> [FolderMutant] {
        try files.flatMap { file in
            let content = try folder.data("\(name)/\(file)")
            return [
                FolderMutant(file: file, kind: "", content: nil),
                FolderMutant(file: file, kind: "", content: Data(content.dropLast(2) + Data(" \n".utf8))),
            ]
        }
    }

    /// Every kind of number of every document, layer and table, each with one example of it.
    func ofNumbers() throws -> [FolderMutant] {
        try files.flatMap { file -> [FolderMutant] in
            if file.hasSuffix(".json") || file.hasSuffix(".geojson") { return try ofDocument(file) }
            return file.hasSuffix(".csv") ? try ofTable(file) : []
        }
    }

    private func ofDocument(_ file: String) throws -> [FolderMutant] {
        let document = try JSON(folder.data("\(name)/\(file)"))
        var paths: [String: [[JSONStep]]] = [:]
        Self.collect(document, [], &paths)
        return try paths.sorted { $0.key < $1.key }.map { kind, all in
            let path = all[min(all.count / 2 + 1, all.count - 1)]
            let change = kind.hasSuffix("coordinates") ? Self.moved : Self.changed
            return FolderMutant(file: file, kind: kind, content: try document.changing(path, change).data())
        }
    }

    /// Every kind of list of every document without its last entry, and every kind of member left out, one at a time.
    func ofParts() throws -> [FolderMutant] {
        try files.filter { $0.hasSuffix(".json") }.flatMap { file -> [FolderMutant] in
            let document = try JSON(folder.data("\(name)/\(file)"))
            var paths: [String: [JSONStep]] = [:]
            Self.collectParts(document, [], &paths)
            return try paths.sorted { $0.key < $1.key }.flatMap { kind, path -> [FolderMutant] in
                var content: [Data] = []
                if case .key(let key)? = path.last {
                    content.append(
                        try document.changing(Array(path.dropLast())) { parent in
                            .object(parent.object.filter { $0.key != key })
                        }.data())
                }
                content.append(
                    try document.changing(path) { value in
                        if case .list(let entries) = value { .list(Array(entries.dropLast())) } else { value }
                    }.data())
                return content.map { FolderMutant(file: file, kind: kind, content: $0) }
            }
        }
    }

    /// One path of every kind of member, and of every list among them.
    private static func collectParts(_ value: JSON, _ path: [JSONStep], _ found: inout [String: [JSONStep]]) {
        if !path.isEmpty, found[kind(of: path)] == nil { found[kind(of: path)] = path }
        switch value {
        case .list(let values):
            for (place, entry) in values.enumerated().prefix(2) { collectParts(entry, path + [.index(place)], &found) }
        case .object(let members):
            for (key, member) in members.sorted(by: { $0.key < $1.key }) { collectParts(member, path + [.key(key)], &found) }
        default: break
        }
    }

    private static func changed(_ value: JSON) -> JSON {
        let number = value.number ?? 0
        return .number(number == number.rounded() ? number + (abs(number) / 4).rounded(.down) + 1 : number * 1.5 + 1)
    }

    /// A place moved by some degrees or metres.
    private static func moved(_ value: JSON) -> JSON {
        let number = value.number ?? 0
        return .number(number + 0.05 * max(100, abs(number)))
    }

    /// The paths of numbers by their kind; where a feature lies is one kind, how it is drawn none.
    private static func collect(_ value: JSON, _ path: [JSONStep], _ found: inout [String: [[JSONStep]]]) {
        switch value {
        case .number: found[kind(of: path), default: []].append(path)
        case .list(let values):
            for (place, entry) in values.enumerated() { collect(entry, path + [.index(place)], &found) }
        case .object(let members):
            for (key, member) in members.sorted(by: { $0.key < $1.key }) where !isClock(key) && !isDrawing(key) {
                collect(member, path + [.key(key)], &found)
            }
        default: break
        }
    }

    private static func isClock(_ key: String) -> Bool { ["timing", "seconds"].contains(key) }

    private static func isDrawing(_ key: String) -> Bool { key.hasSuffix("-opacity") || key == "stroke-width" }

    private static func kind(of path: [JSONStep]) -> String {
        var kind = ""
        for step in path {
            switch step {
            case .key(let key): kind += kind.isEmpty ? key : ".\(key)"
            case .index: kind += "[]"
            }
        }
        if let place = kind.range(of: "coordinates") { return String(kind[..<place.upperBound]) }
        return kind
    }

    private func ofTable(_ file: String) throws -> [FolderMutant] {
        let lines = try folder.text("\(name)/\(file)").split(separator: "\n").map(String.init)
        guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false), lines.count > 1 else {
            return []
        }
        // Cells with commas in quotes are left alone, with all of their row.
        let rows = lines.indices.dropFirst().filter { !lines[$0].contains("\"") }
        return header.indices.compactMap { column in
            for row in rows.reversed() {
                var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard cells.indices.contains(column), let number = Double(cells[column]) else { continue }
                cells[column] = Self.changed(.number(number)).number?.description ?? ""
                var changed = lines
                changed[row] = cells.joined(separator: ",")
                return FolderMutant(
                    file: file, kind: String(header[column]).replacing("\u{FEFF}", with: ""),
                    content: Data((changed.joined(separator: "\n") + "\n").utf8))
            }
            return nil
        }
    }

    /// Puts a mutant in place, calls, and puts back what was there.
    func with<Result>(_ mutant: FolderMutant, _ body: () throws -> Result) throws -> Result {
        let file = "\(name)/\(mutant.file)"
        let before = try folder.data(file)
        if let content = mutant.content { try folder.write(file, content) } else { try folder.remove(file) }
        defer { try? folder.write(file, before) }
        return try body()
    }
}
