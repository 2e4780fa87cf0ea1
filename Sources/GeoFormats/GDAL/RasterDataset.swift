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

    /// Reads a band strip by strip.
    func cells(band: Int, geotransform: Geotransform) throws(FormatError) -> RasterCells {
        try GDALSession.quietly { messages throws(FormatError) in
            guard band >= 1, band <= Int(GDALGetRasterCount(handle)), let source = GDALGetRasterBand(handle, Int32(band)) else {
                throw .gdal(file: file, function: "GDALGetRasterBand", message: "there is no band \(band)")
            }
            var collector = CellCollector(width: width, geotransform: geotransform, scaling: scaling(of: source))
            let strip = stripHeight(of: source)
            var values = [Double](repeating: 0, count: width * strip)
            var mask = [UInt8](repeating: 255, count: width * strip)
            let isMasked = GDALGetMaskFlags(source) & GMF_ALL_VALID == 0
            for top in stride(from: 0, to: height, by: strip) {
                let rows = min(strip, height - top)
                try read(source, GDT_Float64, top, rows, &values, messages)
                if isMasked { try read(GDALGetMaskBand(source), GDT_Byte, top, rows, &mask, messages) }
                collector.take(values: values, mask: mask, top: top, rows: rows)
            }
            return collector.result()
        }
    }

    /// Returns how many rows are read at a time: whole blocks, at most about a million cells.
    private func stripHeight(of band: GDALRasterBandH) -> Int {
        var (blockWidth, blockHeight): (Int32, Int32) = (0, 0)
        GDALGetBlockSize(band, &blockWidth, &blockHeight)
        let block = max(1, Int(blockHeight))
        return min(height, max(1, (1 << 20) / max(1, width) / block) * block)
    }

    /// Reads some rows of a band.
    private func read<Element>(
        _ band: GDALRasterBandH?, _ type: GDALDataType, _ top: Int, _ rows: Int, _ buffer: inout [Element],
        _ messages: GDALMessages
    ) throws(FormatError) {
        let (columns, lines) = (Int32(width), Int32(rows))
        let status = buffer.withUnsafeMutableBytes {
            GDALRasterIO(band, GF_Read, 0, Int32(top), columns, lines, $0.baseAddress, columns, lines, type, 0, 0)
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

/// Sorts cells into those with people and the others.
private struct CellCollector {
    let width: Int
    let geotransform: Geotransform
    let scaling: (scale: Double, offset: Double)
    private var cells = RasterCells()
    private var compensation = 0.0

    init(width: Int, geotransform: Geotransform, scaling: (scale: Double, offset: Double)) {
        self.width = width
        self.geotransform = geotransform
        self.scaling = scaling
    }

    /// Takes the cells of some rows.
    mutating func take(values: [Double], mask: [UInt8], top: Int, rows: Int) {
        cells.totalCells += rows * width
        for index in 0..<rows * width {
            guard mask[index] != 0, !values[index].isNaN else {
                cells.noDataCells += 1
                continue
            }
            let value = values[index] * scaling.scale + scaling.offset
            if value == 0 {
                cells.zeroCells += 1
            } else {
                take(RasterCell(row: top + index / width, column: index % width, value: value))
            }
        }
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
