/// When a solver may stop, and what it starts from.
package struct SolveOptions: Sendable {
    /// What a running solver tells: seconds since its start, best objective and bound so far (infinite while unknown).
    ///
    /// It returns whether to go on; `false` ends the run with what there is.
    package typealias Progress = @Sendable (_ seconds: Double, _ objective: Double, _ bound: Double) -> Bool

    /// Seconds of wall clock; nil is no limit.
    package var timeLimit: Double?
    /// Stop when |bound − objective| / |objective| is at most this; 0 asks for proof.
    package var relativeGap = 0.0
    /// Stop when |bound − objective| is at most this, in the unit of the objective.
    package var absoluteGap = 1e-6
    /// Branch-and-bound nodes; nil is no limit.
    ///
    /// Unlike time, this limit gives the same answer on every machine.
    package var nodeLimit: Int?
    /// Where the solver's pseudo-random choices start.
    package var seed: UInt64 = 0
    /// Threads of the solver; one is reproducible.
    package var threads = 1
    /// A value for every column to start from, taken if it is feasible.
    package var start: [Double]?
    /// Called from time to time during a mixed-integer solve.
    package var progress: Progress?

    /// Options that ask for a proven optimum, on one thread, without limits.
    package init() {}
}
