import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds the marginal curve of maximal covering: a plan and a bound for every number of sites up to a plan's.
struct CurveSolver {
    let question: SitingQuestion
    let effort: CurveEffort
    let means: SearchMeans

    /// Row–site pairs of the reduced model up to which a band tries branch and bound too.
    private static let cheapPairs = 20_000
    /// Nodes it may then use for one count.
    private static let cheapNodes = 1000

    /// Returns the curve that ends with a plan of the question; none of a question that does not ask for a number of sites on cover sets.
    ///
    /// The model is reduced once. Bounds of one count serve the others: what more sites cannot cover fewer cannot either, and of the sites of
    /// a plan the best k cover at least k in p of its gain, so that bound(p) − fixed <= (bound(k) − fixed) · p / k. The time is shared among
    /// the counts that are left. Once the run is stopped a step takes the sites of the plan that add most, and the bounds that follow from the
    /// other steps.
    ///
    /// - Returns: One step per count from the number of required sites, at least 1.
    /// - Throws: `solverFailed`.
    /// - Complexity: One solve of the reduced model per count.
    func curve(endingWith plan: SitingPlan) throws(SitingError) -> MarginalCurve {
        guard case .maximalCovering(let count) = question.model else { return MarginalCurve(steps: [], isReproducible: true) }
        let (problem, control) = (question.problem, means.control)
        let reduced = ReducedProblem(problem, control: control)
        let fixed = reduced.required
        let small = SitingProblem(reduced.kernel, unit: reduced.unit, of: problem)
        var curve = MarginalCurve(steps: [], isReproducible: plan.isReproducible)
        for number in max(1, fixed.count)...max(1, count) {
            var step = MarginalCurve.Step(
                count: number, coveredWeight: reduced.decidedWeight, bound: reduced.reachableWeight,
                sites: Self.numbers(fixed))
            let free = number - fixed.count
            if number == count {
                step.coveredWeight = plan.coveredWeight
                step.bound = problem.scale.ticks(plan.bound)
                step.sites = plan.selected.sorted()
            } else if free == 0 || reduced.kernel.siteCount == 0 {
                step.bound = reduced.decidedWeight
            } else if !control.goesOn() {
                let open = fixed + plan.selected.map(\.value).filter { !fixed.contains($0) }.prefix(free)
                step.coveredWeight = problem.baseWeight + PlanEvaluation(of: open, on: problem).gainedWeight
                step.sites = Self.numbers(open)
                curve.isReproducible = false
            } else if free < reduced.kernel.siteCount {
                let shares = Double(count - number)
                let own = stepLimits(control.limits, secondsLeft: control.secondsLeft.map { $0 / shares }, small)
                let part = try part(free, of: small, own)
                curve.isReproducible = curve.isReproducible && part.isReproducible
                step.coveredWeight = reduced.decidedWeight + part.coveredWeight
                step.bound = reduced.decidedWeight + problem.scale.ticks(part.bound)
                step.sites = Self.numbers(fixed + part.selected.map { reduced.kernel.sites[$0.value] })
            } else {
                step.coveredWeight = reduced.reachableWeight
                step.sites = Self.numbers(fixed + reduced.kernel.sites)
            }
            curve.steps.append(step)
        }
        curve.tighten(fixedWeight: reduced.decidedWeight, fixedCount: fixed.count)
        return curve
    }

    /// Candidates as other rooms know them, ascending.
    private static func numbers(_ sites: [Int]) -> [CandidateNumber] { sites.sorted().map { CandidateNumber($0) } }

    /// The plan of so many sites of the reduced problem.
    private func part(_ count: Int, of small: SitingProblem, _ limits: SolveLimits) throws(SitingError) -> SitingPlan {
        let progress: @Sendable (SitingProgress) -> Bool = { [control = means.control] state in
            guard let objective = state.objective, let bound = state.bound else { return control.goesOn() }
            return control.report(objective: objective, bound: bound)
        }
        let own = RunControl(limits, progress: progress)
        return try CoveringSolver(
            question: SitingQuestion(.maximalCovering(facilityCount: count), on: small), means: SearchMeans(means.solver, own)
        ).mostWeight(count)
    }

    private func stepLimits(_ limits: SolveLimits, secondsLeft: Double?, _ small: SitingProblem) -> SolveLimits {
        var own = limits
        own.timeLimit = secondsLeft
        if effort == .band { own.workLimit = small.coverSets.pairCount <= Self.cheapPairs ? Self.cheapNodes : 0 }
        return own
    }
}

extension SitingProblem {
    /// The problem that a reduced kernel stands for: merged rows, its sites as candidates, nothing covered yet.
    fileprivate init(_ kernel: CoverKernel, unit: Int64, of problem: SitingProblem) {
        self.init(
            coverSets: CoverSets(
                rowOffsets: kernel.rows.offsets, candidates: kernel.rows.members, candidateCount: kernel.siteCount),
            weights: kernel.weights.map { $0 * unit }, scale: problem.scale,
            isCovered: [Bool](repeating: false, count: kernel.rowCount),
            candidateStatus: [CandidateStatus](repeating: .available, count: kernel.siteCount))
    }
}

extension MarginalCurve {
    /// Lets the steps learn from one another; `fixedWeight` is covered by what is open in every plan, `fixedCount` of its sites count.
    ///
    /// O(steps²).
    mutating func tighten(fixedWeight: Int64, fixedCount: Int) {
        for index in steps.indices.dropFirst() where steps[index].coveredWeight < steps[index - 1].coveredWeight {
            steps[index].coveredWeight = steps[index - 1].coveredWeight
            steps[index].sites = steps[index - 1].sites
        }
        for index in steps.indices.dropLast().reversed() {
            steps[index].bound = min(steps[index].bound, steps[index + 1].bound)
        }
        for index in steps.indices {
            for fewer in 0..<index where steps[fewer].count > fixedCount {
                let gain = UInt64(max(0, steps[fewer].bound - fixedWeight))
                let (parts, whole) = (UInt64(steps[fewer].count - fixedCount), UInt64(steps[index].count - fixedCount))
                let (high, low) = gain.multipliedFullWidth(by: whole)
                guard high < parts else { continue }
                let reach = parts.dividingFullWidth((high, low)).quotient
                if reach < 1 << 62 { steps[index].bound = min(steps[index].bound, fixedWeight + Int64(reach)) }
            }
            steps[index].bound = max(steps[index].bound, steps[index].coveredWeight)
        }
    }
}
