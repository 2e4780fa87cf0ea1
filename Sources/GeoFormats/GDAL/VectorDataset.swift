import CGDAL
import GeoPrimitives

/// An open dataset of a GDAL vector driver, with the layer that is read.
final class VectorDataset {
    /// The dataset; closed with the object.
    private let handle: GDALDatasetH
    /// The layer, which the dataset owns.
    let layer: OGRLayerH
    /// The name of the layer.
    let layerName: String
    /// What GDAL reads in the place of the file, which must outlive the dataset.
    private let shown: MaskedFile?
    /// Whether the layer is a view: what it makes may be larger than its file.
    let isView: Bool
    /// What keeps a GeoPackage from working without end.
    private let steps: StepLimit?
    /// The system that the file states: `EPSG:4547` where authority and code are known, else well-known text or the name that stands there.
    let crsDefinition: String?

    /// Opens a file and picks its layer: the named one, or the only one.
    ///
    /// - Parameters:
    ///   - file: The file as it was named.
    ///   - format: Its format.
    ///   - wanted: The layer, where one is named.
    ///   - inside: The path that GDAL opens, where the data lie in an archive.
    ///   - options: The options of the driver.
    ///   - shown: What GDAL is to read in the place of the file.
    ///   - limits: How much is read.
    ///   - messages: What GDAL says.
    /// - Throws: ``FormatError`` when GDAL cannot open the file, or there is no such layer.
    init(
        _ file: String, format: VectorTable.Format, layer wanted: String?, inside: String? = nil, options: [String],
        shown: MaskedFile? = nil, limits: ReadingLimits = ReadingLimits(), _ messages: GDALMessages
    ) throws(FormatError) {
        let contents = format == .geoPackage ? try GeoPackageContents(file) : nil
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        let handle: GDALDatasetH? = withCStrings([format.driver]) { drivers in
            withCStrings(options) { options in
                GDALOpenEx(shown?.path ?? LocalPath.plain(inside ?? file), flags, drivers, options, nil)
            }
        }
        guard let handle else {
            guard messages.failure?.contains("not recognized") != true else {
                if format == .geoJSON, let kind = ForeignJSON.kind(of: file) {
                    throw .unsupportedFormat(file: file, found: kind, remedy: "convert it to GeoJSON or CSV")
                }
                throw .unsupportedFormat(
                    file: file, found: "is not \(format.name) inside, or is damaged", remedy: "save or export the file again")
            }
            throw messages.error(file, "GDALOpenEx")
        }
        let steps = format == .geoPackage ? Self.limitSteps(of: handle, file, limits) : nil
        do throws(FormatError) {
            (layer, layerName) = try Self.pick(wanted, from: handle, format: format, file: file)
            if let contents, contents.views.contains(layerName), !limits.acceptsViews {
                throw .refused(file: file, .view(layer: layerName))
            }
        } catch {
            GDALClose(handle)
            throw error
        }
        self.handle = handle
        self.steps = steps
        isView = contents?.views.contains(layerName) ?? false
        self.shown = shown
        let known = SpatialReference.definition(of: OGR_L_GetSpatialRef(layer))
        switch format {
        case .shapefile: crsDefinition = StatedSystem.besideShapefile(inside ?? file, known: known) ?? known
        case .geoPackage: crsDefinition = StatedSystem.nameInGeoPackage(handle, layer: layerName) ?? known
        default: crsDefinition = known
        }
    }

    deinit { GDALClose(handle) }

    /// Keeps the database under a data set to data and to a number of steps that goes with its size.
    private static func limitSteps(of handle: GDALDatasetH, _ file: String, _ limits: ReadingLimits) -> StepLimit? {
        let connection = GDALGetInternalHandle(handle, "SQLITE_HANDLE")
        guard let connection else { return nil }
        let steps = StepLimit(bytes: (try? MappedFile(file).count) ?? 0)
        StepLimit.confine(OpaquePointer(connection), allowingViews: limits.acceptsViews)
        steps.hold(OpaquePointer(connection))
        return steps
    }

    /// Refuses a layer that was given up before its end.
    func checkSteps(_ file: String) throws(FormatError) {
        if steps?.isReached == true { throw .refused(file: file, .endless(layer: layerName)) }
    }

    /// Returns the layer to read.
    private static func pick(
        _ wanted: String?, from handle: GDALDatasetH, format: VectorTable.Format, file: String
    ) throws(FormatError) -> (OGRLayerH, String) {
        var layers: [(OGRLayerH, String)] = []
        for index in 0..<GDALDatasetGetLayerCount(handle) {
            guard let layer = GDALDatasetGetLayer(handle, index) else { continue }
            layers.append((layer, String(cString: OGR_L_GetName(layer))))
        }
        let names = layers.map(\.1)
        if let wanted {
            guard let layer = layers.first(where: { $0.1 == wanted }) else {
                throw .noSuchLayer(file: file, layer: wanted, names: names)
            }
            return layer
        }
        // A folder of KML may hold nothing but other folders.
        if format == .kml, layers.count > 1 { layers.removeAll { OGR_L_GetFeatureCount($0.0, 1) == 0 } }
        guard let layer = layers.first else { throw .emptyFile(file: file) }
        guard layers.count == 1 else { throw .severalLayers(file: file, names: layers.map(\.1)) }
        return layer
    }
}

/// Calls the body with a null-terminated array of C strings.
func withCStrings<Result>(_ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result) -> Result
{
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    for string in strings { list = CSLAddString(list, string) }
    defer { CSLDestroy(list) }
    return body(list)
}

/// As above for read-only use.
func withCStrings<Result>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
    withCStrings(strings) { (list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) in
        body(list.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) })
    }
}
