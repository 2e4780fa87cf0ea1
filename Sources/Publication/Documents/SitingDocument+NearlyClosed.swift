extension SitingDocument {
    /// A cluster of which little is left.
    public struct NearlyClosed: Codable, Sendable {
        /// The id of the cluster.
        public var id: String
        /// Its weight, and what of it the plan leaves out of reach.
        public var weight: Double, left: Double

        /// Makes one from its members.
        package init(id: String, weight: Double, left: Double) { (self.id, self.weight, self.left) = (id, weight, left) }

        /// Whether of so much weight little enough is left, and something.
        package static func isNearly(_ left: Double, of weight: Double) -> Bool { left > 0 && left * 10 <= weight }
    }
}
