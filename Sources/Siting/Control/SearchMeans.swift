import MILP
import PlanningTerms

/// What a search works with: a solver of mixed-integer programs, the control of its run, and the branch-and-bound nodes that it may use.
struct SearchMeans: Sendable {
    let solver: any MILPSolver
    let control: RunControl
    let nodes: NodeLedger

    /// Gives a search the nodes that the limits of its run allow.
    init(_ solver: any MILPSolver, _ control: RunControl) {
        self.init(solver, control, nodes: NodeLedger(control.limits.workLimit))
    }

    private init(_ solver: any MILPSolver, _ control: RunControl, nodes: NodeLedger) {
        self.solver = solver
        self.control = control
        self.nodes = nodes
    }

    /// The solver's name and version.
    var solverName: String { solver.name }

    /// Returns the means of one of so many pieces of the search.
    func share(among pieces: Int) -> SearchMeans { SearchMeans(solver, control, nodes: nodes.share(among: pieces)) }

    /// Tells the run's control whether the work limit left something undecided.
    func closeLedger() {
        if nodes.wasWanting { control.stop(by: .workLimit) }
    }

    /// Has the solver decide a program within what is left of the run, and enters the nodes and the limit that ended it.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - absoluteGap: The difference of bound and objective that is proof.
    ///   - relativeGap: The same as a share of the objective.
    ///   - ownNodes: Nodes at most by the search's own choice, the want of which is none of the run; nil is all that are left.
    ///   - start: A value for every column to start from.
    ///   - progress: Told seconds, objective and bound; returns whether to go on.
    /// - Returns: What the solver found.
    /// - Throws: `solverFailed`.
    func report(
        on program: LinearProgram, absoluteGap: Double? = nil, relativeGap: Double = 0, ownNodes: Int? = nil,
        start: [Double]? = nil, progress: @escaping SolveOptions.Progress
    ) throws(SitingError) -> SolveReport {
        var options = SolveOptions()
        if let absoluteGap { options.absoluteGap = absoluteGap }
        options.relativeGap = relativeGap
        options.timeLimit = control.secondsLeft
        options.nodeLimit = ownNodes ?? nodes.left
        options.seed = control.limits.seed
        options.start = start
        options.progress = progress
        let report: SolveReport
        do {
            report = try solver.solve(program, options: options)
        } catch {
            throw .solverFailed(message: error.description)
        }
        nodes.take(report.nodes)
        switch report.limit {
        case .time: control.stop(by: .timeLimit)
        case .nodes where ownNodes == nil: nodes.noteWanting()
        case .nodes, .interruption, .other, nil: break
        }
        return report
    }
}
