import PlanningTerms

extension PointLayer {
    /// Radii beyond which the unit of a column is in doubt, in metres: few centers reach farther than a county is wide, and none less than
    /// across its own yard.
    private static let plausibleRadii = 10.0..<50_000

    /// Warns of radii whose unit is in doubt.
    func warnOfRadii(into notes: inout DiagnosticCollector) {
        guard let column = columnNames[ColumnRole.radius.rawValue], let radii = numbers(.radius), crs.used != "planar"
        else {
            return
        }
        let rows = radii.indices.filter { !radii[$0].isNaN && !Self.plausibleRadii.contains(radii[$0]) }
        guard let first = rows.first else { return }
        notes.warning(
            file,
            .facility(
                .doubt(
                    .radii(
                        rows.count, column: column, meters: radii[first],
                        rows: rows.prefix(Caveat.listedRows).map { location($0) }))))
    }
}
