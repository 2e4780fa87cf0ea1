/// What becomes of rows that read like totals, where a planner says so; else they are left out when their numbers are sums.
public enum TotalRowRule: String, CaseIterable, Hashable, Sendable {
    /// They are left out, whatever their numbers.
    case leaveOut = "leave-out"
    /// They are rows like all others.
    case keep
}
