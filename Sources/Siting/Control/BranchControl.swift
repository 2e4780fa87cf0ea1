import MILP
import PlanningTerms
import Synchronization

/// The clock and the caller's wish of a run, with the branch-and-bound nodes that its searches share.
final class BranchControl: Sendable {
    private let control: RunControl
    private let nodes = Mutex(0)

    init(_ control: RunControl) { self.control = control }

    var limits: SolveLimits { control.limits }
    var seconds: Double { control.seconds }
    var secondsLeft: Double? { control.secondsLeft }
    var stop: SitingStop? { control.stop }
    var isCut: Bool { control.isCut }

    /// Nodes that are left, at least 0; nil without a limit.
    var nodesLeft: Int? { limits.workLimit.map { max(0, $0 - nodes.withLock(\.self)) } }

    func stop(by reason: SitingStop) { control.stop(by: reason) }

    func goesOn() -> Bool { control.goesOn() }

    func report(objective: Double, bound: Double) -> Bool { control.report(objective: objective, bound: bound) }

    /// Counts the nodes of a search and notes the limit that ended it, if one did; a number of nodes of the search's own is none of the run.
    func note(_ report: SolveReport, isOwnNodeLimit: Bool = false) {
        nodes.withLock { $0 += report.nodes }
        control.note(report.limit)
        if report.limit == .nodes, !isOwnNodeLimit { control.stop(by: .workLimit) }
    }
}
