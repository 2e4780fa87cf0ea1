import Synchronization

/// The branch-and-bound nodes of one search: how many may be used, how many were, and whether some were wanting.
///
/// Pieces that work side by side each get a ledger of their own (``share(among:)``), so that what they find does not depend on the threads.
final class NodeLedger: Sendable {
    private struct State {
        var used = 0
        var wasWanting = false
    }

    /// Nodes that may be used; nil is no limit.
    let limit: Int?
    private let state = Mutex(State())

    /// Opens a ledger of so many nodes; nil is no limit.
    init(_ limit: Int?) { self.limit = limit }

    /// Nodes that were used.
    var used: Int { state.withLock(\.used) }

    /// Nodes that are left, at least 0; nil without a limit.
    var left: Int? { limit.map { max(0, $0 - used) } }

    /// Whether something was left undecided for want of nodes.
    var wasWanting: Bool { state.withLock(\.wasWanting) }

    /// Enters nodes that were used.
    func take(_ nodes: Int) { state.withLock { $0.used += nodes } }

    /// Enters what a piece used and wanted.
    func take(_ piece: NodeLedger) {
        take(piece.used)
        if piece.wasWanting { noteWanting() }
    }

    /// Whether a node is left; notes that one was wanting if not.
    func hasNode() -> Bool {
        if left == 0 { noteWanting() }
        return left != 0
    }

    /// Notes that something was left undecided for want of nodes; without a limit none can be wanting.
    func noteWanting() {
        if limit != nil { state.withLock { $0.wasWanting = true } }
    }

    /// Opens a ledger for one of so many pieces: an equal share of what is left, at least one node if there is one.
    func share(among pieces: Int) -> NodeLedger { NodeLedger(left.map { $0 > 0 ? max(1, $0 / pieces) : 0 }) }
}
