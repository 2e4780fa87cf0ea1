import Foundation
import TestSupport

/// A copy of one of the small inputs of `../shared/data/cases`, whose README says how it is to be read.
enum SharedCase {
    /// Copies the files of a case.
    static func files(_ name: String) throws -> Scratch {
        let folder = try Scratch()
        for file in SharedData.names(in: "cases/\(name)") where file != "README.md" {
            try folder.write(file, try Data(contentsOf: URL(fileURLWithPath: SharedData.path("cases/\(name)/\(file)"))))
        }
        return folder
    }
}
