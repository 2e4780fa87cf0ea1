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
    /// Opens at most so many sites, required ones included, so that weight × cost to the cheapest open facility is least over all demand
    /// points (p-median; Hakimi 1964, doi:10.1287/opre.12.3.450).
    case pMedian(facilityCount: Int)
    /// Opens at most so many sites, required ones included, so that the largest cost of a demand point with weight to its cheapest open
    /// facility is least (p-center; Hakimi 1964).
    case pCenter(facilityCount: Int)
    /// Opens exactly so many sites, required ones included, so that the smallest distance between two open facilities, at least one of
    /// them new, is largest (p-dispersion; Kuby 1987, doi:10.1111/j.1538-4632.1987.tb00133.x).
    case pDispersion(facilityCount: Int)
    /// Opens the fewest sites that cover a share of all kept weight, and of those plans one that covers the most weight twice (LSCP-B: two-fold
    /// set covering; Daskin & Stern 1981, doi:10.1287/trsc.15.2.137).
    case backupSetCovering(target: Double)
    /// Opens at most so many sites for the largest sum of the weight covered once, counted by `firstPercent` hundredths, and the weight
    /// covered twice, counted by the rest (BACOP2; Hogan & ReVelle 1986, doi:10.1287/mnsc.32.11.1434).
    case backupCovering(facilityCount: Int, firstPercent: Int)
    /// Covers all that can be covered with at most so many sites, and the most weight twice (BACOP1; Hogan & ReVelle 1986).
    case mandatoryBackupCovering(facilityCount: Int)
}
