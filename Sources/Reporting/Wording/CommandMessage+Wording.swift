import PlanningTerms

extension CommandMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noDemand:
            Wording("say where people are with --demand, or give a --plan.", "请用 --demand 指明人口所在，或给出 --plan。")
        case .radiusBesideMatrix:
            Wording(
                "--radius measures distances, and the plan has a cost matrix: take --cutoff",
                "--radius 按距离计算，而规划采用成本矩阵：请用 --cutoff")
        case .indivisibleAlone: Wording("--indivisible goes with --capacitated.", "--indivisible 须与 --capacitated 同用。")
        case .nearestNeedsFolder:
            Wording(
                "the nearest facilities are written to nearest.csv: give --out.",
                "最近\(PlannedNames.facility)写入 nearest.csv：请给出 --out。")
        case .needsBuildings:
            Wording(
                "--buildings-crs, --buildings-columns and --buildings-layer go with --buildings.",
                "--buildings-crs、--buildings-columns 与 --buildings-layer 须与 --buildings 同用。")
        case .cutoffIsLength:
            Wording(
                "--cutoff is a bare number in the unit of the cost matrix, such as --cutoff 15.",
                "--cutoff 应为以成本矩阵单位计的数，不带单位，例如 --cutoff 15。")
        case .cutoffIsNumber(let number):
            Wording(
                "--cutoff \(number) needs a unit, such as 3km: only a cost matrix has a unit of its own.",
                "--cutoff \(number) 须带单位，例如 3km：只有成本矩阵才有自己的单位。")
        case .needsMatrix(let flag): Wording("\(flag.name) goes with --cost-matrix.", "\(flag.name) 须与 --cost-matrix 同用。")
        }
    }
}

extension CommandMessage.MatrixFlag {
    /// The flag.
    fileprivate var name: String {
        switch self {
        case .columns: "--cost-matrix-columns"
        case .layer: "--cost-matrix-layer"
        case .ignoreUnknownIds: "--ignore-unknown-ids"
        }
    }
}
