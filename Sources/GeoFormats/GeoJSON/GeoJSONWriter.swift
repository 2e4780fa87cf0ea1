package import GeoPrimitives

/// Writes one layer as GeoJSON, feature by feature.
///
/// In `crs84` layers the file follows RFC 7946: seven decimals, outer rings counter-clockwise and holes clockwise, no `crs` member,
/// metadata as a foreign member. Planar layers carry metres with as many decimals, and their metadata must say so. The file is written
/// beside its place and renamed by ``close()``: it is whole or absent.
///
/// It is ours because GDAL's GeoJSON writer (3.6) takes decimals that look like rounding noise for such: 106.099999 comes out as 106.1,
/// nine centimetres away (docs/decisions/003-geojson-writer.md).
package final class GeoJSONWriter {
    private let target: OutputFile
    /// The name of each property as it stands in a feature: a comma where one precedes it, the name, a colon.
    private let keys: [[UInt8]]
    private let geometry: WrittenGeometry
    private var text = JSONText()
    private var isFirst = true
    private var isOpen = true

    /// How many bytes are gathered before they are written.
    private static let bufferSize = 1 << 18

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - path: The file; one that exists is replaced at the end.
    ///   - name: The name of the layer.
    ///   - properties: The names of the properties in the order of the values.
    ///   - geometry: What every feature has.
    ///   - metadata: Members of the foreign member `catchment`, written in the order of their names.
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package init(
        path: String, layer name: String, properties: [String], geometry: WrittenGeometry,
        metadata: [String: PropertyValue] = [:]
    ) throws(FormatError) {
        target = try OutputFile(path)
        keys = properties.enumerated().map { position, name in
            var key = JSONText()
            if position > 0 { key.raw(",") }
            key.string(name)
            key.raw(":")
            return key.bytes
        }
        self.geometry = geometry
        text.raw("{\"type\":\"FeatureCollection\",\"name\":")
        text.string(name)
        if !metadata.isEmpty {
            text.raw(",\"catchment\":{")
            for (position, member) in metadata.sorted(by: { $0.key < $1.key }).enumerated() {
                if position > 0 { text.raw(",") }
                text.string(member.key)
                text.raw(":")
                text.value(member.value)
            }
            text.raw("}")
        }
        text.raw(",\"features\":[")
    }

    deinit { target.discard() }

    /// Adds a feature.
    ///
    /// - Parameters:
    ///   - shape: A geometry of the layer's kind, or none. Rings may turn either way.
    ///   - values: One value for each property.
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package func append(_ shape: Geometry, _ values: [PropertyValue]) throws(FormatError) {
        precondition(isOpen && values.count == keys.count, "one value for each property, and none after close()")
        text.raw(isFirst ? "\n{\"type\":\"Feature\",\"properties\":{" : ",\n{\"type\":\"Feature\",\"properties\":{")
        isFirst = false
        text.properties(keys, values)
        text.raw("},\"geometry\":")
        write(shape)
        text.raw("}")
        if text.bytes.count >= Self.bufferSize { try flush() }
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package func close() throws(FormatError) {
        guard isOpen else { return }
        isOpen = false
        text.raw("\n]}\n")
        try flush()
        try target.commit()
    }

    private func flush() throws(FormatError) {
        try target.write(text.bytes)
        text.bytes.removeAll(keepingCapacity: true)
    }

    private func write(_ shape: Geometry) {
        switch shape {
        case .none:
            text.raw("null")
        case .point(let point):
            precondition(geometry == .point, "a point in a layer of another kind")
            text.raw("{\"type\":\"Point\",\"coordinates\":")
            text.position(point)
            text.raw("}")
        case .line(let points):
            precondition(geometry == .line, "a line in a layer of another kind")
            text.raw("{\"type\":\"LineString\",\"coordinates\":")
            write(points)
            text.raw("}")
        case .lines(let lines):
            precondition(geometry == .line, "lines in a layer of another kind")
            text.raw("{\"type\":\"MultiLineString\",\"coordinates\":[")
            for (number, points) in lines.enumerated() {
                if number > 0 { text.raw(",") }
                write(points)
            }
            text.raw("]}")
        case .area(let area):
            precondition(geometry == .area, "an area in a layer of another kind")
            text.raw("{\"type\":\"MultiPolygon\",\"coordinates\":[")
            for (number, polygon) in area.polygons.enumerated() {
                text.raw(number > 0 ? ",[" : "[")
                write(polygon.exterior, isCounterClockwise: true)
                for hole in polygon.holes {
                    text.raw(",")
                    write(hole, isCounterClockwise: false)
                }
                text.raw("]")
            }
            text.raw("]}")
        }
    }

    private func write(_ ring: Ring, isCounterClockwise: Bool) {
        write((ring.doubledSignedArea > 0) == isCounterClockwise ? ring.points : ring.points.reversed())
    }

    private func write(_ points: [PlanarPoint]) {
        text.raw("[")
        for (number, point) in points.enumerated() {
            if number > 0 { text.raw(",") }
            text.position(point)
        }
        text.raw("]")
    }
}
