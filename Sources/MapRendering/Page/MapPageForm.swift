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
    var facts: [MapPage.Fact], lists: [MapPage.List]
    var statements: [String], caveats: [String], sources: [String], notes: [String]
    var grid: MapGrid, box: [Double], shapes: [[[[Int]]]]
    var states: [MapPage.State], state: Int, layers: [Layer], tables: [MapPage.Table]

    /// Brings a map into its form.
    init(_ page: MapPage) {
        let whole = Self.box(page, page.layers.filter { $0.form != .cell })
        grid = MapGrid(whole, isPlanar: page.isPlanar)
        // The study area is the frame: a center far away would shrink it to a dot.
        let units = page.layers.filter { $0.form == .outline }
        let frame = units.isEmpty ? whole : Self.box(page, units)
        var pool = ShapePool(grid)
        var layers: [Layer] = []
        for layer in page.layers { layers.append(Layer(layer, grid, &pool)) }
        (lang, program, title, kicker, date) = (page.language, page.program, page.title, page.kicker, page.date)
        (facts, lists, statements, caveats) = (page.facts, page.lists, page.statements, page.caveats)
        (sources, notes, self.box, shapes) = (page.sources, page.notes, grid.degrees(frame), pool.shapes)
        (states, state, self.layers, tables) = (page.states, page.state, layers, page.tables)
    }
}

extension MapPageForm {
    /// The box around layers, else around all that the map shows; over the antimeridian it ends beyond 180 where that makes it narrower.
    private static func box(_ page: MapPage, _ shapes: [MapPageLayer]) -> BoundingBox {
        func box(_ layers: [MapPageLayer], _ shift: Double) -> BoundingBox {
            var box = BoundingBox.empty
            for layer in layers { layer.places.extend(&box, shift) }
            return box
        }
        let layers = box(shapes, 0).isEmpty ? page.layers : shapes
        let plain = box(layers, 0)
        if plain.isEmpty { return BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1) }
        guard !page.isPlanar, plain.maxX - plain.minX > 180 else { return plain }
        let turned = box(layers, 360)
        return turned.maxX - turned.minX < plain.maxX - plain.minX ? turned : plain
    }
}

extension MapPageLayer.Places {
    /// Grows a box by all positions, those west of Greenwich moved to the east.
    fileprivate func extend(_ box: inout BoundingBox, _ shift: Double) {
        func add(_ point: PlanarPoint) { box.formUnion(x: point.x < 0 ? point.x + shift : point.x, y: point.y) }
        switch self {
        case .areas(let areas):
            for area in areas { for polygon in area.polygons { for point in polygon.exterior.points { add(point) } } }
        case .points(let points): for point in points { add(point) }
        }
    }
}

extension Array {
    fileprivate var nilIfEmpty: Self? { isEmpty ? nil : self }
}
