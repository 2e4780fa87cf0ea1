import ArgumentParser
import CatchmentKit

/// How a map for the wall is laid out.
struct SheetArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Paper: A4 to A0, or width and height such as 420x297mm.", valueName: "size"), transform: Self.paper)
    var size = PaperSize.usual

    @Option(help: "Which way A4 to A0 lie: auto (the way that shows the area larger), portrait or landscape.")
    var orientation = PaperSize.Turn.auto

    @Option(help: "What becomes of texts: fonts, or paths for print shops.")
    var text = SheetOptions.TextForm.fonts

    @Option(help: ArgumentHelp("Dots per inch of a PNG.", valueName: "number"))
    var dpi = 200.0

    @Option(
        help: ArgumentHelp(
            "A file under the map, GeoJSON, GeoPackage, FlatGeobuf or Shapefile; drawn by its name, or KIND=FILE: water, road, rail, green, built, other. Repeatable.",
            valueName: "file"), transform: Self.context)
    var context: [MapSettings.Context] = []

    @Option(
        name: .customLong("context-crs"),
        help: ArgumentHelp("CRS of files under the map that declare none.", valueName: "crs"), transform: CRS.reading)
    var contextCRS: CRS?

    @Option(help: ArgumentHelp("Frame of the map: an extent that the plan names under map.", valueName: "name"))
    var extent: String?

    @Option(help: ArgumentHelp("Level of units of which each gets a page of atlas.pdf.", valueName: "level"))
    var atlas: String?

    @Option(help: "How pages of an atlas compare: frame (each unit fills its page) or scale (one scale for all).")
    var equal = SheetOptions.AtlasRule.frame

    @Option(name: .customLong("made-by"), help: ArgumentHelp("Who makes the map (制图单位).", valueName: "text"))
    var madeBy: String?

    @Option(
        name: .customLong("approval-number"),
        help: ArgumentHelp("Number under which the map is approved (审图号).", valueName: "text"))
    var approvalNumber: String?

    @Option(name: .customLong("data-date"), help: ArgumentHelp("Date of the data, as it is to be printed.", valueName: "text"))
    var dataDate: String?

    private static func paper(_ text: String) throws -> PaperSize {
        guard let size = PaperSize(parsing: text) else {
            throw ValidationError(
                "'\(text)' must be A4, A3, A2, A1, A0 or a size such as 420x297mm, sides from 140 to 3000 mm.",
                "“\(text)”应为 A4、A3、A2、A1、A0，或如 420x297mm 的尺寸，边长 140 至 3000 毫米。")
        }
        return size
    }

    private static func context(_ text: String) throws -> MapSettings.Context {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, let kind = ContextKind(rawValue: String(parts[0])), !parts[1].isEmpty {
            return MapSettings.Context(LayerOptions(path: String(parts[1])), kind: kind)
        }
        guard !text.isEmpty else { throw ValidationError("--context must name a file.", "--context 应给出文件。") }
        return MapSettings.Context(LayerOptions(path: text))
    }

    func validate() throws {
        guard SheetOptions.dots.contains(dpi) else {
            throw ValidationError("--dpi must be from 30 to 1200.", "--dpi 应在 30 至 1200 之间。")
        }
    }

    /// Whether anything is said that only a map for the wall has.
    var areGiven: Bool {
        extent != nil || atlas != nil || !context.isEmpty || madeBy != nil || approvalNumber != nil || dataDate != nil
            || text != .fonts
    }

    /// The options of a sheet, over what a plan says.
    func options(over settings: MapSettings, _ formats: [SheetOptions.Format]) -> SheetOptions {
        var options = SheetOptions()
        (options.formats, options.paper, options.text, options.dotsPerInch) = (formats, size, text, dpi)
        options.paper.turn = orientation
        options.settings = settings
        options.settings.maker = madeBy ?? settings.maker
        options.settings.approvalNumber = approvalNumber ?? settings.approvalNumber
        options.settings.dataDate = dataDate ?? settings.dataDate
        options.settings.context += context
        (options.extent, options.atlas, options.atlasRule) = (extent, atlas, equal)
        options.library = Console.environment("CATCHMENT_LIBRSVG")
        return options
    }
}
