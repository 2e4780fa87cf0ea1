import MapRendering
import PlanningTerms

/// The colours and signs of the one-file map that the layers' own palette does not have.
///
/// Steps go from light to dark, so that they stay apart in grey and for colour-blind readers; blue against orange and brown does too.
enum MapColors {
    /// Blanks by people: nobody, and three steps.
    static let severity = ["#b9b9b4", "#fdd9a0", "#f5903f", "#cf4618"]
    static let severityEdges = ["#999999", "#b98d50", "#9c5a20", "#7a2a0e"]
    /// Clusters of people, on whatever ground.
    static let cluster = "#5b0f4e"
    /// Shares in six steps from none to all.
    static let shares = ["#8c3a0f", "#cc6b1f", "#eeb05e", "#cfdbe6", "#7fb0d6", "#2a6fad"]
    /// The borders of units from the uppermost level down, their widths, and the sizes of names.
    static let borders = ["#333c46", "#4a5560", "#6b7681", "#98a2ab"]
    static let borderWidths = [2.6, 1.8, 1.1, 0.6]
    static let nameSizes = [17.0, 15, 13, 11], nameZooms = [0.0, 0, 9.5, 12]
    /// Names of centers and of proposals.
    static let centerName = "#003a63", proposalName = "#8f3d00"
    /// The signs of levels from the top down.
    static let symbols = ["star", "square", "diamond", "circle", "triangle", "cross"]
    static let symbolSizes = [1.25, 1.02, 0.92, 0.66, 0.8, 0.8], symbolZooms = [9.0, 11, 12, 12.5, 12.5, 12.5]

    /// How the borders of one of so many levels are drawn: the lowest always in the finest manner.
    ///
    /// One unit that holds all others needs no name across the map.
    static func border(_ title: String, _ number: Int, of count: Int, isWhole: Bool) -> MapPageLayer.Class {
        let step = number == count - 1 && count > 1 ? 3 : min(number, 2)
        return MapPageLayer.Class(
            title, borders[step], width: borderWidths[step],
            label: isWhole && count > 1
                ? nil
                : .init(size: nameSizes[step], from: nameZooms[step], color: step < 2 ? borders[0] : borders[1], isBold: step < 2)
        )
    }

    /// How centers are drawn that another run does not have.
    static func opened(_ title: String) -> MapPageLayer.Class {
        MapPageLayer.Class(
            title, Palette.proposal, symbol: "circle", size: 0.95, label: .init(size: 12, color: proposalName, isBold: true))
    }

    /// How the centers of one of so many levels are drawn.
    static func center(_ level: String, _ number: Int, of count: Int) -> MapPageLayer.Class {
        let step = count == 1 ? 3 : min(number, symbols.count - 1)
        return MapPageLayer.Class(
            level, step == 0 ? centerName : Palette.facility, symbol: symbols[step], size: symbolSizes[step],
            label: .init(size: 11, from: symbolZooms[step], color: centerName))
    }
}
