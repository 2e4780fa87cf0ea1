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
        var walk = JSONWalk(bytes)
        return walk.run() ? nil : walk.problem(in: bytes)
    }

    /// Returns the names of the members of the outermost object, which must be valid, as they are written.
    static func topLevelNames(in bytes: UnsafeBufferPointer<UInt8>) -> Set<String> {
        var walk = JSONWalk(bytes)
        walk.collectsNames = true
        _ = walk.run()
        return walk.names
    }
}
