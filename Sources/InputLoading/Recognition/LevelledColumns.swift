/// Columns of units that have one for each level: those of COD-AB (`ADM2_PCODE`, `ADM2_EN`) and of GADM (`GID_2`, `NAME_2`).
///
/// A feature is a unit of the deepest level; the level above names its parent.
struct LevelledColumns {
    /// The column of codes.
    private(set) var code: Int?
    /// The column of names.
    private(set) var name: Int?
    /// The column of the parents' codes.
    private(set) var parent: Int?

    /// Looks at the names of all columns.
    init(_ names: [String]) {
        let folded = names.map { $0.lowercased() }
        func place(_ wanted: [String]) -> Int? { wanted.lazy.compactMap { folded.firstIndex(of: $0) }.first }
        for level in (0...6).reversed() {
            if let code = place(["adm\(level)_pcode", "adm\(level)_code", "adm\(level)pcode", "admin\(level)pcode"]) {
                self.code = code
                name = place(
                    ["zh", "en", "name", "fr", "es", "pt", "ar", "ru"].map { "adm\(level)_\($0)" }
                        + ["adm\(level)name", "admin\(level)name_en", "admin\(level)name"])
                parent = level > 0 ? place(["adm\(level - 1)_pcode", "adm\(level - 1)_code", "adm\(level - 1)pcode"]) : nil
                return
            }
            if let code = place(["gid_\(level)"]) {
                self.code = code
                name = place(["name_\(level)", "nl_name_\(level)"])
                parent = level > 0 ? place(["gid_\(level - 1)"]) : nil
                return
            }
        }
    }
}
