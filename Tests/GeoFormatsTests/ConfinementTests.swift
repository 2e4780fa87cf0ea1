import CGDAL
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@testable import GeoFormats

@Suite("Inputs stay where they are (I17)")
struct ConfinementTests {
    let folder: TemporaryFolder
    let server: Listener

    init() throws {
        folder = try TemporaryFolder()
        server = try Listener()
    }

    /// Opens a file as whatever its name says; what comes of it does not matter.
    private func open(_ name: String, _ text: String) throws {
        let path = try folder.write(name, text)
        if TableFile.isRaster(path) {
            _ = try? RasterFile(path).readCells()
        } else {
            _ = try? TableFile.open(path, threads: 1).read([])
        }
    }

    @Test("no input makes GDAL go online")
    func inputs() throws {
        let address = "http://127.0.0.1:\(server.port)/x"
        let point = #"{"type":"Point","coordinates":[1,2]}"#
        let link = #""crs":{"type":"link","properties":{"href":"\#(address)","type":"ogcwkt"}}"#
        let name = #""crs":{"type":"name","properties":{"name":"\#(address)"}}"#
        for crs in [link, name, link.replacing("crs", with: "CRS"), link.replacing("crs", with: "\\u0063rs")] {
            try open(
                "a.geojson",
                #"{"type":"FeatureCollection",\#(crs),"features":[{"type":"Feature","properties":{},"geometry":\#(point)}]}"#)
            try open("b.geojson", #"{"type":"Feature",\#(crs),"properties":{},"geometry":\#(point)}"#)
            let nested = #"{"type":"Point",\#(crs),"coordinates":[1,2]}"#
            try open(
                "c.geojson",
                #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":\#(nested)}]}"#)
        }
        let layer =
            "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>\(address)</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
        let raster =
            "<VRTDataset rasterXSize=\"2\" rasterYSize=\"2\"><VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename>/vsicurl/\(address)</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"
        for suffix in [
            "csv", "geojson", "json", "shp", "gpkg", "fgb", "xlsx", "ods", "kml", "kmz", "tab", "mif", "zip", "tif", "vrt",
        ] {
            try open("d.\(suffix)", layer)
            try open("e.\(suffix)", raster)
        }
        let population = "\(folder.path)/p.tif"
        try OGRFixture.writeRaster(population, [[1, 2], [3, 4]], geotransform: [0, 1, 0, 2, 0, -1])
        try folder.write("p.tif.msk", raster)
        try folder.write("p.tif.ovr", raster)
        try folder.write(
            "p.tif.aux.xml",
            "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">/vsicurl/\(address)</MDI></Metadata></PAMDataset>"
        )
        #expect(try RasterFile(population).readCells().sum == 10)
        #expect(server.requests == 0)
    }

    @Test("markup in KML and workbooks leads nowhere: links, styles, external entities, other workbooks")
    func markup() throws {
        let address = "http://127.0.0.1:\(server.port)/x"
        let doctype = "<!DOCTYPE a SYSTEM \"\(address)\" [<!ENTITY e SYSTEM \"\(address)\">]>"
        let place =
            "<Placemark><name>a</name><styleUrl>\(address)#s</styleUrl><Point><coordinates>1,2</coordinates></Point></Placemark>"
        let data = "<ExtendedData><SchemaData schemaUrl=\"\(address)#s\"/></ExtendedData>"
        let link = "<NetworkLink><Link><href>\(address)</href></Link></NetworkLink>"
        for body in [
            place, link + place, place.replacing("<Point>", with: data + "<Point>"), place.replacing(">a<", with: ">&e;<"),
        ] {
            for head in ["", doctype] {
                try open("a.kml", "\(head)<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(body)</Document></kml>")
            }
        }
        let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let sheet = """
            \(doctype)<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>\
            <row r="2"><c r="A2"><f>[1]S!A1</f><v>7</v></c></row></sheetData></worksheet>
            """
        let file = "\(folder.path)/a.xlsx"
        try WorkbookFixture.archive(
            file,
            [
                (
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"\(links)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    """
                    <Relationships><Relationship Id="rId1" Type="\(links)/worksheet" Target="worksheets/sheet1.xml"/>\
                    <Relationship Id="rId2" Type="\(links)/externalLink" Target="\(address)" TargetMode="External"/></Relationships>
                    """
                ), ("xl/worksheets/sheet1.xml", sheet),
            ])
        // What the workbook holds of another stands; where it comes from is not asked.
        #expect(try TableFile.open(file, threads: 1).allTexts() == [["7"]])
        try WorkbookFixture.ods("\(folder.path)/a.ods", [("T", "<table:table-row><table:table-cell/></table:table-row>")])
        _ = try? TableFile.open("\(folder.path)/a.ods", threads: 1).read([])
        #expect(server.requests == 0)
    }

    @Test("GDAL has no driver and no file system that leads elsewhere, and asks for no address")
    func confined() throws {
        GDALSession.quietly { _ in
            for driver in ["VRT", "WMS", "WFS", "HTTP", "PostgreSQL", "MVT", "OAPIF", "CSV", "DGNv8"] {
                #expect(GDALGetDriverByName(driver) == nil)
            }
            for driver in ["GeoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "XLSX", "GTiff"] {
                #expect(GDALGetDriverByName(driver) != nil)
            }
            for prefix in ["/vsicurl/", "/vsicurl_streaming/"] {
                #expect(VSIFOpenL("\(prefix)http://127.0.0.1:\(server.port)/x", "rb") == nil)
            }
            #expect(VSIFOpenL("/vsis3/bucket/x", "rb") == nil)
            let result = CPLHTTPFetch("http://127.0.0.1:\(server.port)/x", nil)
            #expect(result?.pointee.nStatus != 0)
            CPLHTTPDestroyResult(result)
            #expect(OSRGetPROJEnableNetwork() == 0)
        }
        #expect(server.requests == 0)
    }

    @Test(
        "an address is refused by name where a file is wanted",
        arguments: [
            "/vsicurl/http://127.0.0.1:1/x.csv", "/vsizip//tmp/x.zip/x.csv", "/vsimem/x.geojson", "PG:dbname=x",
            "https://127.0.0.1/x.geojson",
            "GPKG:x.gpkg:layer", "MYSQL:x", "WFS:http://127.0.0.1/",
        ])
    func addresses(_ path: String) {
        for error in [
            failure { () throws(FormatError) in _ = try TableFile.open(path, threads: 1) },
            failure { () throws(FormatError) in _ = try RasterFile(path) },
        ] {
            guard case .unsupportedFormat(path, let found, _)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(found.contains("address") || found.contains("virtual path"))
        }
    }

    @Test("a file whose name looks like an address is a file")
    func namedLikeAnAddress() throws {
        let path = try folder.write("PG:dbname.csv", "id,lon,lat\na,1,2\n")
        #expect(try TableFile.open(path, threads: 1).columnNames == ["id", "lon", "lat"])
        #expect(LocalPath.plain("GPKG:x.gpkg") == "./GPKG:x.gpkg" && LocalPath.plain("/a/b") == "/a/b")
    }
}

/// A socket on this machine that notes whether anybody calls.
final class Listener {
    let port: Int
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isReady)
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// How many connections were made so far.
    var requests: Int {
        var count = 0
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&polled, 1, 0) > 0 {
            close(accept(descriptor, nil, nil))
            count += 1
        }
        return count
    }

    deinit { close(descriptor) }
}
