import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads demand from a population raster: one demand point per cell with people, at its centre.
struct RasterDemandLoader {
    let options: LayerOptions
    let run: InputOptions

    /// Reads the raster; the sum of its cells is kept, no-data never counts.
    func load(into notes: inout DiagnosticCollector) throws -> LoadedDemand {
        guard run.classes.isEmpty, options.columns.isEmpty else {
            throw run.places.refusal(
                run.classes.isEmpty ? .rasterColumns : .classes, .demand(.rasterHasNoColumns(file: options.path)))
        }
        let (raster, cells) = try mapping {
            let raster = try RasterFile(options.path)
            return (raster, try raster.readCells(band: 1, limits: run.limits))
        }
        for (count, first) in [(cells.negativeCells, cells.firstNegative), (cells.infiniteCells, cells.firstInfinite)] {
            guard count > 0, let first else { continue }
            throw CatchmentError.badData(
                options.path,
                .demand(.unusableCells(count, row: first.row, column: first.column, value: first.value)))
        }
        guard !cells.value.isEmpty else { throw CatchmentError.badData(options.path, .demand(.noPopulation)) }
        let total = cells.value.reduce(0, +)
        guard total <= WeightScale.largestTotal else {
            throw CatchmentError.badData(options.path, .demand(.cellsTooLarge(total)))
        }
        let scale = WeightScale(total: total)
        var (x, y) = (cells.x, cells.y)
        let resolver = CRSResolver(
            role: .demand, file: options.path, options: options, fallback: run.crs, acceptsBallpark: run.acceptsBallpark,
            declared: raster.declaredCRS, namesAxes: false)
        let crs = try resolver.resolve(x: &x, y: &y, perRow: nil, rowOf: { $0 + 1 }, into: &notes)
        let ticks = cells.value.map { scale.ticks($0) }
        var accounting = RowAccounting()
        accounting.read = raster.width * raster.height
        accounting.kept = ticks.count
        accounting.weightKept = ticks.reduce(0, +)
        accounting.weightRead = accounting.weightKept
        for (reason, count) in [(DropReason.noData, cells.noDataCells), (.noPeople, cells.zeroCells)] where count > 0 {
            accounting.dropped.append(.init(reason: reason, rows: count, weight: 0, firstRows: []))
        }
        var table = DemandTable(
            ids: TextColumn(zip(cells.row, cells.column).map { "r\($0)c\($1)" }), x: x, y: y, ticks: ticks, scale: scale,
            weightKind: .people)
        table.identity = .coordinates
        return LoadedDemand(
            table: table,
            summary: LayerSummary(role: .demand, file: options.path, columns: ["weight": "band 1"], rows: accounting, crs: crs),
            cellDiagonal: try diagonal(raster, resolver))
    }

    /// The diagonal of the cell in the middle of the raster.
    private func diagonal(_ raster: RasterFile, _ resolver: CRSResolver) throws -> Distance {
        // The centres of two cells that touch at a corner are a diagonal apart; both must lie in the raster.
        let (row, column) = (max(0, raster.height / 2 - 1), max(0, raster.width / 2 - 1))
        let first = raster.geotransform.center(row: row, column: column)
        let second = raster.geotransform.center(row: min(row + 1, raster.height), column: min(column + 1, raster.width))
        var (x, y) = ([first.x, second.x], [first.y, second.y])
        var ignored = DiagnosticCollector()
        _ = try resolver.resolve(x: &x, y: &y, perRow: nil, rowOf: { $0 }, into: &ignored)
        let measure: Measure = resolver.isPlanar ? .planar : .geodesic
        return .meters(measure.meters(PlanarPoint(x: x[0], y: y[0]), PlanarPoint(x: x[1], y: y[1])))
    }
}
