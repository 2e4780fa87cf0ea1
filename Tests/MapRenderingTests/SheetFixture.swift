import GeoPrimitives

@testable import MapRendering

/// A small sheet: two units of a district, a center in each, a stray one, a cluster and a proposal.
enum SheetFixture {
    static let words = SheetWords(
        legend: "Legend", caveats: "Caveats", sources: "Sources", notes: "Notes", north: "N", scale: "Scale ",
        projection: "equal-area", plane: "plane", more: { "and \($0) more" }, discExample: { " (disc: \($0))" },
        leftOut: { " (without \($0))" }, outside: { "\($2): \($0) of \($1) outside" },
        unnamed: { "\($2): \($0) of \($1) unnamed" })

    static func square(_ west: Double, _ south: Double, _ side: Double) -> MultiPolygon {
        let corners = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)]
        return MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: west + $0.0, y: south + $0.1) }))])
    }

    /// The sheet, all names followed by an ending.
    static func sheet(title: String = "A sheet", ending: String = "", corner: (Double, Double) = (106, 36)) -> MapSheet {
        let (x, y) = corner
        var units = MapPageLayer(
            "units", "Borders", .outline,
            .areas([
                MultiPolygon(square(x, y, 0.1).polygons + square(x + 0.1, y, 0.1).polygons), square(x, y, 0.1),
                square(x + 0.1, y, 0.1),
            ]),
            classes: [
                .init("district", "#333333", width: 2),
                .init("street", "#777777", label: .init(size: 12)),
            ])
        (units.classOfRow, units.names, units.keys) = ([0, 1, 1], ["All", "West", "East"], ["0", "1", "2"])
        var centers = MapPageLayer(
            "facilities", "Centers", .icon,
            .points(
                [(0.05, 0.08), (0.15, 0.08), (0.16, 0.03), (0.04, 0.03), (20, 20)].map { PlanarPoint(x: x + $0.0, y: y + $0.1) }),
            classes: [.init("", "#0072b2", symbol: "square", label: .init(size: 11))])
        centers.names = ["Oak", "Elm", "Ash", "Fir", "Far"].map { $0 + ending }
        var clusters = MapPageLayer(
            "clusters", "Clusters", .disc, .points([PlanarPoint(x: x + 0.1, y: y + 0.1)]), classes: [.init("", "#5b0f4e")])
        (clusters.sizes, clusters.largest, clusters.marks) = ([500], 14, ["1"])
        var sheet = MapSheet(language: "en", program: "catchment test", title: title, kicker: "MAP", words: words)
        sheet.facts = [.init(value: "50 %", title: "within reach", note: "of 1,000 people", isPlan: false)]
        sheet.caveats = ["A caveat."]
        sheet.panels = [.init(title: nil, layers: [units, clusters, centers])]
        return sheet
    }

    static func svg(_ sheet: MapSheet, _ size: String = "A4", turn: SheetPaper.Turn = .auto) throws -> String {
        guard let paper = SheetPaper(parsing: size) else { preconditionFailure("a size") }
        return try SheetDrawing(sheet, paper: paper, turn: turn).svg()
    }

    /// The texts of a sheet with where they begin and how high they are.
    static func texts(_ svg: String) -> [(text: String, x: Double, y: Double, font: Double, anchor: String, hasHalo: Bool)] {
        svg.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("<text"), let end = line.firstIndex(of: ">"), let close = line.firstRange(of: "</text>") else {
                return nil
            }
            func value(_ name: String) -> String {
                guard let start = line.firstRange(of: " \(name)=\"") else { return "" }
                return String(line[start.upperBound...].prefix { $0 != "\"" })
            }
            return (
                String(line[line.index(after: end)..<close.lowerBound]), Double(value("x")) ?? .nan, Double(value("y")) ?? .nan,
                Double(value("font-size")) ?? .nan, value("text-anchor"), line.contains("paint-order")
            )
        }
    }
}
