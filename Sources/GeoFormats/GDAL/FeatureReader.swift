import CGDAL
import GeoPrimitives

/// Reads the features of a layer into columns.
struct FeatureReader {
    let layer: OGRLayerH
    let requests: [ColumnRequest]
    private let names: [String]
    let kind: GeometryKind
    /// Whether the layer is a sheet: its rows keep their numbers, and blank ones are passed over.
    private let isSheet: Bool
    private let fieldCount: Int

    var rowCount = 0
    private var numbers: [[Double]]
    private var others: [[Double]]
    private var texts: [TextColumn]
    private var xs: [Double] = []
    private var ys: [Double] = []
    private var areas: [MultiPolygon] = []
    private var failures: [CellFailure] = []
    private(set) var failureCount = 0
    private var locations = RowLocations(first: 1)

    /// Prepares the reading of a layer.
    init(_ layer: OGRLayerH, requests: [ColumnRequest], columnNames: [String], kind: GeometryKind, isSheet: Bool) {
        self.layer = layer
        self.requests = requests
        names = columnNames
        self.kind = kind
        self.isSheet = isSheet
        fieldCount = Int(OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)))
        numbers = Array(repeating: [], count: requests.count)
        others = numbers
        texts = Array(repeating: TextColumn(), count: requests.count)
    }

    /// Reads all features.
    ///
    /// The check is called with the number of the feature after each, and after the last.
    mutating func run(_ check: (Int) throws(FormatError) -> Void) throws(FormatError) {
        var feature = 0
        OGR_L_ResetReading(layer)
        while let handle = OGR_L_GetNextFeature(layer) {
            feature += 1
            if !isSheet || !isBlank(handle) {
                locations.note(row: rowCount, location: isSheet ? Int(OGR_F_GetFID(handle)) : feature)
                for slot in requests.indices { take(handle, slot) }
                takeGeometry(OGR_F_GetGeometryRef(handle))
                rowCount += 1
            }
            OGR_F_Destroy(handle)
            try check(feature)
        }
        try check(feature + 1)
        OGR_L_ResetReading(layer)
    }

    /// Whether all fields of a feature are empty.
    private func isBlank(_ feature: OGRFeatureH) -> Bool {
        for field in 0..<Int32(fieldCount) where OGR_F_IsFieldSetAndNotNull(feature, field) != 0 {
            if OGR_F_GetFieldAsString(feature, field).pointee != 0 { return false }
        }
        return true
    }

    /// Takes one cell.
    private mutating func take(_ feature: OGRFeatureH, _ slot: Int) {
        if isPlainNumber(slot),
            let number = FieldText.number(of: feature, field: requests[slot].column, fieldCount: fieldCount)
        {
            return numbers[slot].append(number)
        }
        FieldText.utf8(of: feature, field: requests[slot].column, fieldCount: fieldCount).withUnsafeBufferPointer {
            take($0, slot)
        }
    }

    /// Whether a number in a numeric field needs no parser.
    func isPlainNumber(_ slot: Int) -> Bool { requests[slot].kind == .number || requests[slot].kind == .angle }

    /// Takes a number that needs no parser.
    mutating func appendNumber(_ number: Double, _ slot: Int) { numbers[slot].append(number) }

    /// Takes the text of a cell.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ slot: Int) {
        let name = names[requests[slot].column]
        switch requests[slot].kind {
        case .number: takeNumber(CellParser.number(bytes), bytes, slot, name)
        case .angle: takeNumber(CellParser.angle(bytes), bytes, slot, name)
        case .length(let bare): takeNumber(CellParser.length(bytes, bareNumbersAreMeters: bare), bytes, slot, name)
        case .text: texts[slot].append(utf8: bytes)
        case .code:
            let (code, failure) = CellParser.code(bytes)
            texts[slot].append(utf8: code)
            if let failure { fail(name, bytes, failure) }
        case .wktPoint: takePoint(PointText.parse(bytes), bytes, slot, name)
        }
    }

    private mutating func takeNumber(
        _ outcome: CellParser.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ name: String
    ) {
        var number = Double.nan
        switch outcome {
        case .value(let value): number = value
        case .empty: break
        case .failure(let problem): fail(name, cell, problem)
        }
        numbers[slot].append(number)
    }

    private mutating func takePoint(_ outcome: PointText.Outcome, _ cell: UnsafeBufferPointer<UInt8>, _ slot: Int, _ name: String)
    {
        var (x, y) = (Double.nan, Double.nan)
        switch outcome {
        case .point(let px, let py): (x, y) = (px, py)
        case .empty: break
        case .failure(let problem): fail(name, cell, problem)
        }
        numbers[slot].append(x)
        others[slot].append(y)
    }

    /// Takes a geometry, or that there is none.
    mutating func takeGeometry(_ given: OGRGeometryH?) {
        guard kind != .none else { return }
        let geometry = given.flatMap { OGR_G_IsEmpty($0) == 0 ? $0 : nil }
        if kind == .area {
            let area = geometry.map { LayerGeometry.area($0) }
            if case .some(.none) = area {
                fail(geometry, .polygons)
            }
            areas.append((area ?? nil) ?? MultiPolygon())
        } else {
            let point = geometry.map { LayerGeometry.point($0) }
            if case .some(.none) = point { fail(geometry, .onePosition) }
            append((point ?? nil) ?? PlanarPoint(x: .nan, y: .nan))
        }
    }

    /// Takes the position of a row.
    mutating func append(_ point: PlanarPoint) {
        xs.append(point.x)
        ys.append(point.y)
    }

    /// Notes a geometry that cannot be used.
    private mutating func fail(_ geometry: OGRGeometryH?, _ problem: CellProblem) {
        let name = OGR_G_GetGeometryName(geometry).map { String(cString: $0) } ?? ""
        Array(name.utf8).withUnsafeBufferPointer { fail("geometry", $0, problem) }
    }

    /// Notes a bad cell.
    private mutating func fail(_ column: String, _ cell: UnsafeBufferPointer<UInt8>, _ problem: CellProblem) {
        failureCount += 1
        guard failures.count < FeatureTable.maximumFailuresKept else { return }
        failures.append(
            CellFailure(row: rowCount, column: column, text: String(decoding: cell.prefix(400), as: UTF8.self), problem: problem))
    }

    /// Returns the table after ``run()``.
    consuming func table() -> FeatureTable {
        var columns: [Column] = []
        for slot in requests.indices {
            switch requests[slot].kind {
            case .text, .code: columns.append(.texts(texts[slot]))
            case .wktPoint: columns.append(.points(x: numbers[slot], y: others[slot]))
            case .number, .angle, .length: columns.append(.numbers(numbers[slot]))
            }
        }
        let geometry: GeometryColumn =
            switch kind {
            case .point: .points(x: xs, y: ys)
            case .area: .areas(areas)
            case .none, .other: .none
            }
        return FeatureTable(
            rowCount: rowCount, columns: columns, geometry: geometry, failures: failures, failureCount: failureCount,
            rowNoun: isSheet ? "row" : "feature", locations: locations)
    }
}
