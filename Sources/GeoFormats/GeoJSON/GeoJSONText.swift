import GeoPrimitives

/// A GeoJSON file that was walked over once, before GDAL reads it.
struct GeoJSONText {
    /// What it says of its coordinates.
    let declaration: GeoJSONDeclaration
    /// Whether a feature has an `id` beside its properties.
    let hasFeatureID: Bool
    /// What GDAL is shown in its place; `nil` where it may see the file itself.
    let shown: MaskedFile?

    /// Checks the grammar of a file, reads what it says of its coordinates, and hides that from GDAL.
    ///
    /// - Throws: ``FormatError/malformedJSON(file:line:column:reason:)`` with line and column, or why the file cannot be read.
    init(_ path: String) throws(FormatError) {
        let mapped = try MappedFile(path)
        let (problem, members) = JSONSyntax.check(mapped.bytes)
        if let problem {
            throw .malformedJSON(file: path, line: problem.line, column: problem.column, reason: problem.reason)
        }
        declaration = GeoJSONDeclaration(members, in: mapped.bytes)
        hasFeatureID = members.hasFeatureID
        let statements = members.crs + members.nestedCRS
        shown = statements.isEmpty ? nil : try MaskedFile(path, count: mapped.count, blanking: statements)
    }
}
