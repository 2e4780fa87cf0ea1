public import GeoPrimitives

/// The number of an administrative unit: its place in ``StudyArea/units``.
public typealias UnitNumber = Number<AdministrativeUnit>

/// The number of an open facility: its place in ``PlanningInput/facilities``.
public typealias FacilityNumber = Number<Facility>

/// A place where people are; all of them stand as the columns of a ``DemandTable``.
public enum DemandPoint {}

/// The row of a demand point in the columns of a ``DemandTable``.
public typealias DemandRow = Number<DemandPoint>

extension DemandTable {
    /// The identifier of a demand point.
    public func id(_ row: DemandRow) -> String { ids[row.value] }

    /// The position of a demand point in the plane of the run.
    public func point(_ row: DemandRow) -> PlanarPoint { point(row.value) }
}

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
