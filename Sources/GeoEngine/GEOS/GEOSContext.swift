import CGEOS

/// A GEOS context: the handle that every call needs, and the last message GEOS gave on it.
///
/// One per operation, never shared.
final class GEOSContext {
    /// The handle to pass as first argument.
    let handle: GEOSContextHandle_t
    /// What GEOS last complained about; empty when it did not.
    private(set) var lastMessage = ""

    init() {
        guard let handle = GEOS_init_r() else { preconditionFailure("GEOS_init_r has no memory left for a context") }
        self.handle = handle
        let this = Unmanaged.passUnretained(self).toOpaque()
        GEOSContext_setErrorMessageHandler_r(handle, GEOSContext.store, this)
        GEOSContext_setNoticeMessageHandler_r(handle, GEOSContext.store, this)
    }

    deinit { GEOS_finish_r(handle) }

    /// Keeps a message for the error that follows; nothing is printed.
    private static let store: GEOSMessageHandler_r = { message, context in
        guard let message, let context else { return }
        Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue().lastMessage = String(cString: message)
    }

    /// Returns the handle that a GEOS function made, or throws its name with what GEOS said.
    func checked(_ function: String, _ result: OpaquePointer?) throws(GeometryEngineError) -> OpaquePointer {
        guard let result else { throw failure(function) }
        return result
    }

    /// Returns the answer of a GEOS predicate, or throws its name with what GEOS said (GEOS answers 2).
    func answer(_ function: String, _ result: CChar) throws(GeometryEngineError) -> Bool {
        guard result == 0 || result == 1 else { throw failure(function) }
        return result == 1
    }

    /// The error of a function that failed.
    func failure(_ function: String) -> GeometryEngineError {
        .geos(function: function, message: lastMessage.isEmpty ? "no reason given" : lastMessage)
    }
}
