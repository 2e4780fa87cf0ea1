import ArgumentParser
import CatchmentKit

/// The flags that say how tables are laid out, where that is not to be found out.
struct TableArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Row of the demand's header, or its first and last: 3, 3-4.", valueName: "row"),
        transform: HeaderRows.reading)
    var demandHeaderRow: HeaderRows?

    @Option(help: ArgumentHelp("Row of the facilities' header.", valueName: "row"), transform: HeaderRows.reading)
    var facilitiesHeaderRow: HeaderRows?

    @Option(
        help: ArgumentHelp(
            "Encoding of the demand: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"),
        transform: TextEncoding.reading)
    var demandEncoding: TextEncoding?

    @Option(help: ArgumentHelp("Encoding of the facilities.", valueName: "name"), transform: TextEncoding.reading)
    var facilitiesEncoding: TextEncoding?

    @Option(help: ArgumentHelp("Encoding of the units' attributes.", valueName: "name"), transform: TextEncoding.reading)
    var unitsEncoding: TextEncoding?

    @Option(
        help: ArgumentHelp(
            "What words of the status column mean, in facilities and candidates; repeatable.", valueName: "status=word,…"),
        transform: StatusWords.reading)
    var statusWords: [StatusWords] = []

    @Option(help: "Rows that read like totals: leave-out or keep; without it they are left out where their numbers are sums.")
    var totalRows: TotalRowRule?

    /// Returns the options of all layers with these flags.
    func applied(to input: InputOptions) -> InputOptions {
        var options = input
        options.demand = TableFlags(demandHeaderRow, demandEncoding).applied(to: options.demand)
        options.facilities = options.facilities.map { TableFlags(facilitiesHeaderRow, facilitiesEncoding).applied(to: $0) }
        options.units = options.units.map { TableFlags(nil, unitsEncoding).applied(to: $0) }
        return options
    }

    /// Returns a layer with the flags that hold for every layer.
    func appliedToAll(_ layer: LayerOptions?) -> LayerOptions? {
        guard var layer else { return nil }
        layer.totalRows = totalRows ?? layer.totalRows
        for words in statusWords { layer.statusWords.merge(words.words) { $1 } }
        return layer
    }

    /// Returns the options with the flags that hold for every layer.
    func appliedToAll(_ input: InputOptions) -> InputOptions {
        var options = input
        options.demand = appliedToAll(options.demand) ?? options.demand
        options.facilities = appliedToAll(options.facilities)
        options.candidates = appliedToAll(options.candidates)
        options.buildings = appliedToAll(options.buildings)
        options.costMatrix = appliedToAll(options.costMatrix)
        return options
    }
}

/// What the flags say of the table of one layer.
struct TableFlags {
    private let headerRows: HeaderRows?
    private let encoding: TextEncoding?

    init(_ headerRows: HeaderRows?, _ encoding: TextEncoding?) { (self.headerRows, self.encoding) = (headerRows, encoding) }

    /// Returns the layer with the flags over what the plan says.
    func applied(to planned: LayerOptions) -> LayerOptions {
        var layer = planned
        layer.headerRows = headerRows?.rows ?? layer.headerRows
        layer.encoding = encoding ?? layer.encoding
        return layer
    }
}

/// The rows of a header, as the file counts.
struct HeaderRows {
    var rows: ClosedRange<Int>

    /// Reads a row, or the first and the last.
    static func reading(_ text: String) throws -> HeaderRows {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1, last >= first,
            last - first < 5
        else {
            throw ValidationError(
                "give a row from 1 on, or the first and the last of at most five, such as 3 or 3-4",
                "应为行号（自 1 起），或首末行（至多五行），例如 3 或 3-4")
        }
        return HeaderRows(rows: first...last)
    }
}

/// What words of a status column mean.
struct StatusWords {
    var words: [String: FacilityStatus] = [:]

    /// Reads `existing=Operational,Active`; a word may be followed by another status: `existing=Active,planned=Proposed`.
    static func reading(_ text: String) throws -> StatusWords {
        var found = StatusWords()
        var status: FacilityStatus?
        for piece in text.split(separator: ",") {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2 {
                guard let named = FacilityStatus(rawValue: sides[0].lowercased()) else {
                    throw ValidationError(
                        "\(sides[0]) is none of \(FacilityStatus.allCases.map(\.rawValue).joined(separator: ", "))",
                        "状态“\(sides[0])”应为 \(FacilityStatus.allCases.map(\.rawValue).joined(separator: "、")) 之一")
                }
                status = named
            }
            let word = (sides.last ?? "").lowercased().filter { !$0.isWhitespace }
            guard let status, !word.isEmpty else {
                throw ValidationError(
                    "give a status and the words that mean it, such as existing=Operational,Active",
                    "应写作“状态=词,词”，例如 existing=运行中,已建成")
            }
            found.words[word] = status
        }
        if found.words.isEmpty {
            throw ValidationError(
                "give a status and the words that mean it, such as existing=Operational,Active", "应写作“状态=词,词”，例如 existing=运行中,已建成"
            )
        }
        return found
    }
}

extension TextEncoding {
    /// Reads the encoding of a flag by any of its usual names.
    static func reading(_ text: String) throws -> TextEncoding {
        guard let encoding = TextEncoding(parsing: text) else {
            throw ValidationError(
                "give one of \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))",
                "应为 \(TextEncoding.allCases.map(\.rawValue).joined(separator: "、")) 之一")
        }
        return encoding
    }
}
