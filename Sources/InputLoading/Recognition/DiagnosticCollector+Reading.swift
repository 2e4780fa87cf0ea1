import GeoFormats
import GeoPrimitives
import PlanningTerms

extension DiagnosticCollector {
    /// Adds what a reader says about a file, and how it understood it.
    mutating func add(_ source: any TableSource) {
        add(source.notices, file: source.file)
        add(source.reading, source.file)
    }

    /// Adds what a reader says about a file.
    mutating func add(_ found: [ReadingNotice], file: String) {
        for found in found {
            switch found {
            case .encoding(let name): notice(file, .file(.encoding(name)))
            case .missingSideFile(let suffix): notice(file, .file(.missingSideFile(extension: suffix)))
            case .wrongDeclaration(let declared, let used): warning(file, .file(.wrongEncoding(declared: declared, used: used)))
            case .warned(let source, let text): notice(file, .file(.warned(file: source, text)))
            }
        }
    }

    /// Adds how a table was understood, as far as that is not plain.
    private mutating func add(_ reading: TableReading, _ file: String) {
        if let sheet = reading.sheet, !reading.otherSheets.isEmpty {
            notice(file, .layout(.sheet(sheet, others: reading.otherSheets)))
        }
        if reading.separator != nil || reading.hasDecimalCommas {
            notice(file, .layout(.marks(separator: reading.separator, decimalCommas: reading.hasDecimalCommas)))
        }
        if let rows = reading.headerRows, !reading.titles.isEmpty || rows.count > 1 {
            notice(file, .layout(.header(rows: rows, titles: reading.titles)))
        }
        for found in reading.leftOut { notice(file, .layout(.leftOut(found))) }
        for found in reading.cells {
            if found.kind == .mergedNumber || found.kind == .keptTotal {
                warning(file, row: found.firstRows.first, .layout(.cells(found)))
            } else {
                notice(file, .layout(.cells(found)))
            }
        }
        if reading.hiddenRows > 0 { notice(file, .layout(.hiddenRows(reading.hiddenRows))) }
    }
}
