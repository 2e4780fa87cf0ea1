import Synchronization

/// The branch-and-bound nodes of one run: how many are left, and whether they were wanting.
final class NodeAccount: Sendable {
    private struct State {
        var left: Int?
        var wasWanting = false
    }

    private let state: Mutex<State>

    /// Opens an account of so many nodes; nil is no limit.
    init(_ limit: Int?) { state = Mutex(State(left: limit)) }

    /// Nodes that are left, at least 0; nil without a limit.
    var left: Int? { state.withLock(\.left) }

    /// Whether something was left undecided for want of nodes.
    var wasWanting: Bool { state.withLock(\.wasWanting) }

    /// Takes nodes that were used.
    func take(_ nodes: Int) { state.withLock { state in state.left = state.left.map { max(0, $0 - nodes) } } }

    /// Whether a node is left; notes that one was wanting if not.
    func hasNode() -> Bool {
        state.withLock { state in
            if state.left == 0 { state.wasWanting = true }
            return state.left != 0
        }
    }

    /// Notes that something was left undecided for want of nodes.
    func noteWanting() { state.withLock { $0.wasWanting = true } }
}
