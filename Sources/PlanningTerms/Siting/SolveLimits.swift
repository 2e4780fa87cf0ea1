/// When a siting run may stop before it has proven its plan.
public struct SolveLimits: Hashable, Sendable {
    /// Seconds of wall clock for the whole siting work, cover sets and distances included; nil is no limit.
    ///
    /// A run cut by it is not reproducible. Merging rows and the greedy plan of the models on coverage are never cut; they take time linear
    /// in the pairs, and sites × count.
    public var timeLimit: Double?
    /// Branch-and-bound nodes, ours and the solver's together; nil is no limit, 0 leaves branch and bound out.
    ///
    /// The same on every machine.
    public var workLimit: Int?
    /// Stop when the plan's gap is at most this; 0 asks for proof.
    public var gap: Double
    /// Where pseudo-random choices start.
    public var seed: UInt64
    /// Threads a run may use.
    ///
    /// The plan does not depend on it.
    public var threads: Int

    /// Limits that ask for a proven plan, however long it takes.
    public init(timeLimit: Double? = nil, workLimit: Int? = nil, gap: Double = 0, seed: UInt64 = 1, threads: Int = 1) {
        self.timeLimit = timeLimit
        self.workLimit = workLimit
        self.gap = gap
        self.seed = seed
        self.threads = threads
    }
}
