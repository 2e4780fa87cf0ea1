import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// Draws a folder that `cover`, `site`, `checkup`, `scenario` or `compare` wrote as a sheet for the wall, or a run as an atlas.
package struct SheetMaker {
    private let folder: String
    private let map: MapOptions
    private let options: SheetOptions

    /// Makes the sheet of a folder.
    package init(_ folder: String, map: MapOptions, options: SheetOptions) {
        (self.folder, self.map, self.options) = (folder, map, options)
    }

    /// Reads the folder, and writes `map.svg`, `map.pdf` and `map.png` as far as they are asked for, or `atlas.pdf`, into it or into another.
    ///
    /// - Throws: ``CatchmentError`` where the folder holds no result, librsvg or a font is missing, or the map cannot be drawn.
    package func run(into target: String? = nil) throws -> [WrittenMap] {
        let writer = try MapFileWriter(target ?? folder)
        if let level = options.atlas {
            guard options.formats == [.pdf] else { throw CatchmentError.usage(.sheet(.atlasIsPDF)) }
            try writer.check([.atlas])
            return try atlas(of: level, writer)
        }
        try writer.check(options.formats.map(\.file))
        let made = try MapPageMaker(folder, map).made()
        let sheet = try SheetComposition(page: made.page, options: options, language: map.language).sheet()
        let drawing = try engine { try SheetDrawing(sheet, paper: options.paper.paper, turn: options.paper.turn.turn) }
        let svg = drawing.svg()
        var (notices, printer) = (made.notices, SheetPrinter?.none)
        if options.formats.contains(where: { $0 != .svg }) || options.text == .paths {
            let opened = try SheetPrinter(folder, drawing.size, options, sheet)
            notices += try opened.notices(for: [svg])
            printer = opened
        }
        return try options.formats.enumerated().map { number, format in
            let bytes = try printer?.printed(svg, format) ?? Array(svg.utf8)
            let path = try writer.write(Data(bytes), as: format.file)
            return WrittenMap(path: path, bytes: bytes.count, notices: number == 0 ? notices : [])
        }
    }

    /// Writes a page for each unit of a level.
    private func atlas(of level: String, _ writer: MapFileWriter) throws -> [WrittenMap] {
        let made = try MapPageMaker(folder, map).made()
        guard let run = made.run else { throw CatchmentError.usage(.sheet(.atlasOfOneRun)) }
        let sheet = try SheetComposition(page: made.page, options: options, language: map.language).sheet()
        let pages = try engine {
            try AtlasComposition(made.page, run, level: level, language: map.language).pages()
        }
        let atlas = try engine {
            try SheetAtlas(
                sheet, pages: pages, paper: options.paper.paper, turn: options.paper.turn.turn,
                hasOneScale: options.atlasRule == .scale)
        }
        let printer = try SheetPrinter(folder, atlas.size, options, sheet)
        let drawn = pages.indices.map { SheetFile.Page(atlas.svg($0), name: pages[$0].title) }
        let notices = try made.notices + printer.notices(for: drawn.map(\.svg))
        let bytes = try printer.document(drawn)
        let path = try writer.write(Data(bytes), as: .atlas)
        return [WrittenMap(path: path, bytes: bytes.count, notices: notices)]
    }

    private func engine<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as CatchmentError {
            throw error
        } catch {
            throw CatchmentError.badData(folder, .map(.unusableShapes("\(error)")))
        }
    }
}

extension SheetOptions.Format {
    /// The file of a sheet.
    var file: ResultFile {
        switch self {
        case .svg: .sheetDrawing
        case .pdf: .sheetDocument
        case .png: .sheetPicture
        }
    }
}
