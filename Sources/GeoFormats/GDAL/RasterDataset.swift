import CGDAL
import GeoPrimitives

/// An open dataset of a GDAL raster driver.
final class RasterDataset {
    private let file: String
    /// The dataset; closed with the object.
    private let handle: GDALDatasetH

    /// Opens a file.
    init(_ path: String) throws(FormatError) {
        file = path
        handle = try GDALSession.quietly { messages throws(FormatError) in
            let flags = UInt32(GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
            let opened: GDALDatasetH? = withCStrings(["GTiff"]) { drivers in
                withCStrings(Self.sideFiles(of: path)) { GDALOpenEx(LocalPath.plain(path), flags, drivers, nil, $0) }
            }
            guard let handle = opened else {
                guard messages.failure?.contains("not recognized") != true else {
                    throw .unsupportedFormat(
                        file: path, found: "is not GeoTIFF inside, or is damaged", remedy: "save or export the file again")
                }
                throw messages.error(path, "GDALOpenEx")
            }
            return handle
        }
    }

    deinit { GDALClose(handle) }

    /// The files beside a raster that may say where it lies and which cells count; others are none of its business.
    private static func sideFiles(of path: String) -> [String] {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name = String(path.dropFirst(folder.count))
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        let beside = [name + ".aux.xml", name + ".msk"] + ["tfw", "TFW", "tifw", "tiffw", "wld"].map { "\(stem).\($0)" }
        return [name] + beside.filter { LocalPath.exists(folder + $0) }
    }

    var width: Int { Int(GDALGetRasterXSize(handle)) }
    var height: Int { Int(GDALGetRasterYSize(handle)) }
    var crsDefinition: String? { SpatialReference.definition(of: GDALGetSpatialRef(handle)) }

    /// The affine formula, if the file has one.
    var geotransform: Geotransform? {
        var numbers = [Double](repeating: 0, count: 6)
        guard GDALGetGeoTransform(handle, &numbers) == CE_None else { return nil }
        return Geotransform(
            originX: numbers[0], xByColumn: numbers[1], xByRow: numbers[2], originY: numbers[3], yByColumn: numbers[4],
            yByRow: numbers[5])
    }

    /// Reads a band part by part: rows of whole blocks, and where a row is long, windows of it.
    ///
    /// - Parameters:
    ///   - band: The band, from 1.
    ///   - geotransform: Where the cells lie.
    ///   - most: The most memory that a block, and the cells with a value, may take, in bytes.
    /// - Returns: The cells with a value, and what became of the others.
    /// - Throws: ``FormatError``.
    func cells(band: Int, geotransform: Geotransform, most: Int) throws(FormatError) -> RasterCells {
        try GDALSession.quietly { messages throws(FormatError) in
            guard band >= 1, band <= Int(GDALGetRasterCount(handle)), let source = GDALGetRasterBand(handle, Int32(band)) else {
                throw .gdal(file: file, function: "GDALGetRasterBand", message: "there is no band \(band)")
            }
            var collector = CellCollector(geotransform: geotransform, scaling: scaling(of: source), most: most)
            let size = try windowSize(of: source, most: most)
            var values = [Double](repeating: 0, count: size.columns * size.rows)
            var mask = [UInt8](repeating: 255, count: size.columns * size.rows)
            let isMasked = GDALGetMaskFlags(source) & GMF_ALL_VALID == 0
            for top in stride(from: 0, to: height, by: size.rows) {
                for left in stride(from: 0, to: width, by: size.columns) {
                    let window = RasterWindow(
                        top: top, left: left, rows: min(size.rows, height - top), columns: min(size.columns, width - left))
                    try read(source, GDT_Float64, window, &values, messages)
                    if isMasked { try read(GDALGetMaskBand(source), GDT_Byte, window, &mask, messages) }
                    guard collector.take(values: values, mask: mask, window) else {
                        throw .refused(file: file, .memory(.cells, most: most))
                    }
                }
            }
            return collector.result()
        }
    }

    /// Returns how many rows and columns are read at a time: whole rows of blocks, at most about a million cells; of rows longer than that
    /// whole blocks side by side.
    ///
    /// - Throws: ``FormatError/refused(file:_:)`` where a single block takes more memory than it may.
    private func windowSize(of band: GDALRasterBandH, most: Int) throws(FormatError) -> (rows: Int, columns: Int) {
        var (blockWidth, blockHeight): (Int32, Int32) = (0, 0)
        GDALGetBlockSize(band, &blockWidth, &blockHeight)
        let (across, down) = (max(1, Int(blockWidth)), max(1, Int(blockHeight)))
        let (cells, isTooMany) = across.multipliedReportingOverflow(by: down)
        // A block of bands that lie pixel by pixel is unpacked with all of them.
        let interleave = GDALGetMetadataItem(handle, "INTERLEAVE", "IMAGE_STRUCTURE").map { String(cString: $0) }
        let bands = interleave == "PIXEL" ? max(1, Int(GDALGetRasterCount(handle))) : 1
        let (bytes, isTooMuch) = cells.multipliedReportingOverflow(
            by: max(1, Int(GDALGetDataTypeSizeBytes(GDALGetRasterDataType(band)))) * bands)
        guard !isTooMany, !isTooMuch, bytes <= most else {
            throw .refused(file: file, .memory(.block(isTooMany || isTooMuch ? .max : bytes), most: most))
        }
        guard width > Self.cellsAtATime else {
            return (min(height, max(1, Self.cellsAtATime / max(1, width) / down) * down), width)
        }
        // A row alone is longer: as much of it as whole blocks fit, else a part of a block.
        let columns = across <= Self.cellsAtATime ? max(1, Self.cellsAtATime / across) * across : Self.cellsAtATime
        let rows = max(1, min(down, Self.cellsAtATime / min(columns, across)))
        return (min(height, rows), min(width, columns / rows > 0 ? columns / rows : 1))
    }

    /// About how many cells are read at a time.
    private static let cellsAtATime = 1 << 20

    /// Reads a window of a band.
    private func read<Element>(
        _ band: GDALRasterBandH?, _ type: GDALDataType, _ window: RasterWindow, _ buffer: inout [Element],
        _ messages: GDALMessages
    ) throws(FormatError) {
        let (columns, lines) = (Int32(window.columns), Int32(window.rows))
        let status = buffer.withUnsafeMutableBytes {
            GDALRasterIO(
                band, GF_Read, Int32(window.left), Int32(window.top), columns, lines, $0.baseAddress, columns, lines, type, 0, 0)
        }
        guard status == CE_None else { throw messages.error(file, "GDALRasterIO") }
    }

    /// Returns the factor and the addend that turn stored numbers into values.
    private func scaling(of band: GDALRasterBandH) -> (scale: Double, offset: Double) {
        var isSet: Int32 = 0
        let scale = GDALGetRasterScale(band, &isSet)
        let hasScale = isSet != 0
        let offset = GDALGetRasterOffset(band, &isSet)
        return (hasScale ? scale : 1, isSet != 0 ? offset : 0)
    }
}

/// A part of a raster.
private struct RasterWindow {
    let top: Int, left: Int, rows: Int, columns: Int
}

/// Sorts cells into those with people and the others.
private struct CellCollector {
    let geotransform: Geotransform
    let scaling: (scale: Double, offset: Double)
    private var cells = RasterCells()
    private var compensation = 0.0
    /// How many cells with a value may be kept: each takes three numbers and its row and column.
    private let most: Int
    private static let bytesOfCell = 3 * 8 + 2 * 4

    init(geotransform: Geotransform, scaling: (scale: Double, offset: Double), most: Int) {
        self.geotransform = geotransform
        self.scaling = scaling
        self.most = most / Self.bytesOfCell
    }

    /// Takes the cells of a window; returns whether there was room for them.
    mutating func take(values: [Double], mask: [UInt8], _ window: RasterWindow) -> Bool {
        cells.totalCells += window.rows * window.columns
        for index in 0..<window.rows * window.columns {
            guard mask[index] != 0, !values[index].isNaN else {
                cells.noDataCells += 1
                continue
            }
            let value = values[index] * scaling.scale + scaling.offset
            if value == 0 {
                cells.zeroCells += 1
            } else {
                take(
                    RasterCell(
                        row: window.top + index / window.columns, column: window.left + index % window.columns, value: value))
            }
        }
        return cells.value.count <= most
    }

    /// Takes a cell that is not zero.
    private mutating func take(_ cell: RasterCell) {
        guard cell.value.isFinite else {
            cells.infiniteCells += 1
            if cells.firstInfinite == nil { cells.firstInfinite = cell }
            return
        }
        guard cell.value > 0 else {
            cells.negativeCells += 1
            if cells.firstNegative == nil { cells.firstNegative = cell }
            return
        }
        let center = geotransform.center(row: cell.row, column: cell.column)
        cells.x.append(center.x)
        cells.y.append(center.y)
        cells.value.append(cell.value)
        cells.row.append(Int32(cell.row))
        cells.column.append(Int32(cell.column))
        let total = cells.sum + cell.value
        compensation += cells.sum >= cell.value ? (cells.sum - total) + cell.value : (cell.value - total) + cells.sum
        cells.sum = total
    }

    /// Returns what was collected.
    consuming func result() -> RasterCells {
        cells.sum += compensation
        return cells
    }
}
