import Glibc

/// Why a file could not be written, as far as that says what helps.
package enum WriteProblem: Hashable, Sendable {
    /// The process, or the machine, has as many files open as it may.
    case tooManyFiles
    /// The disk is full.
    case noSpace
    /// What the user may keep on the disk is used up.
    case quota
    /// The file would be larger than the system allows.
    case tooLarge
    /// Writing is not allowed there.
    case noPermission
    /// The disk is mounted for reading only.
    case readOnly
    /// The folder is not there any more.
    case missingFolder
    /// A folder has the name of the file.
    case isFolder
    /// Whatever else, in the system's words.
    case other(String)

    /// The problem of a number that a system call left.
    package init(code: Int32) {
        self =
            switch code {
            case EMFILE, ENFILE: .tooManyFiles
            case ENOSPC: .noSpace
            case EDQUOT: .quota
            case EFBIG: .tooLarge
            case EACCES, EPERM: .noPermission
            case EROFS: .readOnly
            case ENOENT, ENOTDIR: .missingFolder
            case EISDIR: .isFolder
            default: .other(Self.words(code))
            }
    }

    /// The problem that a library tells in its own words, where these are the system's or a database's.
    package init(words: String) {
        let known: [(String, WriteProblem)] = [
            (Self.words(EMFILE), .tooManyFiles), (Self.words(ENOSPC), .noSpace), ("disk is full", .noSpace),
            (Self.words(EDQUOT), .quota), (Self.words(EFBIG), .tooLarge), (Self.words(EACCES), .noPermission),
            (Self.words(EROFS), .readOnly),
        ]
        self = known.first { words.contains($0.0) }?.1 ?? .other(words)
    }

    /// Whether a file could not be made there at all: another place helps, and the machine is sound.
    package var isOfPlace: Bool {
        switch self {
        case .noPermission, .readOnly, .missingFolder, .isFolder: true
        default: false
        }
    }

    private static func words(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// The hidden folder in which a run's files lie until they are put in place; nobody who reads a message knows it.
package enum StageName {
    /// What its name begins and ends with.
    package static let prefix = ".catchment-", suffix = ".partial"

    /// A text in which no path leads through such a folder: as if every file lay where it is going to.
    package static func known(_ text: String) -> String {
        guard text.contains(prefix) else { return text }
        return text.split(separator: "/", omittingEmptySubsequences: false)
            .filter { !($0.hasPrefix(prefix) && $0.hasSuffix(suffix)) }.joined(separator: "/")
    }
}
