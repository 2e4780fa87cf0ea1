package import FoundationEssentials
import GeoFormats
import Glibc
import PlanningTerms
import Synchronization

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

extension StagedDirectory {
    private static let ending = Atomic<Bool>(false)

    /// Lets no folder be put in place any more, and returns when none is: the program is about to end, and what is in a stage is to go.
    ///
    /// Putting in place takes milliseconds. Who begins it after this waits for the end of the program.
    package static func end() {
        ending.store(true, ordering: .sequentiallyConsistent)
        while committing.load(ordering: .sequentiallyConsistent) { usleep(1000) }
    }

    /// Says that files are being put in place; of this and the end of the program, whichever comes first keeps the other waiting.
    static func beginCommitting() {
        committing.store(true, ordering: .sequentiallyConsistent)
        guard ending.load(ordering: .sequentiallyConsistent) else { return }
        committing.store(false, ordering: .sequentiallyConsistent)
        while true { sleep(1) }
    }
}
