import FoundationEssentials
package import GeoPrimitives
import Glibc
package import PlanningTerms

extension WriteProblem {
    /// The problem that an error of this program or of the system's library tells.
    package init(_ error: any Error) {
        if case FormatError.writeFailed(_, let problem) = error {
            self = problem
        } else if case FormatError.notReadable(_, let reason) = error {
            self = WriteProblem(words: reason)
        } else if let error = error as? CocoaError {
            self = Self.of(error)
        } else if let error = error as? POSIXError {
            self = WriteProblem(code: error.code.rawValue)
        } else {
            self = .other("\(error)")
        }
    }

    /// What lies under an error of Foundation, else what its code says.
    private static func of(_ error: CocoaError) -> WriteProblem {
        if let cause = error.underlying as? POSIXError { return WriteProblem(code: cause.code.rawValue) }
        return switch error.code {
        case .fileWriteOutOfSpace: .noSpace
        case .fileWriteNoPermission, .fileReadNoPermission: .noPermission
        case .fileWriteVolumeReadOnly: .readOnly
        case .fileNoSuchFile, .fileReadNoSuchFile: .missingFolder
        default: .other("\(error)")
        }
    }
}

extension CatchmentError {
    /// Why a run stops over a folder that it cannot use.
    package init(unusable folder: String, isNamed: Bool, _ error: any Error) {
        let problem = WriteProblem(error)
        let message = Message.output(.unusableFolder(folder, isNamed: isNamed, problem))
        // Of what the system's library does not tell, that the place is not a good one.
        let isOfPlace = if case .other = problem { true } else { problem.isOfPlace }
        self = isOfPlace ? .cannotCreate(message) : .inputOutput(message)
    }
}
