import CGDAL
import Testing

@testable import GeoFormats

/// Files in the formats that are only read, made with GDAL's own drivers.
enum OGRFixture {
    /// Writes a layer of texts, and points where there are any.
    static func write(
        _ path: String, driver name: String, layers: [String] = ["Sheet1"], header: [String], rows: [[String?]],
        points: [(x: Double, y: Double)] = [], epsg: Int32? = 4326, options: [String] = []
    ) throws {
        try GDALSession.quietly { _ in
            let driver = try #require(GDALGetDriverByName(name))
            let dataset = try #require(GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil))
            defer { GDALClose(dataset) }
            let reference = OSRNewSpatialReference(nil)
            defer { OSRRelease(reference) }
            if let epsg { OSRImportFromEPSG(reference, epsg) }
            let isPlaced = !points.isEmpty && epsg != nil
            for layerName in layers {
                let made: OGRLayerH? = withCStrings(options) { options in
                    GDALDatasetCreateLayer(
                        dataset, layerName, isPlaced ? reference : nil, points.isEmpty ? wkbNone : wkbPoint, options)
                }
                try fill(try #require(made), header: header, rows: rows, points: points)
            }
        }
    }

    private static func fill(_ layer: OGRLayerH, header: [String], rows: [[String?]], points: [(x: Double, y: Double)]) throws {
        for column in header {
            let field = OGR_Fld_Create(column, OFTString)
            defer { OGR_Fld_Destroy(field) }
            #expect(OGR_L_CreateField(layer, field, 1) == OGRERR_NONE)
        }
        for (index, row) in rows.enumerated() {
            let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
            defer { OGR_F_Destroy(feature) }
            for (field, cell) in row.enumerated() {
                if let cell { OGR_F_SetFieldString(feature, Int32(field), cell) }
            }
            if !points.isEmpty {
                let point = OGR_G_CreateGeometry(wkbPoint)
                OGR_G_SetPoint_2D(point, 0, points[index].x, points[index].y)
                OGR_F_SetGeometryDirectly(feature, point)
            }
            #expect(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE)
        }
    }

    /// Writes a raster of one band, row by row.
    static func writeRaster(
        _ path: String, _ values: [[Double]], geotransform: [Double]?, noData: Double? = nil, type: GDALDataType = GDT_Float32,
        epsg: Int32? = 4326,
        options: [String] = []
    ) throws {
        try GDALSession.quietly { _ in
            let driver = try #require(GDALGetDriverByName("GTiff"))
            let (width, height) = (Int32(values[0].count), Int32(values.count))
            let made: GDALDatasetH? = withCStrings(options) { options in GDALCreate(driver, path, width, height, 1, type, options)
            }
            let dataset = try #require(made)
            defer { GDALClose(dataset) }
            if var numbers = geotransform { GDALSetGeoTransform(dataset, &numbers) }
            if let epsg {
                let reference = OSRNewSpatialReference(nil)
                defer { OSRRelease(reference) }
                OSRImportFromEPSG(reference, epsg)
                GDALSetSpatialRef(dataset, reference)
            }
            let band = GDALGetRasterBand(dataset, 1)
            if let noData { GDALSetRasterNoDataValue(band, noData) }
            var flat = values.flatMap { $0 }
            #expect(GDALRasterIO(band, GF_Write, 0, 0, width, height, &flat, width, height, GDT_Float64, 0, 0) == CE_None)
        }
    }
}
