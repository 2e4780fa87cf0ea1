import Testing

@testable import GeoFormats

@Suite("Mapped files")
struct MappedFileTests {
    @Test("an address is told to be a byte of a file as long as the file is mapped")
    func addresses() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("d.csv", "id,lon,lat\n")
        var mapped: MappedFile? = try MappedFile(path)
        let first = UInt(bitPattern: try #require(mapped).base)
        #expect([first, first + 10].map { MappedFile.path(at: $0) } == [path, path])
        #expect(MappedFile.path(at: first + 11) == nil && MappedFile.path(at: first - 1) == nil)
        mapped = nil
        #expect(MappedFile.path(at: first) == nil)
    }
}
