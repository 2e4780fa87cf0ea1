/// What a siting run decides.
public enum SitingModel: Hashable, Sendable {
    /// Opens at most so many sites, required ones included, to cover the most weight (MCLP; Church & ReVelle 1974,
    /// doi:10.1007/BF01942293).
    ///
    /// A site that would add nothing is not opened, so that fewer than `facilityCount` may be selected.
    case maximalCovering(facilityCount: Int)
    /// Opens the fewest sites that cover a share, 0 to 1, of all kept weight, existing coverage included (LSCP; Toregas et al. 1971,
    /// doi:10.1287/opre.19.6.1363).
    case setCovering(target: Double)

    /// The model's name in the CLI and in reports.
    public var name: String {
        switch self {
        case .maximalCovering: "mclp"
        case .setCovering: "lscp"
        }
    }
}
