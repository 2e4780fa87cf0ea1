import CGDAL
package import GeoPrimitives

/// A layer of a format that GDAL reads.
package final class VectorTable: TableSource {
    /// The path as given.
    package let file: String
    /// The names of the columns, without blanks around them.
    package let columnNames: [String]
    /// What the rows have as geometry.
    package let geometryKind: GeometryKind
    /// The coordinate reference system that the file states, or that its format implies.
    package let declaredCRS: DeclaredCRS?
    /// What the user should know about how the file was understood; complete after ``read(_:)``.
    package private(set) var notices: [ReadingNotice] = []
    /// How the table was understood, as far as that is not plain.
    package private(set) var reading = TableReading()

    /// The formats that are read through GDAL.
    package enum Format: Hashable, Sendable, CaseIterable {
        case geoJSON, geoPackage, flatGeobuf, shapefile, kml, mapInfo
    }

    private let format: Format
    private let limits: ReadingLimits
    let dataset: VectorDataset

    /// Opens a layer.
    ///
    /// GeoJSON is checked against the grammar of JSON first, so that a problem has its line and column.
    ///
    /// - Parameters:
    ///   - path: The file as given.
    ///   - format: Its format.
    ///   - ask: What is said about the file.
    ///   - inside: The path that GDAL opens, where it lies in an archive.
    /// - Throws: ``FormatError`` when the file cannot be opened, has no such layer, or several and none is named.
    init(_ path: String, format: Format, _ ask: TableAsk = TableAsk(), inside: String? = nil) throws(FormatError) {
        file = path
        self.format = format
        limits = ask.limits
        if format == .mapInfo { try MapInfoTable.checkAlone(path) }
        if format == .kml, let archive = ZipArchive(path) {
            try archive.checkSizes(where: { $0.lowercased().hasSuffix(".kml") }, most: ask.limits.mostMemory)
        }
        let text = format == .geoJSON ? try GeoJSONText(path) : nil
        var options = format.openOptions
        if format == .geoPackage, ReadOnlyDatabase.isAtRest(path) { options.append("IMMUTABLE=YES") }
        var found: [ReadingNotice] = []
        if format == .shapefile {
            let parts = try ShapefileParts(inside ?? path, file: path, named: ask.encoding)
            options += parts.openOptions
            found = parts.notices
            reading.encoding = parts.encoding == .utf8 ? nil : parts.encoding
        }
        let opened = try Self.open(
            path, inside: inside, format: format, options: options, ask, text: text)
        (dataset, geometryKind) = (opened.dataset, opened.kind)
        columnNames = format == .kml ? try KMLNames.restored(opened.names, file: path) : opened.names
        declaredCRS = geometryKind == .none ? nil : Self.declared(opened.crs, text?.declaration, format)
        notices = found + opened.warnings.map { .warned(file: path, $0) }
    }

    /// What the file states, else what its format implies.
    private static func declared(_ crs: String?, _ statement: GeoJSONDeclaration?, _ format: Format) -> DeclaredCRS? {
        guard let statement else { return crs.map { DeclaredCRS(definition: $0, impliedByFormat: format == .kml) } }
        guard statement.declared == nil, !statement.isUnknown else { return statement.declared }
        return DeclaredCRS(definition: "EPSG:4326", impliedByFormat: true)
    }

    /// Opens a layer and looks at its columns and geometry.
    private static func open(
        _ path: String, inside: String?, format: Format, options: [String], _ ask: TableAsk, text: GeoJSONText?
    ) throws(FormatError) -> (dataset: VectorDataset, names: [String], kind: GeometryKind, crs: String?, warnings: [String]) {
        try GDALSession.quietly { messages throws(FormatError) in
            let dataset = try VectorDataset(
                path, format: format, layer: ask.layer, inside: inside, options: options, shown: text?.shown,
                limits: ask.limits, messages)
            let names = columnNames(dataset.layer, hasFeatureID: text?.hasFeatureID ?? false)
            let doubled = names.columnsNamedTwice
            guard doubled.isEmpty else { throw .duplicateHeader(file: path, names: doubled) }
            let kind = try LayerGeometry.kind(of: dataset.layer) { number throws(FormatError) in
                try dataset.checkSteps(path)
                try messages.check(path, feature: number)
            }
            try dataset.checkSteps(path)
            if messages.failure != nil { throw messages.error(path, "GDALOpenEx") }
            return (dataset, names, kind, dataset.crsDefinition, messages.warnings)
        }
    }

    /// Returns the names of the fields, and of the key where the format stores it in a column of its own.
    private static func columnNames(_ layer: OGRLayerH, hasFeatureID: Bool) -> [String] {
        let definition = OGR_L_GetLayerDefn(layer)
        var names: [String] = []
        for index in 0..<OGR_FD_GetFieldCount(definition) {
            let name = String(cString: OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, index)))
            names.append(Array(name.utf8).withUnsafeBufferPointer { String(decoding: CellText.trimmed($0), as: UTF8.self) })
        }
        let stored = String(cString: OGR_L_GetFIDColumn(layer))
        let key = stored.isEmpty && hasFeatureID ? "id" : stored
        if !key.isEmpty, !names.contains(key) { names.append(key) }
        return names
    }

    /// Reads the requested columns and the geometry.
    ///
    /// - Parameter requests: The columns, which the table must have.
    /// - Returns: The columns in the order of the requests; bad cells stand in ``FeatureTable/failures``.
    /// - Throws: ``FormatError`` when the file as a whole cannot be used.
    /// - Complexity: O(bytes of the file).
    package func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable {
        for request in requests {
            precondition(columnNames.indices.contains(request.column), "request for a column that the table does not have")
        }
        if case .other(let found) = geometryKind {
            throw .geometryKind(file: file, found: found, allowed: "points, or polygons and multipolygons")
        }
        return try GDALSession.quietly { messages throws(FormatError) in
            let unused = FeatureReader(
                dataset.layer, requests: requests, columnNames: columnNames, kind: geometryKind, most: limits.mostMemory)
            var reader = unused
            if !format.streamsColumns || dataset.isView || !reader.runStream() {
                try checkSize(of: reader)
                reader = unused
                try reader.run { number throws(FormatError) in
                    try dataset.checkSteps(file)
                    try messages.check(file, feature: number)
                }
            }
            try dataset.checkSteps(file)
            try checkSize(of: reader)
            notices += messages.warnings.map { .warned(file: file, $0) }.filter { !notices.contains($0) }
            guard reader.rowCount > 0 else { throw .noFeatures(file: file, layer: dataset.layerName) }
            let table = reader.table()
            reading.cells = table.findings.located { table.location(ofRow: $0) }
            return table
        }
    }

    /// Refuses a layer whose rows take too much memory.
    private func checkSize(of reader: FeatureReader) throws(FormatError) {
        if reader.isTooLarge {
            throw .refused(file: file, .memory(.rows(layer: dataset.layerName), most: limits.mostMemory))
        }
    }

    /// Returns the first features as texts.
    package func sample() -> [[String]] {
        GDALSession.quietly { _ in
            let fieldCount = Int(OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(dataset.layer)))
            var rows: [[String]] = []
            OGR_L_ResetReading(dataset.layer)
            defer { OGR_L_ResetReading(dataset.layer) }
            while rows.count < TableHead.sampledRows, let feature = OGR_L_GetNextFeature(dataset.layer) {
                rows.append(
                    columnNames.indices.map {
                        String(decoding: FieldText.utf8(of: feature, field: $0, fieldCount: fieldCount), as: UTF8.self)
                    })
                OGR_F_Destroy(feature)
            }
            return rows
        }
    }
}
