import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// Draws a folder that `cover`, `site`, `checkup`, `scenario` or `compare` wrote as a sheet for the wall.
public struct SheetMaker {
    private let folder: String
    private let map: MapOptions
    private let options: SheetOptions
    private var language: Language { map.language }

    /// Makes the sheet of a folder.
    public init(_ folder: String, map: MapOptions, options: SheetOptions) {
        (self.folder, self.map, self.options) = (folder, map, options)
    }

    /// Reads the folder, and writes `map.svg`, `map.pdf` and `map.png` as far as they are asked for into it or into another.
    ///
    /// - Throws: ``CatchmentError`` where the folder holds no result, librsvg or a font is missing, or the map cannot be drawn.
    public func run(into target: String? = nil) throws -> [WrittenMap] {
        let writer = MapFileWriter(target ?? folder)
        try writer.check(options.formats.map(\.file))
        let (page, notices) = try MapPageMaker(folder, map).page()
        let sheet = try SheetComposition(page: page, options: options, language: language).sheet()
        let drawing = try engine { try SheetDrawing(sheet, paper: options.paper.paper, turn: options.paper.turn.turn) }
        let svg = drawing.svg()
        var said = notices
        var printer: SheetFile?
        if options.formats.contains(where: { $0 != .svg }) || options.text == .paths {
            (printer, said) = try opened(drawing, svg, notices)
        }
        return try options.formats.enumerated().map { number, format in
            let bytes = try refusals { () throws(SheetFile.Problem) in
                switch format {
                case .svg: options.text == .paths ? try printer?.outlined(svg, about(sheet)) : Array(svg.utf8)
                case .pdf: try printer?.pdf([SheetFile.Page(svg)], about(sheet))
                case .png: try printer?.png(svg, dotsPerInch: options.dotsPerInch, software: sheet.program)
                }
            }
            let path = try writer.write(Data(bytes ?? []), as: format.file)
            return WrittenMap(path: path, bytes: bytes?.count ?? 0, notices: number == 0 ? said : [])
        }
    }

    /// Opens the library, and says which characters it has no font for.
    private func opened(_ drawing: SheetDrawing, _ svg: String, _ notices: [Notice]) throws -> (SheetFile, [Notice]) {
        let size = drawing.size
        let dots = size.width * size.height * (options.dotsPerInch / 25.4) * (options.dotsPerInch / 25.4)
        if options.formats.contains(.png), dots > SheetFile.mostPixels {
            throw CatchmentError.usage(
                .sheet(.tooManyDots(megapixels: Int(dots / 1e6), most: Int(SheetFile.mostPixels / 1e6))))
        }
        let file: SheetFile
        do {
            file = try SheetFile(
                width: size.width, height: size.height, library: options.library, hasTextAsPaths: options.text == .paths)
        } catch .missing(let what) {
            throw CatchmentError.noInput("librsvg-2.so.2", .sheet(.noDrawingLibrary(what)))
        } catch .refused(let reason) {
            throw CatchmentError.badData(folder, .sheet(.notDrawn(reason)))
        }
        return (file, notices + (try unknown(to: file, svg)))
    }

    private func unknown(to file: SheetFile, _ svg: String) throws -> [Notice] {
        let missing = file.undrawable([svg])
        guard !missing.isEmpty else { return [] }
        let shown = missing.prefix(12).map { String(Character($0)) }.joined(separator: " ")
        if missing.contains(where: { (0x4E00...0x9FFF).contains($0.value) }), missing.count > 3 {
            throw CatchmentError.noInput("fonts", .sheet(.noFont(characters: shown)))
        }
        let diagnostic = InputDiagnostic(
            .notice, file: folder, message: .sheet(.undrawable(count: missing.count, characters: shown)))
        return [Notice(sentence: Language.en(diagnostic.gradedWording), diagnostic)]
    }

    private func about(_ sheet: MapSheet) -> SheetFile.Description {
        SheetFile.Description(
            title: sheet.title, author: options.settings.maker, subject: sheet.kicker, creator: sheet.program)
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

    private func refusals<Result>(_ body: () throws(SheetFile.Problem) -> Result) throws -> Result {
        do {
            return try body()
        } catch .missing(let what) {
            throw CatchmentError.noInput("librsvg-2.so.2", .sheet(.noDrawingLibrary(what)))
        } catch .refused(let reason) {
            throw CatchmentError.badData(folder, .sheet(.notDrawn(reason)))
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
