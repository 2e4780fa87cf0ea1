import GeoPrimitives
import Publication

/// A state of a run: what is open in it, whom that reaches, and what the report says of it.
struct RunState {
    /// What is open, existing facilities first.
    let sites: [PublishedSite]
    /// Whom all of it reaches.
    let reach: [Recomputation.Reach]
    /// Whether the layer of demand points shows this state.
    let isShown: Bool
    /// Whether the plan's sites are open in it.
    let isPlanned: Bool
    /// What the report says of it, as it stands there and as it is read.
    let figure: Figure
    let document: CoverageDocument
    /// The cluster that holds each uncovered point; `nil` where the layer does not say.
    let clusters: [String]?
    /// The sites by how near they are.
    let nearest: NearestSites
    /// Whether published decimals leave open whom it reaches.
    let hasDoubt: Bool

    init(
        _ sites: [PublishedSite], reach: [Recomputation.Reach], isShown: Bool, isPlanned: Bool, _ figure: Figure,
        _ document: CoverageDocument, clusters: [String]?, _ measure: Measure
    ) {
        (self.sites, self.reach, self.isShown, self.isPlanned) = (sites, reach, isShown, isPlanned)
        (self.figure, self.document, self.clusters) = (figure, document, clusters)
        nearest = NearestSites(sites.map(\.point), measure)
        hasDoubt = reach.contains(.perhaps)
    }
}
