extension PlanarPoint {
    /// The position as it is published, to seven decimals, as a text: what tells rows without an id apart.
    ///
    /// 1 cm on the ground, 0.1 µm in a plane.
    public var placeName: String {
        func plain(_ value: Double) -> String { (value.rounded(toDecimals: 7) + 0).plainText }
        return "\(plain(x)),\(plain(y))"
    }
}
