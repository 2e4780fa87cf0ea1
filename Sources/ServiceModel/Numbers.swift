public import GeoPrimitives

/// The number of an administrative unit: its place in ``StudyArea/units``.
public typealias UnitNumber = Number<AdministrativeUnit>

extension [AdministrativeUnit] {
    /// The unit of a number.
    @inlinable public subscript(number: UnitNumber) -> AdministrativeUnit { self[number.value] }
}
