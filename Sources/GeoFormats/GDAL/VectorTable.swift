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

    /// The formats that are read through GDAL.
    package enum Format: Hashable, Sendable, CaseIterable {
        case xlsx, geoJSON, geoPackage, flatGeobuf, shapefile
    }

    private let format: Format
    let dataset: VectorDataset

    /// Opens a layer.
    ///
    /// GeoJSON is checked against the grammar of JSON first, so that a problem has its line and column.
    ///
    /// - Throws: ``FormatError`` when the file cannot be opened, has no such layer, or several and none is named.
    init(_ path: String, format: Format, layer: String?) throws(FormatError) {
        file = path
        self.format = format
        let text = format == .geoJSON ? try GeoJSONText(path) : nil
        let opened = try format.withConfiguration { () throws(FormatError) in
            try Self.open(path, format: format, layer: layer, text: text)
        }
        (dataset, columnNames, geometryKind) = (opened.dataset, opened.names, opened.kind)
        declaredCRS = geometryKind == .none ? nil : Self.declared(opened.crs, text?.declaration)
        notices = opened.warnings.map { .warned(file: path, $0) }
    }

    /// What the file states, else what its format implies.
    private static func declared(_ crs: String?, _ statement: GeoJSONDeclaration?) -> DeclaredCRS? {
        guard let statement else { return crs.map { DeclaredCRS(definition: $0, impliedByFormat: false) } }
        guard statement.declared == nil, !statement.isUnknown else { return statement.declared }
        return DeclaredCRS(definition: "EPSG:4326", impliedByFormat: true)
    }

    /// Opens a layer and looks at its columns and geometry.
    private static func open(
        _ path: String, format: Format, layer: String?, text: GeoJSONText?
    ) throws(FormatError) -> (dataset: VectorDataset, names: [String], kind: GeometryKind, crs: String?, warnings: [String]) {
        try GDALSession.quietly { messages throws(FormatError) in
            let dataset = try VectorDataset(path, format: format, layer: layer, shown: text?.shown, messages)
            let names = columnNames(dataset.layer, hasFeatureID: text?.hasFeatureID ?? false)
            let doubled = names.columnsNamedTwice
            guard doubled.isEmpty else { throw .duplicateHeader(file: path, names: doubled) }
            let kind = try LayerGeometry.kind(of: dataset.layer) { number throws(FormatError) in
                try messages.check(path, feature: number)
            }
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
                dataset.layer, requests: requests, columnNames: columnNames, kind: geometryKind, isSheet: format == .xlsx)
            var reader = unused
            if !format.streamsColumns || !reader.runStream() {
                reader = unused
                try reader.run { number throws(FormatError) in try messages.check(file, feature: number) }
            }
            notices += messages.warnings.map { .warned(file: file, $0) }.filter { !notices.contains($0) }
            guard reader.rowCount > 0 else {
                throw format == .xlsx ? .headerOnly(file: file) : .noFeatures(file: file, layer: dataset.layerName)
            }
            return reader.table()
        }
    }
}

extension VectorTable.Format {
    /// The name for people.
    var name: String {
        switch self {
        case .xlsx: "XLSX"
        case .geoJSON: "GeoJSON"
        case .geoPackage: "GeoPackage"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "Shapefile"
        }
    }

    /// The name of GDAL's driver.
    var driver: String {
        switch self {
        case .xlsx: "XLSX"
        case .geoJSON: "GeoJSON"
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "ESRI Shapefile"
        }
    }

    /// Whether GDAL's driver makes columns without making features first.
    var streamsColumns: Bool { self == .geoPackage || self == .flatGeobuf }

    /// The options of the driver: texts that look like dates stay as they are.
    var openOptions: [String] { self == .geoJSON ? ["DATE_AS_STRING=YES"] : [] }

    /// Runs the body with the driver's settings on this thread: sheets have a header, and all cells are text so that codes stay whole.
    ///
    /// The driver builds its layers when they are first asked for, so the settings must hold until then.
    func withConfiguration<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard self == .xlsx else { return try body() }
        let settings = [("OGR_XLSX_HEADERS", "FORCE"), ("OGR_XLSX_FIELD_TYPES", "STRING")]
        for (key, value) in settings { CPLSetThreadLocalConfigOption(key, value) }
        defer { for (key, _) in settings { CPLSetThreadLocalConfigOption(key, nil) } }
        return try body()
    }
}
