extension PlannerPage {
    /// The page as Markdown (CommonMark with tables); texts from files cannot become markup.
    ///
    /// - Parameter mapFile: The file of the map, beside the page.
    /// - Returns: The text, with a line end at the end.
    func markdown(mapFile: String) -> String {
        var lines = ["# " + Self.escaped(title), "", Self.escaped(kicker) + "  ", Self.escaped(meta), ""]
        lines += facts.map { "- **\(Self.escaped($0.value))** \(Self.escaped($0.label)): \(Self.escaped($0.detail))" }
        for section in sections {
            if let heading = section.heading { lines += ["", "## " + Self.escaped(heading)] }
            for block in section.blocks { lines += self.lines(block, mapFile) }
        }
        lines += ["", "---", ""] + footer.map { Self.escaped($0) + "  " }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ block: Block, _ mapFile: String) -> [String] {
        switch block {
        case .subheading(let text): ["", "### " + Self.escaped(text)]
        case .paragraph(let text), .note(let text): ["", Self.escaped(text)]
        case .lead(let text), .alert(let text): ["", "> " + Self.escaped(text)]
        case .caveats(let title, let caveats):
            ["", "> **\(Self.escaped(title))**", ">"]
                + caveats.map { $0.isGrave ? "> - **\(Self.escaped($0.text))**" : "> - " + Self.escaped($0.text) }
        case .list(let items): [""] + items.map { "- " + Self.escaped($0) }
        case .map(let caption): map == nil ? [] : ["", "![\(Self.escaped(caption))](\(mapFile))"]
        case .table(let table): [""] + lines(table)
        }
    }

    private func lines(_ table: Table) -> [String] {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let names = table.columns.map { Self.escaped($0.name) }
        return [row(names), row(table.columns.map { $0.isNumber ? "---:" : "---" })]
            + table.rows.enumerated().map { number, cells in
                let isTotal = table.hasTotal && number == table.rows.count - 1
                return row(cells.map { isTotal && !$0.text.isEmpty ? "**\(Self.escaped($0.text))**" : Self.escaped($0.text) })
            }
    }

    /// A text in which nothing is markup: line ends become blanks, signs of Markdown get a backslash.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "!", "$":
                escaped.unicodeScalars.append("\\")
                escaped.unicodeScalars.append(scalar)
            case "&": escaped += "&amp;"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
