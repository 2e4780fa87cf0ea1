extension SitingDocument {
    /// Where a site is whose list has no ids.
    public struct Place: Codable, Sendable {
        /// The row of its list.
        public var row: Int
        /// Longitude and latitude, or easting and northing.
        public var lon: Double, lat: Double
        /// The names of its units from the top down; missing without units, and where it is in none.
        public var units: [String]?

        /// Makes one from its members.
        package init(row: Int, lon: Double, lat: Double, units: [String]? = nil) {
            (self.row, self.lon, self.lat, self.units) = (row, lon, lat, units)
        }
    }
}
