/// What a plan's objective counts.
public enum ObjectiveMeasure: String, Hashable, Sendable, CaseIterable {
    /// Weight covered in all, existing coverage included; more is better.
    case coveredWeight = "covered_weight"
    /// Sites opened, required ones included; fewer is better.
    case sitesOpened = "sites_opened"
}
