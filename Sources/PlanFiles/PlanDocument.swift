import FoundationEssentials
import PlanningTerms
import Yams

/// A plan file as YAML: read whole, bounded in size, with the place of what is wrong.
enum PlanDocument {
    /// No plan is larger, in bytes: it holds settings, not data.
    private static let largest = 4 << 20

    /// Returns the value at the root of a plan file.
    ///
    /// - Throws: ``CatchmentError`` with line and column where the text is no YAML, holds a tab for indentation or a key twice.
    static func read(_ file: String, issues: PlanIssues) throws -> PlanNode {
        // Neither a pipe nor a device is read, nor more than a plan may hold.
        let path = URL(filePath: file).resolvingSymlinksInPath().path(percentEncoded: false)
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        if let size = facts?[.size] as? Int, size > largest { throw CatchmentError.badData(file, .plan(.tooLarge)) }
        guard facts?[.type] as? FileAttributeType == .typeRegular, let data = try? Data(contentsOf: URL(filePath: file)) else {
            throw CatchmentError.noInput(file, .plan(.noFile))
        }
        guard var text = String(validating: data, as: UTF8.self) else {
            throw CatchmentError.badData(file, .plan(.notUTF8))
        }
        // Some editors begin UTF-8 with a mark.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return try parse(text, file, issues: issues)
    }

    /// Returns the value at the root of a text; `file` is its name in messages.
    ///
    /// - Throws: ``CatchmentError`` as ``read(_:issues:)`` does.
    static func parse(_ text: String, _ file: String, issues: PlanIssues) throws -> PlanNode {
        try refuseTabs(text, file)
        do {
            guard let root = try Yams.compose(yaml: text, .default, .default, .utf8) else {
                throw CatchmentError.badData(file, .plan(.empty))
            }
            return PlanNode(root, key: "", near: nil, issues: issues)
        } catch let error as YamlError {
            throw reported(error, text, file)
        }
    }

    /// Tabs before the first letter of a line would be taken for some width or other.
    private static func refuseTabs(_ text: String, _ file: String) throws {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == " " || $0 == "\t" }
            let rest = line[indent.endIndex...]
            guard let tab = indent.firstIndex(of: "\t"), !rest.isEmpty, rest.first != "#", rest.first != "\r" else { continue }
            let column = line.distance(from: line.startIndex, to: tab) + 1
            throw CatchmentError.badData(file, row: number + 1, column: column, .plan(.tab))
        }
    }

    private static func reported(_ error: YamlError, _ text: String, _ file: String) -> CatchmentError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            return .badData(file, row: mark.line, column: mark.column, .plan(.notYAML(problem, hasPlace: true)))
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let mark = context.mark
            let row = repeated(key, after: mark, text) ?? mark.line
            let place = PlanPlace(line: row, column: mark.column, key: key)
            return .badData(
                [InputDiagnostic(.error, at: place, of: file, .plan(.duplicateKey(firstLine: mark.line)))], more: 0)
        case .reader(let problem, _, _, _): return .badData(file, .plan(.notYAML(problem, hasPlace: false)))
        default: return .badData(file, .plan(.notYAML("\(error)", hasPlace: false)))
        }
    }

    /// The line of the next key of this name at the same column.
    private static func repeated(_ key: String, after mark: Mark, _ text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.dropFirst(mark.line).first { number in
            let line = lines[number]
            let indent = line.prefix { $0 == " " || $0 == "-" }.count
            return indent == mark.column - 1 && line.dropFirst(indent).hasPrefix(key + ":")
        }.map { $0 + 1 }
    }
}
