import GeoPrimitives

/// A workbook of Office Open XML: its sheets, and the cells of each when asked for.
struct XLSXWorkbook {
    private let archive: ZipArchive
    /// The sheets that are tables, in the order of the workbook: the name, the file inside, whether it is hidden.
    private(set) var sheets: [(name: String, part: String, isHidden: Bool)] = []
    private var strings = TextColumn()

    /// Opens a workbook; `nil` where the archive holds none.
    ///
    /// - Throws: ``FormatError`` when a part is damaged or too large.
    init?(_ archive: ZipArchive) throws(FormatError) {
        self.archive = archive
        guard let book = archive.names.first(where: { $0.hasSuffix("workbook.xml") && !$0.contains("_rels/") }) else {
            return nil
        }
        let folder = book.dropLast("workbook.xml".count)
        let (index, links) = (WorkbookIndex(), Relationships())
        guard try Self.walk(archive, book, index), try Self.walk(archive, "\(folder)_rels/workbook.xml.rels", links) else {
            throw Self.damaged(archive.file)
        }
        func part(_ target: String) -> String { target.hasPrefix("/") ? String(target.dropFirst()) : folder + target }
        for sheet in index.sheets {
            guard let link = links.byId[sheet.id], link.type.hasSuffix("/worksheet") else { continue }
            sheets.append((sheet.name, part(link.target), sheet.isHidden))
        }
        if let link = links.byId.values.first(where: { $0.type.hasSuffix("/sharedStrings") }), archive.has(part(link.target)) {
            let shared = SharedStrings()
            guard try Self.walk(archive, part(link.target), shared) else { throw Self.damaged(archive.file) }
            strings = shared.texts
        }
    }

    /// Reads the cells of a sheet, by its place among ``sheets``.
    ///
    /// - Throws: ``FormatError`` when the sheet is damaged or too large.
    /// - Complexity: O(bytes of the sheet).
    func grid(_ sheet: Int) throws(FormatError) -> SheetGrid {
        let cells = SheetCells(strings)
        guard try Self.walk(archive, sheets[sheet].part, cells) else { throw Self.damaged(archive.file) }
        return cells.grid
    }

    private static func walk(_ archive: ZipArchive, _ name: String, _ visitor: any XMLVisitor) throws(FormatError) -> Bool {
        let walk = XMLWalk(visitor)
        return try archive.read(name) { walk.take($0) } && walk.finish()
    }

    static func damaged(_ file: String) -> FormatError {
        .unsupportedFormat(file: file, found: "is not XLSX inside, or is damaged", remedy: "save or export the file again")
    }
}

/// The list of sheets.
private final class WorkbookIndex: XMLVisitor {
    var sheets: [(name: String, id: String, isHidden: Bool)] = []

    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "sheet", let title = attributes["name"], let id = attributes["id"] else { return }
        sheets.append((title, id, attributes["state"].map { $0 != "visible" } ?? false))
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Where the parts of a workbook lie.
///
/// Links to other files are no parts and are never followed.
private final class Relationships: XMLVisitor {
    var byId: [String: (type: String, target: String)] = [:]

    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"],
            attributes["TargetMode"] != "External"
        else { return }
        byId[id] = (type, target)
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells share.
private final class SharedStrings: XMLVisitor {
    var texts = TextColumn()
    private var current: [UInt8] = []
    private var isInText = false
    private var isInReading = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "si": current.removeAll(keepingCapacity: true)
        // How characters are read aloud stands beside them and is no part of the text.
        case "rPh": isInReading = true
        case "t": isInText = !isInReading
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "si": texts.append(utf8: OfficeText.unescaped(current))
        case "rPh": isInReading = false
        case "t": isInText = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInText { current.append(contentsOf: bytes) } }
}

/// Texts of Office files.
enum OfficeText {
    /// Returns the text with characters in the place of their codes: `_x000D_`; the code of a zero byte, which no text holds, stays as it is.
    static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 7, let first = text.firstIndex(of: UInt8(ascii: "_")) else { return text }
        var result = Array(text[..<first])
        var index = first
        while index < text.count {
            if text.count - index >= 7, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
                text[index + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code), code != 0
            {
                result += Array(String(scalar).utf8)
                index += 7
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
