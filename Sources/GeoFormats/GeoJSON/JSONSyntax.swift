/// A strict check of the grammar of JSON (RFC 8259), with the position of the first problem.
///
/// GDAL's own reader takes comments, single quotes and NaN, and gives no position; so the grammar is checked here and the values are
/// read there.
enum JSONSyntax {
    /// Where and why a text is not JSON.
    struct Problem: Hashable, Sendable {
        /// The 1-based line.
        var line: Int
        /// The 1-based column in characters.
        var column: Int
        /// What was found there.
        var reason: String
    }

    /// The deepest nesting that is read.
    static let maximumDepth = 512

    /// Returns the first problem in the bytes, or `nil` when they are one JSON value.
    ///
    /// - Complexity: O(bytes), without recursion.
    static func firstProblem(in bytes: UnsafeBufferPointer<UInt8>) -> Problem? {
        check(bytes).problem
    }

    /// Which members a GeoJSON text has that its reader must know of, as places of their values.
    struct Members: Hashable, Sendable {
        /// The values of `crs` in the outermost object; more than one where it is given twice.
        var crs: [Range<Int>] = []
        /// The values of `crs` in features and geometries.
        var nestedCRS: [Range<Int>] = []
        /// What our own layers say of themselves.
        var catchment: Range<Int>?
        /// Whether a feature has an `id` beside its properties.
        var hasFeatureID = false
    }

    /// Returns the first problem in the bytes if there is one, and the members noted up to there.
    ///
    /// - Complexity: O(bytes), without recursion.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> (problem: Problem?, members: Members) {
        var walk = JSONWalk(bytes)
        let isValid = walk.run()
        return (isValid ? nil : walk.problem(in: bytes), walk.members)
    }
}
