extension SitingOptions {
    /// The model where nobody names one.
    package static let usualModel = SitingModelKind.mclp
    /// The share to cover where nobody says how much, 0 to 1.
    package static let usualTarget = 1.0
    /// What first cover counts for where nobody says how much, 0 to 1.
    package static let usualFirstWeight = 0.5

    /// What is decided and when the search may stop, with what is usual where nothing is said.
    ///
    /// - Parameter threads: How many threads may work.
    /// - Returns: The settings of a run; they can be meant where nothing is found by ``faults(_:beside:)``.
    package func settings(threads: Int) -> SiteSettings {
        var limits = SolveLimits(timeLimit: timeLimit, workLimit: workLimit, threads: threads)
        limits.gap = gap ?? limits.gap
        limits.seed = seed ?? limits.seed
        var settings = SiteSettings(
            model: question, limits: limits, curve: curve, shareWithin: shareWithin, breaksTies: tieBreak == .distance)
        settings.conditions = asked
        return settings
    }

    private var question: SitingModel {
        let target = target ?? Self.usualTarget
        return switch model ?? Self.usualModel {
        case .mclp: .maximalCovering(facilityCount: limit)
        case .lscp: .setCovering(target: target)
        case .pMedian: .pMedian(facilityCount: limit)
        case .pCenter: .pCenter(facilityCount: limit)
        case .pDispersion: .pDispersion(facilityCount: limit)
        case .lscpBackup: .backupSetCovering(target: target)
        case .bacop: .backupCovering(facilityCount: limit, firstPercent: Self.percent(firstWeight ?? Self.usualFirstWeight).whole)
        case .bacop1: .mandatoryBackupCovering(facilityCount: limit)
        }
    }

    /// Sites to open at most; without a count a budget is the only limit, and a relocation opens as many as it closes.
    private var limit: Int { count ?? (conditions.budget == nil ? 0 : .max) }

    /// The nearest whole percentage of a share, and whether the share is that.
    static func percent(_ share: Double) -> (whole: Int, isExact: Bool) {
        let percent = share * 100
        // 0.29 · 100 is 28.999999999999996 in doubles.
        return (Int(percent.rounded()), abs(percent - percent.rounded()) < 1e-9)
    }
}
