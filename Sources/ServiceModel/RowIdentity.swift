/// What tells the rows of a list apart, in this run and in others.
public enum RowIdentity: String, Codable, Hashable, Sendable, CaseIterable {
    /// Their ids.
    case ids
    /// Their coordinates to seven decimals, since the list has no ids; rows at one place are summed.
    case coordinates

    /// What databases and people number the rows of a list with: another number in every copy of it, so no id.
    private static let numbering: Set<String> = ["序号", "gid", "objectid", "fid", "ogc_fid"]

    /// What tells rows apart whose ids stand in a column of this name; `nil` where there is no such column.
    public init(idColumn: String?) {
        self = idColumn.map { Self.numbering.contains($0.lowercased()) } ?? true ? .coordinates : .ids
    }
}
