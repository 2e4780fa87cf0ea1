/// How hard a curve is worked on.
public enum CurveEffort: String, Hashable, Sendable, CaseIterable {
    /// Plans by exchange and bounds by prices; branch and bound only where the model is small.
    case band
    /// Branch and bound for every count, within the limits of the run.
    case exact
}
