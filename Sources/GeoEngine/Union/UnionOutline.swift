import GeoPrimitives

/// Where two edges of different shapes cross, or the start of a ring when both are the same edge.
struct Junction: Hashable, Sendable {
    /// The edge that leads there on the outline.
    var arriving: UInt32
    /// The edge that leads away.
    var departing: UInt32

    init(arriving: Int, departing: Int) {
        self.arriving = UInt32(truncatingIfNeeded: arriving)
        self.departing = UInt32(truncatingIfNeeded: departing)
    }
}

/// The parts of some shapes' boundaries that lie in no other shape: the outline of the union, in runs from junction to junction.
package struct UnionOutline: Sendable {
    /// A piece of one ring that the outline follows.
    struct Run: Sendable {
        /// The shape whose ring it is.
        var shape: Int
        var start: Junction
        var end: Junction
        /// Its vertices in ``UnionOutline/points``, both ends included.
        var points: Range<Int>
    }

    var points: [PlanarPoint] = []
    var runs: [Run] = []
    /// Shapes so close to one another that doubles do not tell what touches what; what comes of them is to be checked.
    var doubtful: [[Int]] = []
    /// Shapes whose runs do not continue one another.
    var broken: [Int] = []
}
