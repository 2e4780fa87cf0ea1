/// A place in a plan file: a line and a column, counted from 1, and the path of keys that leads to it.
package struct PlanPlace: Hashable, Sendable {
    /// The line, from 1; 0 where nothing is known of it.
    package var line: Int
    /// The column, from 1.
    package var column: Int
    /// The keys that lead to it: `levels[1].radius`.
    package var key: String

    /// Makes a place.
    package init(line: Int, column: Int, key: String) {
        self.line = line
        self.column = column
        self.key = key
    }
}
