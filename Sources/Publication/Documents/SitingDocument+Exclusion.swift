extension SitingDocument {
    /// An exclusion area that takes candidates out.
    public struct Exclusion: Codable, Sendable {
        /// What it is called.
        @Nullable public var name: String?
        /// The number of its feature, from 1.
        public var feature: Int
        /// How many candidates it takes out.
        public var candidates: Int

        /// Makes one from its members.
        package init(name: String?, feature: Int, candidates: Int) {
            _name = Nullable(wrappedValue: name)
            (self.feature, self.candidates) = (feature, candidates)
        }
    }
}
