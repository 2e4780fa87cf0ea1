import CHiGHS

/// The unique owner of one HiGHS instance; freed when it goes out of scope.
struct HiGHSModel: ~Copyable {
    let handle: UnsafeMutableRawPointer

    /// Makes an instance with HiGHS's own options, which print.
    init() throws(MILPError) {
        guard let handle = Highs_create() else { throw .callFailed(function: "Highs_create", status: Int(kHighsStatusError)) }
        self.handle = handle
    }

    deinit { Highs_destroy(handle) }

    /// Throws if HiGHS calls the outcome an error; warnings pass.
    func check(_ function: String, _ status: HighsInt) throws(MILPError) {
        if status == kHighsStatusError { throw .callFailed(function: function, status: Int(status)) }
    }

    func set(_ option: String, _ value: Bool) throws(MILPError) {
        try check("Highs_setBoolOptionValue(\(option))", Highs_setBoolOptionValue(handle, option, value ? 1 : 0))
    }

    func set(_ option: String, _ value: Int) throws(MILPError) {
        try check("Highs_setIntOptionValue(\(option))", Highs_setIntOptionValue(handle, option, HighsInt(clamping: value)))
    }

    func set(_ option: String, _ value: Double) throws(MILPError) {
        try check("Highs_setDoubleOptionValue(\(option))", Highs_setDoubleOptionValue(handle, option, value))
    }

    func set(_ option: String, _ value: String) throws(MILPError) {
        try check("Highs_setStringOptionValue(\(option))", Highs_setStringOptionValue(handle, option, value))
    }

    /// Returns a number HiGHS knows about the last run.
    func double(_ info: String) throws(MILPError) -> Double {
        var value = 0.0
        try check("Highs_getDoubleInfoValue(\(info))", Highs_getDoubleInfoValue(handle, info, &value))
        return value
    }

    /// Returns a 64-bit count HiGHS keeps about the last run.
    func int64(_ info: String) throws(MILPError) -> Int {
        var value: Int64 = 0
        try check("Highs_getInt64InfoValue(\(info))", Highs_getInt64InfoValue(handle, info, &value))
        return Int(value)
    }

    /// Hands the program over.
    func pass(_ program: LinearProgram) throws(MILPError) {
        let sense = program.sense == .minimize ? kHighsObjSenseMinimize : kHighsObjSenseMaximize
        let integrality = program.isInteger.map { $0 ? kHighsVarTypeInteger : kHighsVarTypeContinuous }
        let columns = HighsInt(program.columnCount)
        let rows = HighsInt(program.rowCount)
        let entries = HighsInt(program.coefficientValues.count)
        let status: HighsInt
        if program.hasIntegers {
            status = Highs_passMip(
                handle, columns, rows, entries, kHighsMatrixFormatRowwise, sense, 0, program.costs, program.lower, program.upper,
                program.rowLower, program.rowUpper, program.rowOffsets, program.coefficientColumns, program.coefficientValues,
                integrality)
        } else {
            status = Highs_passLp(
                handle, columns, rows, entries, kHighsMatrixFormatRowwise, sense, 0, program.costs, program.lower, program.upper,
                program.rowLower, program.rowUpper, program.rowOffsets, program.coefficientColumns, program.coefficientValues)
        }
        try check("Highs_passModel", status)
    }

    /// Offers a first solution.
    ///
    /// One that is not feasible is dropped by HiGHS without a word.
    func start(from values: [Double]) throws(MILPError) {
        try check("Highs_setSolution", Highs_setSolution(handle, values, nil, nil, nil))
    }
}
