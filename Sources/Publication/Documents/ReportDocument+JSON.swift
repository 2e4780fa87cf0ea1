public import FoundationEssentials
import ServiceModel

extension ReportDocument {
    /// The report as JSON: keys sorted, two spaces a level, one line end at the end.
    ///
    /// The same report gives the same bytes.
    public func json() throws -> Data { try JSONDocument.encode(self) }

    /// Whether positions are metres in a plane rather than degrees on the Earth, whatever decides who is covered.
    package var isPlanar: Bool { measure == .planar || inputs["demand"]?.crs?.used == "planar" }

    /// Reads a report.
    public static func read(_ data: Data) throws -> ReportDocument {
        try JSONDocument.decode(ReportDocument.self, from: data)
    }
}
