package import FoundationEssentials
import GeoFormats
import PlanningTerms

extension StagedDirectory {
    /// Writes a document.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be told as JSON, or the file cannot be written.
    package func write(_ file: ResultFile, _ make: () throws -> Data) throws {
        let bytes = try told(make)
        try mapping { try FileReplacement.write(bytes, to: path(for: file)) }
    }

    /// Returns a document as JSON.
    ///
    /// - Throws: ``CatchmentError/inputOutput(_:)`` where it holds a number that JSON does not know.
    package func told(_ make: () throws -> Data) throws -> Data {
        do {
            return try make()
        } catch {
            throw CatchmentError.inputOutput(.output(.notTold(folder: target, reason: "\(error)")))
        }
    }
}
