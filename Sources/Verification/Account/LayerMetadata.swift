import FoundationEssentials
import Publication

/// What a layer says of all its features together: its foreign member `catchment`, which stands before them.
struct LayerMetadata {
    private let members: JSONTree

    /// Before the features there is little more than this.
    private static let longest = 1 << 16

    /// Reads the head of a layer of a folder; `nil` where there is no such file or it says nothing.
    init?(_ file: ResultFile, in folder: String) {
        guard let handle = try? Data(contentsOf: URL(filePath: file.path(in: folder)), options: .mappedIfSafe) else { return nil }
        let head = Array(handle.prefix(Self.longest))
        let name = Array("\"catchment\"".utf8)
        guard let start = head.indices.first(where: { head[$0...].starts(with: name) }),
            let open = head[(start + name.count)...].firstIndex(of: UInt8(ascii: "{")),
            let close = Self.end(of: head, from: open), let tree = JSONTree(Data(head[open...close]))
        else { return nil }
        members = tree
    }

    /// The place of the brace that closes the one at a place.
    private static func end(of bytes: [UInt8], from open: Int) -> Int? {
        var (depth, isText, isEscaped) = (0, false, false)
        for place in open..<bytes.count {
            let byte = bytes[place]
            if isEscaped {
                isEscaped = false
            } else if isText {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isText = false }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return place }
            }
        }
        return nil
    }

    /// The number of a name; `nil` where there is none.
    func number(_ name: String) -> Double? { if case .number(let number) = members[name] { number } else { nil } }

    /// The text of a name; `nil` where there is none.
    func text(_ name: String) -> String? { if case .text(let text) = members[name] { text } else { nil } }
}
