/// The siting models by the names they go by on the command line and in reports.
public enum SitingModelKind: String, Hashable, Sendable, CaseIterable {
    /// Most people with so many sites (ArcGIS: Maximize Coverage).
    case mclp
    /// Fewest sites for a share of the people (ArcGIS: Minimize Facilities).
    case lscp
    /// Least weighted distance with so many sites (ArcGIS: Minimize Impedance).
    case pMedian = "p-median"
    /// Least largest distance with so many sites.
    case pCenter = "p-center"
    /// Most distance between any two with so many sites.
    case pDispersion = "p-dispersion"
    /// As lscp, and of those plans one that covers the most people twice.
    case lscpBackup = "lscp-b"
    /// Most people once and twice, by weight, with so many sites (BACOP2).
    case bacop
    /// Most people twice with so many sites, where all that can be are covered once (BACOP1).
    case bacop1
}

extension SitingModel {
    /// Which of the models it is.
    public var kind: SitingModelKind {
        switch self {
        case .maximalCovering: .mclp
        case .setCovering: .lscp
        case .pMedian: .pMedian
        case .pCenter: .pCenter
        case .pDispersion: .pDispersion
        case .backupSetCovering: .lscpBackup
        case .backupCovering: .bacop
        case .mandatoryBackupCovering: .bacop1
        }
    }

    /// The model's name in the CLI and in reports.
    public var name: String { kind.rawValue }

    /// What goes with the model.
    package var rules: ModelRules { kind.rules }

    /// Whether the model is decided by distances or costs, and not by cover sets.
    package var isOnDistances: Bool { rules.isOnDistances }

    /// What the objective of a plan counts.
    package var objectiveMeasure: ObjectiveMeasure { rules.measure }

    /// The same where sites serve at most what they have room for.
    package func measure(withCapacities hasCapacities: Bool) -> ObjectiveMeasure {
        hasCapacities && rules.measure == .coveredWeight ? .servedWeight : rules.measure
    }
}
