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
            var wrong: [Wording] = []
            if index > 0, step.count != curve[index - 1].count + 1 {
                wrong.append(Wording("does not follow \(curve[index - 1].count)", "不接续 \(curve[index - 1].count) 处"))
            }
            if step.selected.count > step.count {
                wrong.append(Wording("opens \(step.selected.count) sites", "启用 \(step.selected.count) 处"))
            }
            if index > 0, step.objective < curve[index - 1].objective {
                wrong.append(Wording("covers less than fewer sites do", "覆盖少于点数更少时"))
            }
            if index > 0, step.bound < curve[index - 1].bound { wrong.append(Wording("is bound below fewer sites", "上限低于点数更少时")) }
            if step.bound < step.objective { wrong.append(Wording("covers more than its bound", "覆盖超过其上限")) }
            if (step.status == .optimal) != (step.bound == step.objective) {
                wrong.append(Wording("is \(step.$status) and should not be", "状态不应为 \(step.$status)"))
            }
            let gap = step.bound > 0 ? (step.bound - step.objective) / step.bound : 0
            if differs(step.gap, gap) {
                wrong.append(Wording("has a gap of \(gap), not \(step.gap)", "差距为 \(gap)，而非 \(step.gap)"))
            }
            if differs(step.gained, step.objective - overall.coveredWeight) {
                wrong.append(Wording("gains something else", "新增不符"))
            }
            if differs(step.added, step.objective - before) { wrong.append(Wording("adds something else", "较上一个增加不符")) }
            if let share = step.share, differs(share * overall.weight, step.objective) {
                wrong.append(Wording("has another share", "占比不符"))
            }
            if let share = step.shareBound, differs(share * overall.weight, step.bound) {
                wrong.append(Wording("has another bound's share", "上限的占比不符"))
            }
            before = step.objective
            problems += wrong.count
            found.problems += wrong.map {
                Wording("curve: the step of \(step.count) sites \($0.english)", "边际曲线：\(step.count) 处的一步\($0.chinese)")
            }
        }
        if let last = curve.last, let count = siting.count, last.count != count {
            problems += 1
            found.problems.append(
                Wording(
                    "curve: it ends with \(last.count) sites and --count is \(count)",
                    "边际曲线：止于 \(last.count) 处，而 --count 为 \(count)"))
        }
        if let last = curve.last, let objective = siting.objective, last.objective < objective {
            problems += 1
            found.problems.append(Wording("curve: its last step covers less than the plan", "边际曲线：最后一步覆盖少于方案"))
        }
        if problems == 0 {
            found.confirmed.append(
                Wording("curve: \(curve.count) steps, in order and within their bounds", "边际曲线：\(curve.count) 步，次序正确且在上限之内"))
        }
    }
}
