/// What every feature of a written layer has as geometry.
package enum WrittenGeometry: Hashable, Sendable {
    /// Single positions.
    case point
    /// Open lines, each in one part or several.
    case line
    /// Areas, written as MultiPolygon whatever their number of parts.
    case area
}
