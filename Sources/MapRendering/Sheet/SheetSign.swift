import GeoPrimitives
import Glibc

/// How the classes of layers are drawn on paper: the page's pixels as tenths, enlarged with the sheet.
struct SheetSign {
    /// Tenths of a pixel of a line, of a name's height, of a symbol and of a disc, on A4.
    private static let (linePixel, namePixel, symbol, discPixel) = (7.0, 7.0, 44.0, 6.5)

    /// How much larger than on A4.
    let enlargement: Double
    /// How much smaller symbols are where there are many, and larger where there are few.
    let crowding: Double

    init(enlargement: Double, symbols: Int) {
        self.enlargement = enlargement
        crowding = symbols > 4000 ? 0.35 : symbols > 1200 ? 0.5 : symbols > 400 ? 0.75 : symbols > 40 ? 1 : 1.5
    }

    /// The width of a line of so many pixels.
    func line(_ pixels: Double) -> Double { max(pixels * Self.linePixel * enlargement, 3) }

    /// The font of a name.
    func font(_ label: MapPageLayer.Label) -> Double { label.size * Self.namePixel * enlargement }

    /// The reach of a symbol; one with a number in it has room for it.
    func reach(_ one: MapPageLayer.Class, isMarked: Bool) -> Double {
        let size = one.size ?? 1
        return isMarked ? 64 * size * enlargement : Self.symbol * size * enlargement * crowding
    }

    /// The radius of a disc of a share of the largest.
    func radius(_ share: Double, of layer: MapPageLayer) -> Double {
        let largest = (layer.largest ?? 20) * Self.discPixel
        return max(largest * max(share, 0).squareRoot(), 12) * enlargement
    }

    /// Draws a symbol, white around the edge so that it stands out on any ground.
    func draw(_ one: MapPageLayer.Class, at middle: PlanarPoint, reach: Double, into list: inout DisplayList) {
        let edge = max(4, reach * 0.16)
        switch one.symbol ?? "circle" {
        case "circle": list.add(disc: middle, radius: reach * 0.95, fill: one.color, stroke: "#ffffff", line: edge)
        case let symbol:
            let corners = Self.corners(symbol).map { PlanarPoint(x: middle.x + $0.0 * reach, y: middle.y + $0.1 * reach) }
            list.add(.figure([corners]), fill: one.color, stroke: "#ffffff", line: edge)
        }
    }

    private static func corners(_ symbol: String) -> [(Double, Double)] {
        switch symbol {
        case "square": [(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)]
        case "diamond": [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)]
        case "triangle": [(0, -1.05), (1.03, 0.76), (-1.03, 0.76)]
        case "star":
            (0..<10).map { corner in
                let (reach, turn) = (corner.isMultiple(of: 2) ? 1.25 : 0.55, Double(corner) * .pi / 5 - .pi / 2)
                return (reach * cos(turn), reach * sin(turn))
            }
        default:
            [
                (-0.36, -0.95), (0.36, -0.95), (0.36, -0.36), (0.95, -0.36), (0.95, 0.36), (0.36, 0.36), (0.36, 0.95),
                (-0.36, 0.95), (-0.36, 0.36), (-0.95, 0.36), (-0.95, -0.36), (-0.36, -0.36),
            ]
        }
    }

    /// The fill, edge and opacities of an area of a class.
    func area(_ one: MapPageLayer.Class, _ outline: DisplayList.Outline, into list: inout DisplayList) {
        let width = one.width ?? 0.8
        list.add(
            outline, fill: one.color, opacity: one.opacity ?? 0.4, stroke: width > 0 ? one.stroke ?? one.color : nil,
            line: line(width), edge: one.edge ?? 0.8)
    }
}
