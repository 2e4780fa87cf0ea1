import CPROJ

/// A PROJ context: the handle that every call needs, and the last message PROJ gave on it.
///
/// No network, nothing printed.
final class PROJContext {
    /// The handle to pass as first argument.
    let handle: OpaquePointer
    /// What PROJ last complained about; empty when it did not.
    private(set) var lastMessage = ""

    init() {
        guard let handle = proj_context_create() else { preconditionFailure("proj_context_create has no memory left") }
        self.handle = handle
        proj_context_set_enable_network(handle, 0)
        proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque(), PROJContext.store)
    }

    deinit { proj_context_destroy(handle) }

    /// Keeps a message for the error that follows.
    private static let store: PJ_LOG_FUNCTION = { context, _, message in
        guard let message, let context else { return }
        Unmanaged<PROJContext>.fromOpaque(context).takeUnretainedValue().lastMessage = String(cString: message)
    }

    /// Forgets earlier messages, so that the next one belongs to the next call.
    func clearMessage() { lastMessage = "" }

    /// What PROJ said last, or the words of its error number.
    var reason: String {
        guard lastMessage.isEmpty else { return lastMessage }
        return reason(ofError: proj_context_errno(handle))
    }

    /// The words of a PROJ error number.
    func reason(ofError number: Int32) -> String {
        guard number != 0, let text = proj_context_errno_string(handle, number) else { return "no reason given" }
        return String(cString: text)
    }
}

/// A PROJ object (a system or an operation) with its unique owner.
struct PROJObject: ~Copyable {
    let context: PROJContext
    let pointer: OpaquePointer

    /// Takes over what a PROJ function made; `nil` when it made nothing.
    init?(_ context: PROJContext, _ made: OpaquePointer?) {
        guard let made else { return nil }
        self.context = context
        pointer = made
    }

    deinit { proj_destroy(pointer) }
}
