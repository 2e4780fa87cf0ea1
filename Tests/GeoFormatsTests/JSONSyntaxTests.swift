@testable import GeoFormats
import GeoPrimitives
import TestSupport
import Testing

@Suite("JSON grammar")
struct JSONSyntaxTests {
    private func problem(_ text: String) -> JSONSyntax.Problem? {
        Array(text.utf8).withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) }
    }

    @Test(
        "JSONTestSuite: y_ accepted, n_ refused with a position, i_ without harm",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func suite() throws {
        let names = SharedData.names(in: "malformed/json")
        #expect(names.count > 100)
        for name in names {
            let bytes = try TemporaryFolder.bytes(SharedData.path("malformed/json/\(name)"))
            let problem = bytes.withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) }
            if name.hasPrefix("y_") { #expect(problem == nil, "\(name)") }
            if name.hasPrefix("n_") {
                #expect(problem != nil, "\(name)")
                #expect((problem?.line ?? 0) >= 1 && (problem?.column ?? 0) >= 1 && problem?.reason.isEmpty == false, "\(name)")
            }
        }
    }

    @Test(
        "JSONTestSuite through the GeoJSON reader: an error each, never a crash",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func suiteAsGeoJSON() throws {
        let folder = try TemporaryFolder()
        for name in SharedData.names(in: "malformed/json") {
            let bytes = try TemporaryFolder.bytes(SharedData.path("malformed/json/\(name)"))
            let file = try folder.write("case.geojson", bytes)
            let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1).read([]) }
            #expect(error != nil, "\(name)")
            if name.hasPrefix("n_"), !bytes.isEmpty {
                #expect(
                    error?.description.hasPrefix("\(file):1:") == true || error?.description.contains(": not valid JSON") == true,
                    "\(name): \(String(describing: error))")
            }
        }
    }

    @Test("counts lines and characters")
    func position() {
        #expect(
            problem("{\"a\": 1,\n \"名\": x}")
                == JSONSyntax.Problem(line: 2, column: 7, reason: "found 'x' where a value is expected"))
        #expect(problem("[1,\n2") == JSONSyntax.Problem(line: 2, column: 2, reason: "the file ends inside an array"))
        #expect(problem("{'a': 1}")?.reason == "found ''' where the name of a member in double quotes is expected")
    }

    @Test("512 levels pass, 513 do not")
    func depth() {
        #expect(problem(String(repeating: "[", count: 512) + String(repeating: "]", count: 512)) == nil)
        #expect(problem(String(repeating: "[", count: 513) + String(repeating: "]", count: 513))?.column == 513)
        #expect(problem(String(repeating: "[{\"a\":", count: 100_000)) != nil)
    }
}
