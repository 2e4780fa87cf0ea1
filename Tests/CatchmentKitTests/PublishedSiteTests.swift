@testable import CatchmentKit
import Foundation
import GeoPrimitives
import Publication
import Testing

@Suite("Sites read back")
struct PublishedSiteTests {
    private func folder(_ files: [String: String]) throws -> String {
        let path = FileManager.default.temporaryDirectory.path() + "/sites-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }
        return path
    }

    private func layer(_ properties: [String]) -> String {
        let features = properties.enumerated().map { number, text in
            "{\"type\":\"Feature\",\"properties\":{\(text)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(number),36]}}"
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    @Test("columns that a layer lacks leave what is usual")
    func missing() throws {
        let path = try folder([
            "facilities.geojson": layer([
                "\"id\":\"a\",\"name\":\"A\",\"level\":\"town\",\"radius_m\":500",
                "\"id\":\"b\",\"name\":null,\"level\":null,\"radius_m\":null",
            ])
        ])
        let sites = try PublishedSite.facilities(in: path)
        #expect(sites.map(\.id) == ["a", "b"] && sites.map(\.level) == ["town", ""] && sites[0].name == "A")
        #expect(sites[0].radius == 500 && sites[1].radius.isNaN)
        #expect(sites.allSatisfy { $0.isClosable && !$0.isClosed && $0.price.isNaN && $0.capacity.isNaN && $0.served == 0 })
        #expect(!sites.keepBorders && sites.numberById == ["a": 0, "b": 1])
    }

    @Test("what a layer says is taken")
    func present() throws {
        let path = try folder([
            "facilities.geojson": layer([
                "\"id\":\"a\",\"level\":\"t\",\"radius_m\":1,\"closable\":false,\"closed\":true,\"closing_cost\":7,\"border_unit\":\"U\"",
                "\"id\":\"b\",\"level\":\"t\",\"radius_m\":1,\"closable\":true,\"closed\":false,\"closing_cost\":0,\"border_unit\":null",
            ])
        ])
        let sites = try PublishedSite.facilities(in: path)
        #expect(sites.map(\.isClosable) == [false, true] && sites.map(\.isClosed) == [true, false])
        #expect(sites.map(\.price) == [7, 0] && sites.map(\.borderUnit) == ["U", ""] && sites.keepBorders)
    }

    @Test("a site of which no more is known may be closed and costs nobody knows what")
    func alone() {
        let site = PublishedSite(id: "x")
        #expect(site.isClosable && !site.isClosed && site.price.isNaN && site.radius.isNaN && site.borderUnit == nil)
    }
}
