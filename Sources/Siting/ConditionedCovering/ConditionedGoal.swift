import PlanningTerms

/// What a conditioned model drives at.
struct ConditionedGoal: Hashable, Sendable {
    /// What a unit of weight covered once adds to the value, and covered a second time.
    var first: Int64 = 1
    var second: Int64 = 0
    /// Whether sites are counted instead, as few as may be.
    var isFewestSites = false
    /// Newly opened sites at most, required ones included, beyond as many as are closed; `nil` is no limit.
    var largestCount: Int?
    /// The weight to be covered in all, in ticks; 0 asks for nothing.
    var need: Int64 = 0
    /// Whether every demand point that some site or facility covers must be covered.
    var coversAll = false
}

extension ConditionedGoal {
    /// What a model drives at, of so much weight in all, in ticks; `nil` for the models on distances, which take no conditions.
    init?(_ model: SitingModel, totalWeight: Int64) {
        self.init()
        switch model {
        case .pMedian, .pCenter, .pDispersion: return nil
        case .maximalCovering(let count): largestCount = count == .max ? nil : count
        case .setCovering(let target), .backupSetCovering(let target):
            isFewestSites = true
            need = UnitRule.ticks(forShare: target, of: totalWeight)
        case .backupCovering(let count, let firstPercent):
            largestCount = count == .max ? nil : count
            let divisor = max(1, greatestCommonDivisor(Int64(firstPercent), 100))
            (first, second) = (Int64(firstPercent) / divisor, Int64(100 - firstPercent) / divisor)
        case .mandatoryBackupCovering(let count):
            largestCount = count == .max ? nil : count
            (first, second, coversAll) = (0, 1, true)
        }
    }
}
