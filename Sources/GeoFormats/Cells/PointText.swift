import CGDAL
import GeoPrimitives

/// Positions written as well-known text.
enum PointText {
    /// What a cell turned out to be.
    enum Outcome {
        case point(x: Double, y: Double)
        case empty
        /// A word that says that there is nothing.
        case emptyWord
        case failure(CellProblem)
    }

    /// Reads `POINT (106.2 38.4)` with GDAL's parser.
    ///
    /// A leading `SRID=…;` is passed over and a height dropped. The caller has silenced GDAL on this thread.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
        var cell = CellText.trimmed(text)
        guard !cell.isEmpty else { return .empty }
        if cell.starts(with: "SRID=".utf8), let end = cell.firstIndex(of: UInt8(ascii: ";")) {
            cell = UnsafeBufferPointer(rebasing: cell[(end + 1)...])
        }
        if EmptyWord.isNumberless(String(decoding: cell.prefix(25), as: UTF8.self)) { return .emptyWord }
        let remedy = Outcome.failure(.position)
        // Longer than any point: not worth a copy.
        guard cell.count < 1000, !cell.contains(0) else { return remedy }
        var copy = cell.map { CChar(bitPattern: $0) } + [0]
        return copy.withUnsafeMutableBufferPointer { buffer in
            var rest: UnsafeMutablePointer<CChar>? = buffer.baseAddress
            var geometry: OGRGeometryH?
            let status = OGR_G_CreateFromWkt(&rest, nil, &geometry)
            defer { OGR_G_DestroyGeometry(geometry) }
            guard status == OGRERR_NONE, let geometry, let rest, rest.pointee == 0 else { return remedy }
            guard OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbPoint else { return remedy }
            guard OGR_G_IsEmpty(geometry) == 0 else { return .empty }
            let (x, y) = (OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0))
            return x.isFinite && y.isFinite ? .point(x: x, y: y) : remedy
        }
    }
}
