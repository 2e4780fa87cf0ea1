/// A limit of a search.
package enum SearchLimit: String, Hashable, Sendable {
    /// The gap to the bound.
    case gap
    /// The time in seconds.
    case time
    /// The branch-and-bound nodes.
    case work
    /// The threads.
    case threads
}
