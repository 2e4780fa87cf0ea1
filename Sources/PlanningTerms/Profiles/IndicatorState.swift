/// How an indicator stands.
public enum IndicatorState: String, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case green
    /// Between green and red.
    case amber
    /// As it must not be.
    case red
    /// It cannot be told.
    case unknown
}
