extension TableWriter {
    /// One row per number of sites; nothing without a curve.
    func curve(_ steps: [SitingDocument.CurveStep]?) throws {
        guard let steps else { return }
        try write(
            "curve.csv",
            ["count", "status", "covered", "bound", "gap", "gained", "added", "share", "share_bound", "selected"],
            rows: steps.map { step in
                [
                    "\(step.count)", step.status, text(step.objective), text(step.bound), text(step.gap), text(step.gained),
                    text(step.added), text(step.share), text(step.shareBound), step.selected.joined(separator: ";"),
                ]
            })
    }
}
