import CHiGHS

/// Solves programs with HiGHS (Huangfu & Hall 2018, doi:10.1007/s12532-017-0130-5), silently.
///
/// Bounds and feasibility hold to HiGHS's tolerances: 1e-6 on whole numbers and rows, 1e-7 on reduced costs.
/// With one thread and no time limit reached, the same program gives the same report but for `seconds`. A large program that does not end within
/// half a second of its time limit, or of the progress closure's wish, is left to end on its own thread.
package struct HiGHSSolver: MILPSolver {
    /// The version of the library at hand, such as "1.15.1".
    package static let version = String(cString: Highs_version())

    /// The first number of the version this code is written against.
    private static let supportedMajor: HighsInt = 1

    /// Makes a solver; the library is checked at the first solve.
    package init() {}

    /// "HiGHS" and its version.
    package var name: String { "HiGHS \(Self.version)" }

    /// Solves a program within the options' limits.
    ///
    /// - Throws: `unsupportedLibrary`, `startLength`, `callFailed`, or `solveFailed` for a numerical breakdown.
    package func solve(_ program: LinearProgram, options: SolveOptions) throws(MILPError) -> SolveReport {
        if let start = options.start, start.count != program.columnCount {
            throw .startLength(found: start.count, columns: program.columnCount)
        }
        let model = try HiGHSModel()
        try Self.checkLibrary(model)
        try Self.apply(options, to: model)
        try model.pass(program)
        if let start = options.start { try model.start(from: start) }
        let progress = options.progress.map { HiGHSProgress($0, sense: program.sense) }
        try progress?.attach(to: model)
        let run = HiGHSRun(model, progress: progress)
        let begin = ContinuousClock.now
        let status = run.run(entries: program.coefficientValues.count, timeLimit: options.timeLimit)
        let seconds = begin.duration(to: .now) / .seconds(1)
        guard let status else { return Self.report(left: program, progress, options, seconds: seconds) }
        try run.model.check("Highs_run", status)
        return try Self.report(on: program, by: run.model, seconds: seconds)
    }

    /// What is known about a program whose run was left behind: no solution, and the bound that HiGHS told last.
    private static func report(
        left program: LinearProgram, _ progress: HiGHSProgress?, _ options: SolveOptions, seconds: Double
    ) -> SolveReport {
        let isOverTime = options.timeLimit.map { seconds > $0 } ?? false
        return SolveReport(
            status: .noSolution, limit: isOverTime ? .time : .interruption, values: [], objective: .nan,
            bound: progress?.bound ?? (program.sense == .minimize ? -.infinity : .infinity), seconds: seconds, nodes: 0,
            rowDuals: [], reducedCosts: [])
    }

    private static func checkLibrary(_ model: borrowing HiGHSModel) throws(MILPError) {
        let width = Int(Highs_getSizeofHighsInt(model.handle))
        guard Highs_versionMajor() == supportedMajor, width == MemoryLayout<HighsInt>.size else {
            throw .unsupportedLibrary(
                found: "version \(version) with \(8 * width)-bit integers",
                needed: "version \(supportedMajor) with \(8 * MemoryLayout<HighsInt>.size)-bit integers")
        }
    }

    private static func apply(_ options: SolveOptions, to model: borrowing HiGHSModel) throws(MILPError) {
        try model.set("output_flag", false)
        try model.set("threads", max(1, options.threads))
        try model.set("parallel", options.threads > 1 ? "on" : "off")
        try model.set("random_seed", Int(options.seed % UInt64(Int32.max)))
        try model.set("mip_rel_gap", options.relativeGap)
        try model.set("mip_abs_gap", options.absoluteGap)
        if let seconds = options.timeLimit { try model.set("time_limit", max(0, seconds)) }
        if let nodes = options.nodeLimit { try model.set("mip_max_nodes", max(0, nodes)) }
    }

    private static func report(
        on program: LinearProgram, by model: borrowing HiGHSModel, seconds: Double
    ) throws(MILPError) -> SolveReport {
        let primal = try solution(of: program, by: model)
        var report = SolveReport(
            status: .noSolution, values: primal.values, objective: .nan,
            bound: program.sense == .minimize ? -.infinity : .infinity, seconds: seconds, nodes: 0, rowDuals: [],
            reducedCosts: [])
        report.status = try status(of: model, hasSolution: !primal.values.isEmpty)
        report.limit = limit(of: model)
        if !primal.values.isEmpty { report.objective = try model.double("objective_function_value") }
        if program.hasIntegers {
            report.nodes = max(0, try model.int64("mip_node_count"))
            if report.status == .optimal || report.status == .feasible || report.status == .noSolution {
                report.bound = try model.double("mip_dual_bound")
            }
        } else {
            report.rowDuals = primal.rowDuals
            report.reducedCosts = primal.reducedCosts
            if report.status == .optimal { report.bound = report.objective }
        }
        return report
    }

    private static func status(of model: borrowing HiGHSModel, hasSolution: Bool) throws(MILPError) -> SolveReport.Status {
        let status = Highs_getModelStatus(model.handle)
        switch status {
        case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: return .optimal
        case kHighsModelStatusInfeasible: return .infeasible
        case kHighsModelStatusUnbounded, kHighsModelStatusUnboundedOrInfeasible: return .unbounded
        case kHighsModelStatusObjectiveBound, kHighsModelStatusObjectiveTarget, kHighsModelStatusTimeLimit,
            kHighsModelStatusIterationLimit, kHighsModelStatusSolutionLimit, kHighsModelStatusInterrupt:
            return hasSolution ? .feasible : .noSolution
        default: throw .solveFailed(modelStatus: Int(status))
        }
    }

    private static func limit(of model: borrowing HiGHSModel) -> SolveReport.Limit? {
        switch Highs_getModelStatus(model.handle) {
        case kHighsModelStatusTimeLimit: .time
        // HiGHS calls the end of its nodes a limit on solutions.
        case kHighsModelStatusSolutionLimit: .nodes
        case kHighsModelStatusInterrupt: .interruption
        case kHighsModelStatusObjectiveBound, kHighsModelStatusObjectiveTarget, kHighsModelStatusIterationLimit: .other
        default: nil
        }
    }

    /// Returns the primal values, and the duals of a linear program, where HiGHS holds a feasible solution.
    private static func solution(
        of program: LinearProgram, by model: borrowing HiGHSModel
    ) throws(MILPError) -> (values: [Double], reducedCosts: [Double], rowDuals: [Double]) {
        var primalStatus: HighsInt = 0
        try model.check(
            "Highs_getIntInfoValue(primal_solution_status)",
            Highs_getIntInfoValue(model.handle, "primal_solution_status", &primalStatus))
        guard primalStatus == kHighsSolutionStatusFeasible else { return ([], [], []) }
        var values = [Double](repeating: 0, count: program.columnCount)
        var reducedCosts = values
        var rows = [Double](repeating: 0, count: program.rowCount)
        var rowDuals = rows
        try model.check(
            "Highs_getSolution", Highs_getSolution(model.handle, &values, &reducedCosts, &rows, &rowDuals))
        return (values, reducedCosts, rowDuals)
    }
}
