import GeoPrimitives

/// What raises a message to a caveat: its code, and what it is said of.
package struct CaveatMark: Hashable, Sendable {
    /// What the caveat is about.
    package var code: CaveatCode
    /// How many things it is said of.
    package var count: Int
    /// Their rows, beside that of the message itself.
    package var rows: [Int]
    /// Their units.
    package var units: [Caveat.UnitCount]
    /// What tells it from others of its code that say something else: a column, a level.
    package var topic: String?

    /// Makes a mark of one thing, or of so many.
    package init(_ code: CaveatCode, _ count: Int = 1, rows: [Int] = [], units: [Caveat.UnitCount] = [], topic: String? = nil) {
        (self.code, self.count, self.rows, self.units, self.topic) = (code, count, rows, units, topic)
    }
}

extension Message {
    /// The caveat that a notice or warning of this message also is; `nil` where no figure rests on it.
    ///
    /// This is the one table: a line here, with the code and the count among the arguments of the message, and what was a notice stands on
    /// page 1. Several messages of one code, file and topic become one caveat.
    package var caveat: CaveatMark? {
        switch self {
        case .crs(.declaration(.offsetElsewhere(_, let rows, _, _))): CaveatMark(.crsElsewhere, rows)
        case .crs(.outsideArea(_, let rows, _)): CaveatMark(.crsOutside, rows)
        case .crs(.ballpark): CaveatMark(.crsBallpark)
        case .crs(.plane(.looksLikeDegrees)): CaveatMark(.degreesInPlane)
        case .crs(.declaration(.columnBeforeFlag(_, let rows, _, _))): CaveatMark(.crsByRow, rows)
        case .crs(.declaration(.overridden(_, _, let rows))): CaveatMark(.crsOverridden, rows)
        case .crs(.declaration(.assumedWGS84)): CaveatMark(.crsAssumed)
        case .table(.rowNumbersAsIds): CaveatMark(.idsMissing)
        case .recognition(.noWeight): CaveatMark(.weightUnrecognised)
        case .recognition(.others(_, let role, _, _)): CaveatMark(.columnsInDoubt, topic: role.rawValue)
        case .recognition(.systemMentioned): CaveatMark(.columnsInDoubt, topic: "crs")
        case .recognition(.radiusUnread(_, let columns)): CaveatMark(.columnsInDoubt, columns.count, topic: "unread")
        case .file(.missingSideFile(".dbf")): CaveatMark(.attributesMissing)
        case .layout(let message): message.caveat
        case .geometry(.repaired): CaveatMark(.geometryRepaired)
        case .geometry(.areasStandForPoints(_, let areas, _, let rows)): CaveatMark(.areasAsPoints, areas, rows: rows)
        case .demand(.unknownUnits(let rows, _, _)): CaveatMark(.unitsUnknown, rows)
        case .demand(.contradictingUnits(let rows, _, _)): CaveatMark(.unitsContradicted, rows)
        case .demand(.farOff(let count, _, _, let rows)): CaveatMark(.demandFar, count, rows: rows)
        case .demand(.twice(let count, _, let rows)): CaveatMark(.demandTwice, count, rows: rows)
        case .demand(.unusableCells(let count, _, _, _)): CaveatMark(.cellsUnusable, count)
        case .demand(.coarseCells): CaveatMark(.cellsCoarse)
        case .facility(.candidatesUnlocated(let count, let rows)): CaveatMark(.candidatesUnlocated, count, rows: rows)
        case .facility(.unusableExisting(let count, _, let rows)): CaveatMark(.facilitiesUnusable, count, rows: rows)
        case .facility(.atOrigin): CaveatMark(.positionsAtOrigin)
        case .facility(.samePosition(let count, let rows)): CaveatMark(.positionsShared, count, rows: rows)
        case .facility(.swappedAxes): CaveatMark(.axesSwapped)
        case .facility(.levelNotPlanned(let level, _)): CaveatMark(.levelsUnknown, topic: level)
        case .facility(.doubt(let doubt)): doubt.mark
        case .siteCheck(let check): check.mark
        case .sites(.sharedId): CaveatMark(.idsShared)
        case .unit(.noParent): CaveatMark(.unitsWithoutParent)
        case .unit(.noParents(let count, _, _)): CaveatMark(.unitsWithoutParent, count)
        case .unit(.overlap(_, let pairs, _, _, _, _)): CaveatMark(.unitsOverlap, pairs)
        case .unit(.leftOut(.unnamed, let count, let rows)): CaveatMark(.unitsUnnamed, count, rows: rows)
        case .unit(.missingParents(let count, _)): CaveatMark(.unitsWithoutParent, count)
        case .unit(.partOfArea): CaveatMark(.unitsPart)
        case .profile(.levelsWithoutUse(let levels, _)): CaveatMark(.normsWithoutLevel, levels.count)
        case .profile(.unverified(let count, _)): CaveatMark(.normsUnverified, count)
        case .run(.unmeasured): CaveatMark(.searchCutShort)
        case .found(let finding): finding.mark
        default: nil
        }
    }
}

extension LayoutMessage {
    /// What of the layout of a table figures rest on.
    fileprivate var caveat: CaveatMark? {
        switch self {
        case .leftOut(let found) where found.kind == .total: CaveatMark(.totalsLeftOut, found.rows, rows: found.firstRows)
        case .cells(let found) where found.kind == .mergedNumber:
            CaveatMark(.numbersMerged, found.cells, rows: found.firstRows, topic: found.column)
        case .cells(let found) where found.kind == .keptTotal: CaveatMark(.totalsKept, found.cells, rows: found.firstRows)
        case .hiddenRows(let count): CaveatMark(.rowsHidden, count)
        default: nil
        }
    }
}

extension FacilityDoubt {
    /// The caveat that it is.
    fileprivate var mark: CaveatMark {
        switch self {
        case .levelless(let count, _, let rows): CaveatMark(.levelsMissing, count, rows: rows)
        case .levelOrder: CaveatMark(.levelOrder)
        case .statusUnread(let columns, _): CaveatMark(.columnsInDoubt, columns.count, topic: "status")
        case .radiusMissing(let count, _, _, let rows): CaveatMark(.radiiInDoubt, count, rows: rows, topic: "missing")
        case .availabilityUnknown(let count, _, let rows): CaveatMark(.availabilityUnknown, count, rows: rows)
        case .radii(let count, _, _, let rows): CaveatMark(.radiiInDoubt, count, rows: rows)
        }
    }
}
