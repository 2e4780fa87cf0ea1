public import GeoPrimitives

/// The number of an administrative unit: its place in ``StudyArea/units``.
public typealias UnitNumber = Number<AdministrativeUnit>

/// The number of an open facility: its place in ``PlanningInput/facilities``.
public typealias FacilityNumber = Number<Facility>

/// A site where a center may be opened; it stands in its list as a ``Facility``.
public enum CandidateSite {}

/// The number of a candidate site: its place in ``PlanningInput/candidates``.
public typealias CandidateNumber = Number<CandidateSite>

extension [Facility] {
    /// The facility of a number, in the list of facilities.
    @inlinable public subscript(number: FacilityNumber) -> Facility { self[number.value] }

    /// The site of a number, in the list of candidates.
    @inlinable public subscript(number: CandidateNumber) -> Facility { self[number.value] }
}

extension PlanningInput {
    /// Returns the numbers of the open facilities that are wanted, ascending.
    public func facilityNumbers(where isWanted: (Facility) -> Bool) -> [FacilityNumber] {
        facilities.indices.filter { isWanted(facilities[$0]) }.map { FacilityNumber($0) }
    }
}

extension [AdministrativeUnit] {
    /// The unit of a number.
    @inlinable public subscript(number: UnitNumber) -> AdministrativeUnit { self[number.value] }
}
