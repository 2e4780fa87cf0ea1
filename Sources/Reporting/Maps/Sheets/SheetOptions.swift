package import MapRendering
package import PlanningTerms

/// How a sheet for the wall is laid out and written.
public struct SheetOptions: Sendable {
    /// What a sheet can be written as.
    public enum Format: String, Sendable, CaseIterable {
        /// A drawing for browsers and drawing programs.
        case svg
        /// A document to print.
        case pdf
        /// A picture.
        case png
    }

    /// What becomes of texts.
    public enum TextForm: String, Sendable, CaseIterable {
        /// They stay texts, with their fonts in a PDF.
        case fonts
        /// They become outlines, which no font of a print shop can change.
        case paths
    }

    /// How the pages of an atlas compare.
    public enum AtlasRule: String, Sendable, CaseIterable {
        /// Every unit fills its page.
        case frame
        /// All pages have the scale at which the largest unit has room.
        case scale
    }

    /// Between what the dots in an inch of a picture may be.
    public static let dots = 30.0...1200.0

    /// What is written.
    public var formats: [Format] = []
    /// The paper.
    public var paper = PaperSize.usual
    /// What becomes of texts.
    public var text = TextForm.fonts
    /// Dots in an inch of a picture.
    public var dotsPerInch = 200.0
    /// What stands on the sheet beside what its folder says.
    package var settings = MapSettings()
    /// The named extent that the frame shows; the study area where `nil`.
    public var extent: String?
    /// What lies under the map, as it was read.
    package var context: [MapSheet.Context] = []
    /// The level of units of which each has a page; a single sheet where `nil`.
    public var atlas: String?
    /// How the pages of an atlas compare.
    public var atlasRule = AtlasRule.frame
    /// The file of librsvg, where it is not in the usual places.
    public var library: String?

    /// Makes the usual options.
    public init() {}
}

/// The paper of a sheet: its size, and which way it lies.
public struct PaperSize: Sendable {
    /// Which way paper of a named size lies.
    public enum Turn: String, CaseIterable, Sendable {
        /// The way that shows the area larger.
        case auto
        /// Upright.
        case portrait
        /// On its side.
        case landscape

        var turn: SheetPaper.Turn {
            switch self {
            case .auto: .auto
            case .portrait: .portrait
            case .landscape: .landscape
            }
        }
    }

    let paper: SheetPaper
    /// Which way it lies.
    public var turn = Turn.auto

    /// A3, lying the way that shows the area larger.
    public static let usual = PaperSize(paper: .usual)

    private init(paper: SheetPaper) { self.paper = paper }

    /// Reads a size: `A4` to `A0`, or width and height in millimetres such as `420x297mm`.
    public init?(parsing text: String) {
        guard let paper = SheetPaper(parsing: text) else { return nil }
        self.init(paper: paper)
    }
}
