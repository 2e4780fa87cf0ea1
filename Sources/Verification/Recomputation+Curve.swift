import PlanningTerms
import Publication

extension Recomputation {
    /// The marginal curve: counts by one, plans and bounds that never fall, gaps, shares and additions; the plan itself is its last step.
    mutating func checkCurve(_ curve: [SitingDocument.CurveStep]) {
        guard let siting = report.siting else { return }
        let overall = report.coverage.overall
        var problems = 0
        var before = overall.coveredWeight
        func differs(_ a: Double, _ b: Double) -> Bool { abs(a - b) > 1e-9 * max(1, abs(a), abs(b)) }
        for (index, step) in curve.enumerated() {
            var wrong: [String] = []
            if index > 0, step.count != curve[index - 1].count + 1 { wrong.append("does not follow \(curve[index - 1].count)") }
            if step.selected.count > step.count { wrong.append("opens \(step.selected.count) sites") }
            if index > 0, step.objective < curve[index - 1].objective { wrong.append("covers less than fewer sites do") }
            if index > 0, step.bound < curve[index - 1].bound { wrong.append("is bound below fewer sites") }
            if step.bound < step.objective { wrong.append("covers more than its bound") }
            if (step.status == .optimal) != (step.bound == step.objective) {
                wrong.append("is \(step.$status) and should not be")
            }
            let gap = step.bound > 0 ? (step.bound - step.objective) / step.bound : 0
            if differs(step.gap, gap) { wrong.append("has a gap of \(gap), not \(step.gap)") }
            if differs(step.gained, step.objective - overall.coveredWeight) { wrong.append("gains something else") }
            if differs(step.added, step.objective - before) { wrong.append("adds something else") }
            if let share = step.share, differs(share * overall.weight, step.objective) { wrong.append("has another share") }
            if let share = step.shareBound, differs(share * overall.weight, step.bound) {
                wrong.append("has another bound's share")
            }
            before = step.objective
            problems += wrong.count
            found.problems += wrong.map { "curve: the step of \(step.count) sites \($0)" }
        }
        if let last = curve.last, let count = siting.count, last.count != count {
            problems += 1
            found.problems.append("curve: it ends with \(last.count) sites and --count is \(count)")
        }
        if let last = curve.last, let objective = siting.objective, last.objective < objective {
            problems += 1
            found.problems.append("curve: its last step covers less than the plan")
        }
        if problems == 0 { found.confirmed.append("curve: \(curve.count) steps, in order and within their bounds") }
    }
}
