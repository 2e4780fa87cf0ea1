public import FoundationEssentials
package import PlanningTerms
package import ServiceModel

extension ReportDocument {
    /// The report as JSON: keys sorted, two spaces a level, one line end at the end.
    ///
    /// The same report gives the same bytes.
    public func json() throws -> Data { try JSONDocument.encode(self) }

    /// Whether positions are metres in a plane rather than degrees on the Earth, whatever decides who is covered.
    package var isPlanar: Bool { measure == .planar || inputs["demand"]?.crs?.used == "planar" }

    /// What tells the rows of a layer apart; ids where there is no such layer.
    package func identity(of role: LayerRole) -> RowIdentity {
        guard let layer = inputs[role.rawValue], layer.rowsRead > 0 else { return .ids }
        return RowIdentity(idColumn: layer.columns[ColumnRole.id.rawValue])
    }

    /// Reads a report.
    public static func read(_ data: Data) throws -> ReportDocument {
        try JSONDocument.decode(ReportDocument.self, from: data)
    }
}
