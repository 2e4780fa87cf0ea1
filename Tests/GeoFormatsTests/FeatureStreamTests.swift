import CGDAL
import GeoPrimitives
import TestSupport
import Testing

@testable import GeoFormats

@Suite("Columns through GDAL's Arrow stream")
struct FeatureStreamTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let names = ["name", "count", "large", "ratio"]

    /// A layer with every simple type, empty cells and missing geometries, longer than a batch.
    private func write(_ path: String, driver name: String, rows: Int, areas: Bool) throws {
        try GDALSession.quietly { _ in
            let dataset = try #require(GDALCreate(GDALGetDriverByName(name), path, 0, 0, 0, GDT_Unknown, nil))
            defer { GDALClose(dataset) }
            let made: OGRLayerH? = withCStrings(name == "FlatGeobuf" ? ["SPATIAL_INDEX=NO"] : []) { options in
                GDALDatasetCreateLayer(dataset, "t", nil, areas ? wkbMultiPolygon : wkbPoint, options)
            }
            let layer = try #require(made)
            for (column, type) in zip(Self.names, [OFTString, OFTInteger, OFTInteger64, OFTReal]) {
                let field = OGR_Fld_Create(column, type)
                defer { OGR_Fld_Destroy(field) }
                #expect(OGR_L_CreateField(layer, field, 1) == OGRERR_NONE)
            }
            var random = SeededGenerator(seed: 3)
            GDALDatasetStartTransaction(dataset, 0)
            for row in 0..<rows {
                let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
                defer { OGR_F_Destroy(feature) }
                if row % 7 != 0 { OGR_F_SetFieldString(feature, 0, ["银川市", "a, \"b\"", " x ", ""][row % 4]) }
                if row % 5 != 0 { OGR_F_SetFieldInteger(feature, 1, Int32.random(in: .min ... .max, using: &random)) }
                if row % 3 != 0 {
                    OGR_F_SetFieldInteger64(feature, 2, Int64.random(in: -1_000_000...9_007_199_254_740_993, using: &random))
                }
                if row % 2 != 0 { OGR_F_SetFieldDouble(feature, 3, Double.random(in: -1e9...1e9, using: &random)) }
                if row % 11 != 0 {
                    let (x, y) = (Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random))
                    let text =
                        areas ? "MULTIPOLYGON (((\(x) \(y), \(x + 1) \(y), \(x) \(y + 1), \(x) \(y))))" : "POINT (\(x) \(y))"
                    var geometry: OGRGeometryH?
                    text.withCString { text in
                        var cursor: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: text)
                        _ = OGR_G_CreateFromWkt(&cursor, nil, &geometry)
                    }
                    OGR_F_SetGeometryDirectly(feature, geometry)
                }
                #expect(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE)
            }
            GDALDatasetCommitTransaction(dataset)
        }
    }

    @Test("give what features one by one give", arguments: ["GPKG", "FlatGeobuf"], [false, true])
    func equalsFeatures(_ driver: String, _ areas: Bool) throws {
        let file = "\(folder.path)/t.\(driver == "GPKG" ? "gpkg" : "fgb")"
        try write(file, driver: driver, rows: areas ? 2000 : 70_000, areas: areas)
        try GDALSession.quietly { messages in
            let format: VectorTable.Format = driver == "GPKG" ? .geoPackage : .flatGeobuf
            let dataset = try VectorDataset(file, format: format, layer: nil, options: format.openOptions, messages)
            let wanted: [(Int, ColumnKind)] = [
                (0, .text), (0, .code), (1, .number), (2, .code), (2, .number), (3, .number), (3, .text),
            ]
            let reader = FeatureReader(
                dataset.layer, requests: wanted.map { ColumnRequest(column: $0.0, kind: $0.1) }, columnNames: Self.names,
                kind: areas ? .area : .point)
            var (streamed, walked) = (reader, reader)
            let isStreamed = streamed.runStream()
            #expect(isStreamed)
            try walked.run { _ throws(FormatError) in }
            let (a, b) = (streamed.table(), walked.table())
            #expect(a.rowCount == b.rowCount && a.rowCount > 0)
            for (one, other) in zip(a.columns, b.columns) {
                switch (one, other) {
                case (.numbers(let x), .numbers(let y)): #expect(x.map(\.bitPattern) == y.map(\.bitPattern))
                case (.texts(let x), .texts(let y)): #expect(x == y)
                default: Issue.record("columns of two kinds")
                }
            }
            switch (a.geometry, b.geometry) {
            case (.points(let x1, let y1), .points(let x2, let y2)):
                #expect((x1 + y1).map(\.bitPattern) == (x2 + y2).map(\.bitPattern))
            case (.areas(let x), .areas(let y)): #expect(x == y)
            default: Issue.record("geometries of two kinds")
            }
        }
    }

    @Test("a bad cell sends the reader to the features, whose message has the number")
    func badCell() throws {
        let file = "\(folder.path)/bad.gpkg"
        try OGRFixture.write(
            file, driver: "GPKG", layers: ["t"], header: ["id", "n"], rows: [["1", "2"], ["2", "x"]],
            points: [(x: 1, y: 1), (x: 2, y: 2)])
        let table = try TableFile.open(file, threads: 1).read([("n", .number)])
        #expect(table.failureCount == 1 && table.failures.first?.row == 1 && table.rowCount == 2)
    }
}
