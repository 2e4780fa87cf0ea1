import GeoPrimitives

/// A one-file map in the form in which the page carries it: docs/maps.md.
struct MapPageForm: Encodable {
    /// A layer with its places on the grid.
    struct Layer: Encodable {
        var id: String, title: String, single: String?, form: MapPageLayer.Form, on: Bool, state: Int?
        var classes: [MapPageLayer.Class], `class`: [Int]?
        var shape: [Int]?, at: [Int]?, cell: [Double]?
        var size: [Double]?, largest: Double?, mark: [String?]?, reach: [Int]?
        var name: [String]?, key: [String]?, fields: [MapPageLayer.Field]?, note: String?, isUnsearched: Bool?

        init(_ layer: MapPageLayer, _ grid: MapGrid, _ pool: inout ShapePool) {
            (id, title, single, form, on, state) = (layer.id, layer.title, layer.single, layer.form, layer.isOn, layer.state)
            (classes, `class`) = (layer.classes, layer.classOfRow.nilIfEmpty)
            switch layer.places {
            case .areas(let areas): shape = areas.map { pool.number(of: $0) }
            case .points(let points): at = grid.deltas(points)
            }
            cell = layer.cell.map { [grid.steps($0.width), grid.steps($0.height)] }
            (size, largest, mark) = (layer.sizes.nilIfEmpty, layer.largest, layer.marks.nilIfEmpty)
            reach = layer.reach.nilIfEmpty?.map { pool.number(of: $0) }
            (name, key, fields) = (layer.names.nilIfEmpty, layer.keys.nilIfEmpty, layer.fields.nilIfEmpty)
            (note, isUnsearched) = (layer.note, layer.isUnsearched ? true : nil)
        }
    }

    var schema = 1
    var lang: String, program: String, title: String, kicker: String, date: String?
    var facts: [MapPage.Fact], statements: [String], caveats: [String], sources: [String], notes: [String]
    var grid: MapGrid, box: [Double], shapes: [[[[Int]]]]
    var states: [MapPage.State], state: Int, layers: [Layer], tables: [MapPage.Table]

    /// Brings a map into its form.
    init(_ page: MapPage) {
        var box = BoundingBox.empty
        for layer in page.layers where layer.form != .cell { layer.places.extend(&box) }
        if box.minX > box.maxX { for layer in page.layers { layer.places.extend(&box) } }
        if box.minX > box.maxX { box = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1) }
        grid = MapGrid(box, isPlanar: page.isPlanar)
        var pool = ShapePool(grid)
        var layers: [Layer] = []
        for layer in page.layers { layers.append(Layer(layer, grid, &pool)) }
        (lang, program, title, kicker, date) = (page.language, page.program, page.title, page.kicker, page.date)
        (facts, statements, caveats) = (page.facts, page.statements, page.caveats)
        (sources, notes, self.box, shapes) = (page.sources, page.notes, grid.degrees(box), pool.shapes)
        (states, state, self.layers, tables) = (page.states, page.state, layers, page.tables)
    }
}

extension MapPageLayer.Places {
    fileprivate func extend(_ box: inout BoundingBox) {
        switch self {
        case .areas(let areas):
            for area in areas {
                for polygon in area.polygons {
                    for point in polygon.exterior.points { box.formUnion(x: point.x, y: point.y) }
                }
            }
        case .points(let points): for point in points { box.formUnion(x: point.x, y: point.y) }
        }
    }
}

extension Array {
    fileprivate var nilIfEmpty: Self? { isEmpty ? nil : self }
}
