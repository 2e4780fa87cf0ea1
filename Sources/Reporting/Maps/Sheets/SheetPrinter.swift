import MapRendering
import PlanningTerms
import Publication

/// Brings drawings to the formats that librsvg and cairo make, and says what they cannot draw.
struct SheetPrinter {
    /// So many characters without a font are named.
    private static let named = 12
    /// Fewer Chinese characters than these may be rare ones; as many as these have no font at all.
    private static let chinese = 4

    private let folder: String, options: SheetOptions
    private let file: SheetFile
    private let about: SheetFile.Description

    /// Opens the library for drawings of a size in millimetres.
    init(_ folder: String, _ size: (width: Double, height: Double), _ options: SheetOptions, _ sheet: MapSheet) throws {
        (self.folder, self.options) = (folder, options)
        let perMillimeter = options.dotsPerInch / 25.4
        let dots = size.width * size.height * perMillimeter * perMillimeter
        guard !options.formats.contains(.png) || dots <= SheetFile.mostPixels else {
            throw CatchmentError.usage(
                .sheet(.tooManyDots(megapixels: Int(dots / 1e6), most: Int(SheetFile.mostPixels / 1e6))))
        }
        about = SheetFile.Description(
            title: sheet.title, author: options.settings.maker, subject: sheet.kicker, creator: sheet.program)
        do {
            file = try SheetFile(
                width: size.width, height: size.height, library: options.library, hasTextAsPaths: options.text == .paths)
        } catch {
            throw Self.refusal(error, folder)
        }
    }

    /// What there is to say about characters that no installed font draws.
    ///
    /// - Throws: ``CatchmentError/noInput(_:)`` where Chinese has no font.
    func notices(for drawings: [String]) throws -> [Notice] {
        let missing = file.undrawable(drawings)
        guard !missing.isEmpty else { return [] }
        let shown = missing.prefix(Self.named).map { String(Character($0)) }.joined(separator: " ")
        if missing.count(where: { (0x4E00...0x9FFF).contains($0.value) }) >= Self.chinese {
            throw CatchmentError.noInput("fonts", .sheet(.noFont(characters: shown)))
        }
        let diagnostic = InputDiagnostic(
            .notice, file: folder, message: .sheet(.undrawable(count: missing.count, characters: shown)))
        return [Notice(sentence: Language.en(diagnostic.gradedWording), diagnostic)]
    }

    /// A sheet in a format; `nil` for the drawing as it is.
    func printed(_ svg: String, _ format: SheetOptions.Format) throws -> [UInt8]? {
        do {
            switch format {
            case .svg: return options.text == .paths ? try file.outlined(svg, about) : nil
            case .pdf: return try file.pdf([SheetFile.Page(svg)], about)
            case .png: return try file.png(svg, dotsPerInch: options.dotsPerInch, software: about.creator)
            }
        } catch {
            throw Self.refusal(error, folder)
        }
    }

    /// Pages as one PDF.
    func document(_ pages: [SheetFile.Page]) throws -> [UInt8] {
        do {
            return try file.pdf(pages, about)
        } catch {
            throw Self.refusal(error, folder)
        }
    }

    private static func refusal(_ problem: SheetFile.Problem, _ folder: String) -> CatchmentError {
        switch problem {
        case .missing(let what): .noInput("librsvg-2.so.2", .sheet(.noDrawingLibrary(what)))
        case .refused(let reason): .badData(folder, .sheet(.notDrawn(reason)))
        }
    }
}
