/// What happens before each step in which a folder is put in place.
///
/// A value around the closure: a task-local that is itself a closure crashes in optimised builds of Swift 6.3.
package struct StepSeam: Sendable {
    /// What happens; what it throws ends the run there.
    package let happens: @Sendable () throws -> Void

    /// Makes a seam.
    package init(_ happens: @escaping @Sendable () throws -> Void) { self.happens = happens }
}
