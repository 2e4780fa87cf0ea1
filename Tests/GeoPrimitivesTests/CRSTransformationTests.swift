import Testing

@testable import GeoPrimitives

@Suite("What is done to coordinates")
struct CRSTransformationTests {
    private static let all: [CRSTransformation] = [
        .plane, .none, .byRow, .asItIs("wgs84"), .inverse("gcj02"), .projected("EPSG:4547", .cgcs2000, accuracy: .meters(1)),
        .projected("EPSG:4610", .ballpark, accuracy: nil), .projected("EPSG:3857", .stated, accuracy: .meters(0)),
        .projected("EPSG:2000", .stated, accuracy: .meters(2.5)), .projected("EPSG:9", .ballpark, accuracy: .kilometers(1.5)),
        .projected("a, accuracy 3 m -> WGS 84", .stated, accuracy: nil),
    ]

    @Test("is read back from the text that documents hold", arguments: all)
    func published(_ transformation: CRSTransformation) {
        #expect(CRSTransformation(published: transformation.text) == transformation)
    }

    @Test("says what the program has always written")
    func texts() {
        #expect(
            CRSTransformation.projected("EPSG:4547", .stated, accuracy: .meters(1)).text
                == "EPSG:4547 -> WGS 84, accuracy 1 m (PROJ)")
        #expect(
            CRSTransformation.projected("x", .ballpark, accuracy: nil).text
                == "x -> WGS 84, ballpark: datum difference ignored, accuracy unknown (PROJ)")
        #expect(CRSTransformation(published: "something else") == nil)
    }
}
