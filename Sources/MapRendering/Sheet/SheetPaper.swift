import Glibc

/// The paper of a sheet.
package struct SheetPaper: Hashable, Sendable {
    /// Which way a sheet of a known size lies.
    package enum Turn: String, CaseIterable, Sendable {
        /// The way that shows the area larger.
        case auto
        /// Upright.
        case portrait
        /// On its side.
        case landscape
    }

    /// Sizes by name in millimetres, upright.
    private static let named: [String: (Double, Double)] = [
        "A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841), "A0": (841, 1189),
    ]
    /// Between what a side may be, in millimetres.
    package static let sides = 140.0...3000.0
    /// Tenths in a millimetre.
    static let fineness = 40.0

    /// Width and height in millimetres.
    package let width: Double, height: Double
    /// Whether it may be turned.
    package let isNamed: Bool

    private init(_ width: Double, _ height: Double, isNamed: Bool) {
        (self.width, self.height, self.isNamed) = (width, height, isNamed)
    }

    /// A3.
    package static let usual = SheetPaper(297, 420, isNamed: true)

    /// Reads a size: `A4` to `A0`, or width and height such as `420x297mm`.
    package init?(parsing text: String) {
        if let (width, height) = Self.named[text.uppercased()] {
            self.init(width, height, isNamed: true)
            return
        }
        let lowered = text.lowercased().replacing("×", with: "x")
        guard lowered.hasSuffix("mm") else { return nil }
        let parts = lowered.dropLast(2).split(separator: "x", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], Self.sides.contains(width),
            Self.sides.contains(height)
        else { return nil }
        self.init(width, height, isNamed: false)
    }

    /// The paper lying one way.
    private func turned(_ turn: Turn) -> SheetPaper {
        let (short, long) = (min(width, height), max(width, height))
        return turn == .landscape ? SheetPaper(long, short, isNamed: true) : SheetPaper(short, long, isNamed: true)
    }

    /// The ways in which it may lie; one whose size was given as two numbers stays as it is.
    func ways(_ turn: Turn) -> [SheetPaper] {
        guard isNamed else { return [self] }
        return turn == .auto ? [turned(.landscape), turned(.portrait)] : [turned(turn)]
    }

    /// How much larger texts and signs are than on A4: less than the paper is, for large sheets have more to say.
    var enlargement: Double { pow(min(width, height) / 210, 0.62) }
    /// How much larger the title is than on A4.
    var titleEnlargement: Double { pow(min(width, height) / 210, 0.85) }
}
