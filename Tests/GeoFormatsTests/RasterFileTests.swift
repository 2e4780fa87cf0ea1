import CGDAL
@testable import GeoFormats
import GeoPrimitives
import TestSupport
import Testing

@Suite("Rasters")
struct RasterFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let northUp = [106.0, 0.5, 0, 39, 0, -0.25]

    @Test("cell centres, and every other cell in its account")
    func accounts() throws {
        let path = "\(folder.path)/t.tif"
        try OGRFixture.writeRaster(
            path, [[1.5, -9999, 0], [.nan, 2, -3], [.infinity, -9999, 4]], geotransform: Self.northUp, noData: -9999)
        let raster = try RasterFile(path)
        #expect(raster.width == 3 && raster.height == 3)
        #expect(raster.declaredCRS == DeclaredCRS(definition: "EPSG:4326", impliedByFormat: false))
        let cells = try raster.readCells()
        #expect(cells.value == [1.5, 2, 4] && cells.row == [0, 1, 2] && cells.column == [0, 1, 2])
        #expect(cells.x == [106.25, 106.75, 107.25] && cells.y == [38.875, 38.625, 38.375])
        #expect(cells.totalCells == 9 && cells.noDataCells == 3 && cells.zeroCells == 1 && cells.negativeCells == 1)
        #expect(cells.firstNegative == RasterCell(row: 1, column: 2, value: -3) && cells.infiniteCells == 1)
        #expect(cells.sum == 7.5)
    }

    @Test("rotated rasters use the whole affine formula")
    func rotated() throws {
        let path = "\(folder.path)/t.tif"
        try OGRFixture.writeRaster(path, [[0, 0], [0, 7]], geotransform: [100, 2, 3, 200, 5, -7], epsg: 4547)
        let raster = try RasterFile(path)
        let cells = try raster.readCells()
        #expect(cells.x == [100 + 1.5 * 2 + 1.5 * 3] && cells.y == [200 + 1.5 * 5 - 1.5 * 7])
        #expect(raster.declaredCRS?.definition == "EPSG:4547")
    }

    @Test("strips and tiles give the same cells")
    func blocks() throws {
        let values = (0..<700).map { row in (0..<1700).map { Double((row * 31 + $0 * 17) % 11) } }
        var results: [[Double]] = []
        for options in [[], ["TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256"], ["BLOCKYSIZE=3"]] {
            let path = "\(folder.path)/t.tif"
            try OGRFixture.writeRaster(path, values, geotransform: Self.northUp, type: GDT_Int32, options: options)
            let cells = try RasterFile(path).readCells()
            #expect(cells.sum == values.reduce(0) { $0 + $1.reduce(0, +) })
            #expect(cells.zeroCells + cells.value.count == 700 * 1700)
            results.append(cells.x + cells.y + cells.value)
        }
        #expect(results[0] == results[1] && results[0] == results[2])
    }

    @Test("the population of São Miguel", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func saoMiguel() throws {
        let path = SharedData.path("sao-miguel/gpw_v411_2020_count_2020.tif")
        #expect(TableFile.isRaster(path) && !TableFile.isRaster(SharedData.path("sao-miguel/concelhos.gpkg")))
        let cells = try RasterFile(path).readCells()
        #expect(cells.totalCells == 96 * 48 && cells.noDataCells > 0 && cells.negativeCells == 0)
        #expect(cells.noDataCells + cells.zeroCells + cells.value.count == cells.totalCells)
        // The island had about 133,000 inhabitants in the 2021 census.
        #expect((100_000..<170_000).contains(cells.sum))
    }

    @Test("what is no georeferenced raster is refused")
    func refusals() throws {
        let bare = "\(folder.path)/bare.tif"
        try OGRFixture.writeRaster(bare, [[1]], geotransform: nil, epsg: nil)
        #expect(failure { () throws(FormatError) in try RasterFile(bare) } == .notGeoreferenced(file: bare))
        let full = "\(folder.path)/full.tif"
        try OGRFixture.writeRaster(full, (0..<300).map { _ in [Double](repeating: 1, count: 300) }, geotransform: Self.northUp)
        let bytes = try TemporaryFolder.bytes(full)
        let cut = try folder.write("cut.tif", bytes.prefix(bytes.count / 2))
        #expect(failure { () throws(FormatError) in try RasterFile(cut).readCells() }?.kind == .badData)
        let text = try folder.write("text.tif", "no raster")
        #expect(failure { () throws(FormatError) in try RasterFile(text) }?.kind == .badData)
        #expect(failure { () throws(FormatError) in try RasterFile(full).readCells(band: 2) }?.kind == .badData)
        #expect(
            failure { () throws(FormatError) in try TableFile.open(full, threads: 1) }?.description.contains("is a raster")
                == true)
    }
}
