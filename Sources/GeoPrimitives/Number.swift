/// The place of a `Subject` in its list, so that a facility's number cannot be taken for a unit's or a demand point's.
///
/// For values that cross rooms, a handful at a time. The compact columns of the kernels (who covers each demand point, in which unit it
/// lies, who reaches it) stay columns of plain `Int32`, and so do a kernel's own counters: they are columns, not objects.
public struct Number<Subject>: Hashable, Comparable, Sendable {
    /// The place, from 0.
    public let value: Int

    /// Makes the number of a place in a list.
    @inlinable public init(_ value: Int) { self.value = value }

    /// Makes the number that a compact column holds.
    @inlinable public init(_ value: Int32) { self.value = Int(value) }

    /// Makes the number that a compact column holds; `nil` where that is −1, none.
    @inlinable public init?(ifAny value: Int32) {
        guard value >= 0 else { return nil }
        self.value = Int(value)
    }

    /// Returns whether the first comes earlier in the list.
    @inlinable public static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

extension Number: ExpressibleByIntegerLiteral {
    /// Makes a number written as such.
    @inlinable public init(integerLiteral value: Int) { self.value = value }
}

extension Number: CustomStringConvertible {
    /// The plain number.
    public var description: String { "\(value)" }
}
