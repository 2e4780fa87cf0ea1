import GeoPrimitives
import TestSupport
import Testing

@testable import GeoFormats

@Suite("KML")
struct KMLTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ names: [String]) throws -> any TableSource {
        let data = names.enumerated().map { "<Data name=\"\($1)\"><value>\($0 + 7)</value></Data>" }.joined()
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>a</name>"
            + "<ExtendedData>\(data)</ExtendedData><Point><coordinates>106.2,38.4,0</coordinates></Point></Placemark></Document></kml>"
        return try TableFile.open(try folder.write("a.kml", text), TableAsk())
    }

    @Test("columns keep their Chinese names, of which GDAL leaves nothing")
    func names() throws {
        let read = try table(["服务半径（米）", "层级", "pop_2020", "a b"])
        #expect(Set(read.columnNames).isSuperset(of: ["服务半径（米）", "层级", "pop_2020"]))
        #expect(try read.read([("服务半径（米）", .number), ("层级", .number)]).columns.map { try $0.doubles } == [[7], [8]])
    }

    @Test("two names that GDAL makes one are refused by name: their values are one too")
    func merged() throws {
        #expect(throws: FormatError.self) { try table(["人口", "层级"]) }
    }
}

@Suite("JSON that is no GeoJSON")
struct ForeignJSONTests {
    @Test(
        "is named as what it is",
        arguments: [
            ("{\"type\":\"Topology\",\"objects\":{}}", "TopoJSON"),
            ("{\"version\":0.6,\"osm3s\":{},\"elements\":[]}", "Overpass"),
            ("{\"geometryType\":\"esriGeometryPoint\",\"features\":[]}", "Esri"),
            ("{\"status\":\"1\",\"info\":\"OK\",\"infocode\":\"10000\",\"pois\":[]}", "web map"),
        ])
    func named(_ text: String, _ kind: String) throws {
        let folder = try TemporaryFolder()
        let error = try #require(throws: FormatError.self) { try TableFile.open(try folder.write("a.json", text), TableAsk()) }
        #expect("\(error)".contains(kind), "\(error)")
    }
}
