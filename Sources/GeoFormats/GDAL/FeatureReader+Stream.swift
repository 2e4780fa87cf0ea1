import CGDAL
import GeoPrimitives

extension FeatureReader {
    /// Reads all features through GDAL's Arrow stream: whole columns a batch, no feature at a time.
    ///
    /// - Returns: Whether everything was read. Where the layer has no such stream, a requested column is of a type that is not simple, a
    ///   cell is bad or GDAL fails, the reader is spoilt, and features one by one give the same columns or say where the problem is.
    mutating func runStream() -> Bool {
        // Areas go by the number of their feature.
        guard kind != .mixed else { return false }
        return GDALSession.quietly { messages in
            var stream = ArrowArrayStream()
            let options = ["INCLUDE_FID=YES"]
            OGR_L_ResetReading(layer)
            defer { OGR_L_ResetReading(layer) }
            guard withCStrings(options, { OGR_L_GetArrowStream(layer, &stream, $0) }) else { return false }
            defer { stream.release?(&stream) }
            var schema = ArrowSchema()
            guard stream.get_schema?(&stream, &schema) == 0 else { return false }
            defer { schema.release?(&schema) }
            guard let layout = ArrowLayout(schema, layer, requests, hasGeometry: kind != .none) else { return false }
            while true {
                var batch = ArrowArray()
                guard stream.get_next?(&stream, &batch) == 0, messages.failure == nil else { return false }
                guard let release = batch.release else { break }
                defer { release(&batch) }
                // A damaged FlatGeobuf gives batches of nothing without end.
                guard batch.length > 0 else { return false }
                take(batch, layout)
                if isTooLarge { return false }
            }
            return messages.failure == nil && columns.failureCount == 0 && rowCount == Int(OGR_L_GetFeatureCount(layer, 1))
        }
    }

    /// Takes the rows of a batch.
    private mutating func take(_ batch: ArrowArray, _ layout: ArrowLayout) {
        for (slot, source) in layout.columns.enumerated() {
            guard let cells = ArrowCells(batch, child: source.child, format: source.format) else { continue }
            for index in 0..<Int(batch.length) {
                columns.row = rowCount + index
                take(cells, index, slot)
            }
        }
        if let source = layout.geometry, let cells = ArrowCells(batch, child: source.child, format: source.format) {
            for index in 0..<Int(batch.length) { takeGeometry(wkb: cells.bytes(index)) }
        }
        rowCount += Int(batch.length)
        count(Int(batch.length) * (8 * requests.count + 16))
    }

    private mutating func take(_ cells: ArrowCells, _ index: Int, _ slot: Int) {
        guard !cells.isNull(index) else { return columns.take(UnsafeBufferPointer(start: nil, count: 0), slot) }
        switch cells.format {
        case .text, .longText:
            let whole = cells.bytes(index) ?? UnsafeBufferPointer(start: nil, count: 0)
            // A text ends at a zero byte, as everywhere else in GDAL; a table of text that held one could not be read back.
            let bytes = UnsafeBufferPointer(rebasing: whole.prefix { $0 != 0 })
            count(bytes.count)
            columns.take(bytes, slot)
        case .double, .float:
            let number = cells.number(index)
            if columns.isPlainNumber(slot), number.isFinite { return columns.appendNumber(number, slot) }
            take(text: FieldText.text(number), slot)
        case .int16, .int32, .int64:
            let number = cells.integer(index)
            if columns.isPlainNumber(slot), cells.format != .int64 { return columns.appendNumber(Double(number), slot) }
            take(text: String(number), slot)
        }
    }

    private mutating func take(text: String, _ slot: Int) {
        var text = text
        text.withUTF8 { columns.take($0, slot) }
    }

    /// Takes a geometry in well-known binary, points without GDAL's help.
    private mutating func takeGeometry(wkb: UnsafeBufferPointer<UInt8>?) {
        guard let wkb, let base = wkb.baseAddress else { return takeGeometry(nil) }
        if kind == .point, wkb.count >= 21, base[0] == 1 {
            let type = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: 1, as: UInt32.self)
            let x = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: 5, as: Double.self)
            let y = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: 13, as: Double.self)
            if (type & 0x0FFF_FFFF) % 1000 == 1, x.isFinite, y.isFinite { return append(PlanarPoint(x: x, y: y)) }
        }
        var geometry: OGRGeometryH?
        OGR_G_CreateFromWkb(base, nil, &geometry, Int32(clamping: wkb.count))
        takeGeometry(geometry)
        OGR_G_DestroyGeometry(geometry)
    }
}

/// Where the requested columns and the geometry stand in the batches of a stream.
private struct ArrowLayout {
    struct Source {
        var child: Int
        var format: ArrowCells.Format
    }

    var columns: [Source] = []
    var geometry: Source?

    /// Finds the columns; `nil` where the batches are not the key, the fields and the geometry, or a column is not simple.
    init?(_ schema: ArrowSchema, _ layer: OGRLayerH, _ requests: [ColumnRequest], hasGeometry: Bool) {
        let definition = OGR_L_GetLayerDefn(layer)
        let fieldCount = Int(OGR_FD_GetFieldCount(definition))
        guard Int(schema.n_children) == 1 + fieldCount + Int(OGR_FD_GetGeomFieldCount(definition)) else { return nil }
        for field in 0..<fieldCount {
            let name = String(cString: OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, Int32(field))))
            guard let child = schema.children[field + 1], String(cString: child.pointee.name) == name else { return nil }
        }
        func source(_ child: Int) -> Source? {
            guard let text = schema.children[child]?.pointee.format else { return nil }
            return ArrowCells.Format(rawValue: String(cString: text)).map { Source(child: child, format: $0) }
        }
        for request in requests {
            // The key stands first in a batch and last in a table.
            guard let found = source(request.column < fieldCount ? request.column + 1 : 0) else { return nil }
            columns.append(found)
        }
        guard hasGeometry else { return }
        guard let text = schema.children[fieldCount + 1]?.pointee.format else { return nil }
        switch String(cString: text) {
        case "z": geometry = Source(child: fieldCount + 1, format: .text)
        case "Z": geometry = Source(child: fieldCount + 1, format: .longText)
        default: return nil
        }
    }
}

/// One column of a batch (the Arrow C data interface), valid as long as the batch.
private struct ArrowCells {
    /// The types that are read, by their letters.
    enum Format: String {
        case text = "u"
        case longText = "U"
        case double = "g"
        case float = "f"
        case int16 = "s"
        case int32 = "i"
        case int64 = "l"
    }

    let format: Format
    private let valid: UnsafePointer<UInt8>?
    private let values: UnsafeRawPointer
    private let data: UnsafePointer<UInt8>?
    private let offset: Int

    init?(_ batch: ArrowArray, child: Int, format: Format) {
        guard batch.length > 0, let array = batch.children[child]?.pointee, array.n_buffers >= 2, let values = array.buffers[1]
        else {
            return nil
        }
        self.format = format
        self.values = values
        valid = array.null_count == 0 ? nil : array.buffers[0]?.assumingMemoryBound(to: UInt8.self)
        data = array.n_buffers >= 3 ? array.buffers[2]?.assumingMemoryBound(to: UInt8.self) : nil
        offset = Int(batch.offset + array.offset)
    }

    func isNull(_ index: Int) -> Bool {
        guard let valid else { return false }
        return valid[(offset + index) >> 3] & (1 << UInt8((offset + index) & 7)) == 0
    }

    /// The bytes of a text or geometry; `nil` where there is none.
    func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard !isNull(index), let data else { return nil }
        let (low, high): (Int, Int)
        if format == .longText {
            (low, high) = (Int(value(index, Int64.self)), Int(value(index + 1, Int64.self)))
        } else {
            (low, high) = (Int(value(index, Int32.self)), Int(value(index + 1, Int32.self)))
        }
        return UnsafeBufferPointer(start: data + low, count: high - low)
    }

    func number(_ index: Int) -> Double { format == .float ? Double(value(index, Float.self)) : value(index, Double.self) }

    func integer(_ index: Int) -> Int64 {
        switch format {
        case .int16: Int64(value(index, Int16.self))
        case .int32: Int64(value(index, Int32.self))
        default: value(index, Int64.self)
        }
    }

    private func value<Value: BitwiseCopyable>(_ index: Int, _: Value.Type) -> Value {
        values.load(fromByteOffset: (offset + index) * MemoryLayout<Value>.stride, as: Value.self)
    }
}
