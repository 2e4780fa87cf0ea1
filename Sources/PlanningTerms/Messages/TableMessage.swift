package import GeoPrimitives

/// What there is to say about columns and cells of a table.
package enum TableMessage: Hashable, Sendable {
    /// A column is given for something that the layer has not.
    case unknownRole(String, LayerRole, known: [ColumnRole])
    /// A column that is named is not there.
    case noColumn(String, PlacedSetting, columns: [String])
    /// No column is recognised as what the cost matrix needs.
    case unrecognised(ColumnRole, PlacedSetting, columns: [String])
    /// A cell does not hold what its column must hold.
    case cell(column: String, text: String, CellProblem)
    /// A number below zero.
    case negative(column: String, text: String)
    /// No column holds ids, and the numbers of rows stand in for them.
    case rowNumbersAsIds(LayerRole, columns: [String])
    /// An identifier is empty.
    case emptyId(column: String)
    /// An identifier stands in the table already.
    case duplicateId(String, firstRow: Int)
}

/// What there is to say about the geometries of a layer.
package enum GeometryMessage: Hashable, Sendable {
    /// The file of a layer of polygons holds something else.
    case polygonsNeeded(LayerRole)
    /// The features of a layer of polygons are something else.
    case noPolygons(LayerRole)
    /// Polygons where points are needed.
    case pointsNeeded(LayerRole)
    /// No column holds positions.
    case noCoordinates(LayerRole, columns: [String])
    /// Areas stand for points inside them; the first are listed.
    case areasStandForPoints(LayerRole, areas: Int, of: Int, first: [Int])
    /// Some features of the demand are areas; the first are listed.
    case areasAmongPoints(LayerRole, areas: Int, of: Int, first: [Int])
    /// Some features of a layer of polygons are points; the first are listed.
    case pointsAmongPolygons(LayerRole, points: Int, of: Int, first: [Int])
    /// A feature without a polygon.
    case emptyFeature
    /// A polygon was repaired; areas in whole square metres.
    case repaired(reason: String, x: Double, y: Double, before: Int, after: Int)
    /// A polygon whose repair would change it much; areas in whole square metres.
    case unrepairable(reason: String, x: Double, y: Double, before: Int, after: Int)
}
