import GeoFormats
import GeoPrimitives

extension TableWriter {
    /// One row per number of sites; `nil` without a curve.
    func curve(_ steps: [SitingDocument.CurveStep]?) -> ResultLayer? {
        guard let steps else { return nil }
        return ResultLayer(
            "curve",
            [
                .integer("count"), .text("status"), .number("covered"), .number("bound"), .number("gap"), .number("gained"),
                .number("added"), .number("share"), .number("share_bound"), .text("selected"),
            ], count: steps.count
        ) { number in
            let step = steps[number]
            return .init([
                .integer(step.count), .text(step.status), .number(step.objective), .number(step.bound), .number(step.gap),
                .number(step.gained), .number(step.added), .optional(step.share), .optional(step.shareBound),
                .text(step.selected.joined(separator: ";")),
            ])
        }
    }
}
