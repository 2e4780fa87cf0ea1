import GeoFormats
import GeoPrimitives
import MapRendering
import PlanningTerms

extension PlannerPage {
    /// The page as one HTML file without any outside request; every text in it is escaped.
    var html: String {
        let values: [String: Template.Value] = [
            "lang": .text(language == .en ? "en" : "zh-CN"), "program": .text(program), "kicker": .text(kicker),
            "title": .text(title), "meta": .text(meta), "factCount": .text("\(max(1, facts.count))"),
            "facts": .list(
                facts.map {
                    [
                        "value": .text($0.value), "label": .text($0.label), "detail": .text($0.detail),
                        "isPlan": .text($0.isPlan ? "yes" : ""),
                    ]
                }),
            "sections": .list(
                sections.map { ["heading": .text($0.heading ?? ""), "blocks": .list($0.blocks.compactMap(filling))] }),
            "footer": .list(footer.map { ["line": .text($0)] }),
        ]
        return Template(.reportPage).filled(with: values).text
    }

    private func filling(_ block: Block) -> [String: Template.Value]? {
        switch block {
        case .subheading(let text): ["subheading": .text(text)]
        case .paragraph(let text): ["paragraph": .text(text)]
        case .lead(let text): ["lead": .text(text)]
        case .alert(let text): ["alert": .text(text)]
        case .caveats(let title, let caveats):
            [
                "caveats": .list([
                    [
                        "caveatTitle": .text(title),
                        "entries": .list(
                            caveats.map { ["item": .text($0.text), "isGrave": .text($0.isGrave ? "yes" : "")] }),
                    ]
                ])
            ]
        case .note(let text): ["note": .text(text)]
        case .list(let items): ["items": .list([["entries": .list(items.map { ["item": .text($0)] })]])]
        case .map(let caption):
            map.map {
                [
                    "map": .list([
                        ["drawing": .markup($0), "caption": .text(caption), "isSmall": .text(hasLongOpening ? "yes" : "")]
                    ])
                ]
            }
        case .table(let table): ["table": .list([filling(table)])]
        }
    }

    /// Whether so much stands before the map that it has less room on the first page of paper.
    private var hasLongOpening: Bool {
        sections.first?.blocks.contains { block in
            if case .caveats(_, let caveats) = block { caveats.count > Self.fewCaveats } else { false }
        } ?? false
    }

    /// So many caveats leave room for a large map.
    private static let fewCaveats = 4
    /// A table of so many rows stays on one page.
    private static let shortRows = 10

    private func filling(_ table: Table) -> [String: Template.Value] {
        let rows = table.rows.enumerated().map { number, row -> [String: Template.Value] in
            [
                "isTotal": .text(table.hasTotal && number == table.rows.count - 1 ? "yes" : ""),
                "cells": .list(zip(table.columns, row).map(filling)),
            ]
        }
        return [
            "columns": .list(table.columns.map { ["name": .text($0.name), "isNumber": .text($0.isNumber ? "yes" : "")] }),
            "rows": .list(rows), "isShort": .text(table.rows.count <= Self.shortRows ? "yes" : ""),
        ]
    }

    private func filling(_ column: Table.Column, _ cell: Cell) -> [String: Template.Value] {
        // A long name may break anywhere; a short word must not.
        let isWord = cell.isWhole || !column.isNumber && cell.text.utf8.count <= 12 && !cell.text.contains(" ")
        return [
            "cell": .text(cell.text), "isNumber": .text(column.isNumber ? "yes" : ""), "isWord": .text(isWord ? "yes" : ""),
            "isPlan": .text(cell.isPlan ? "yes" : ""),
            "percent": .text(cell.share.map { "\(($0 * 100).rounded(toDecimals: 1))" } ?? ""),
        ]
    }
}
