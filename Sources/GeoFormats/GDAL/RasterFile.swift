import CGDAL
package import GeoPrimitives

/// A raster of one band with numbers, such as a population grid.
package struct RasterFile {
    /// The path as given.
    package let file: String
    /// The number of columns.
    package let width: Int
    /// The number of rows.
    package let height: Int
    /// The coordinate reference system that the file states.
    package let declaredCRS: DeclaredCRS?
    /// The affine formula from cells to the layer's plane.
    package let geotransform: Geotransform
    private let dataset: RasterDataset

    /// Opens a raster.
    ///
    /// - Throws: ``FormatError`` when the file is missing, no raster, or not georeferenced.
    package init(_ path: String) throws(FormatError) {
        let mapped = try MappedFile(path)
        guard mapped.count > 0 else { throw .emptyFile(file: path) }
        file = path
        dataset = try RasterDataset(path)
        width = dataset.width
        height = dataset.height
        guard let geotransform = dataset.geotransform, geotransform.isUsable else { throw .notGeoreferenced(file: path) }
        self.geotransform = geotransform
        declaredCRS = dataset.crsDefinition.map { DeclaredCRS(definition: $0, impliedByFormat: false) }
    }

    /// Reads all cells of a band with a value above zero, strip by strip.
    ///
    /// - Parameters:
    ///   - band: The band, from 1.
    ///   - limits: How many cells are read, and how much memory those with a value may take.
    /// - Returns: The cells with their centres, and what became of the others.
    /// - Throws: ``FormatError/gdal(file:function:message:)`` when the file is damaged, or has no such band;
    ///   ``FormatError/refused(file:_:)`` where it is beyond the limits.
    /// - Complexity: O(cells).
    package func readCells(band: Int = 1, limits: ReadingLimits = ReadingLimits()) throws(FormatError) -> RasterCells {
        let (cells, isTooMany) = width.multipliedReportingOverflow(by: height)
        guard !isTooMany, cells <= limits.mostCells else {
            throw .refused(file: file, .cells(isTooMany ? .max : cells, most: limits.mostCells))
        }
        return try dataset.cells(band: band, geotransform: geotransform, most: limits.mostMemory)
    }
}

/// The affine formula from column and row of a raster to the plane: rotation and shear included.
package struct Geotransform: Hashable, Sendable {
    /// `x` of the outer corner of the first cell, its change by a column, and by a row.
    package var originX: Double, xByColumn: Double, xByRow: Double
    /// `y` of the outer corner of the first cell, its change by a column, and by a row.
    package var originY: Double, yByColumn: Double, yByRow: Double

    /// Whether every cell of the largest raster has a place.
    var isUsable: Bool {
        [originX, xByColumn, xByRow, originY, yByColumn, yByRow].allSatisfy { abs($0) <= 1e12 }
    }

    /// Returns the centre of a cell.
    package func center(row: Int, column: Int) -> (x: Double, y: Double) {
        let (c, r) = (Double(column) + 0.5, Double(row) + 0.5)
        return (originX + c * xByColumn + r * xByRow, originY + c * yByColumn + r * yByRow)
    }
}

/// The cells of a raster with a value above zero, row by row, and what became of the others.
package struct RasterCells: Sendable {
    /// Easting or longitude of the cell centres in the raster's system.
    package var x: [Double] = []
    /// Northing or latitude of the cell centres.
    package var y: [Double] = []
    /// The values, all above zero.
    package var value: [Double] = []
    /// The rows, from 0 at the first row of the file.
    package var row: [Int32] = []
    /// The columns, from 0.
    package var column: [Int32] = []
    /// All cells of the raster.
    package var totalCells = 0
    /// Cells without data: masked, of the no-data value, or NaN.
    package var noDataCells = 0
    /// Cells with the value 0.
    package var zeroCells = 0
    /// Cells below zero, which no count of people can be.
    package var negativeCells = 0
    /// The first of them.
    package var firstNegative: RasterCell?
    /// Cells with an infinite value.
    package var infiniteCells = 0
    /// The first of them.
    package var firstInfinite: RasterCell?
    /// The sum of ``value``, added with a running compensation (Neumaier 1974, doi:10.1002/zamm.19740540106).
    package var sum = 0.0
}

/// One cell of a raster.
package struct RasterCell: Hashable, Sendable {
    /// The row, from 0.
    package var row: Int
    /// The column, from 0.
    package var column: Int
    /// What it holds.
    package var value: Double
}
