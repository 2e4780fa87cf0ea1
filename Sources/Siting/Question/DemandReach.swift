/// What is known about every demand point without a list of pairs: enough for a bound that holds for every plan.
package struct DemandReach: Sendable {
    /// Whether a facility or any site that may be opened covers each demand point; `nil` where that is not known.
    package var isReachable: [Bool]?
    /// What no plan of a model on costs charges a demand point less than; infinite where nothing serves it.
    package var leastCosts: [Double] = []
    /// The smallest distance between the sites that are opened, and to what exists; `nil` where it was not measured.
    package var spacing: Double?
    /// No two sites lie farther apart, nor any from what exists.
    package var largestSpacing = Double.infinity

    /// Knows nothing.
    package init() {}
}
