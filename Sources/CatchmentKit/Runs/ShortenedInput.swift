import GeoFormats
import PlanningTerms

/// What is to be said where an input file is shortened while it is read.
package enum ShortenedInput {
    /// Returns the error of a fault at an address, where that belongs to an input file; `nil` where it does not.
    ///
    /// - Complexity: O(open files).
    package static func error(at address: UInt) -> CatchmentError? {
        MappedFile.path(at: address).map { .inputOutput(.file(.shortened($0))) }
    }
}
