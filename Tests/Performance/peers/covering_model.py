"""A covering model for HiGHS, solved to gap 0 and reported: opened sites, then covered merged rows."""

import highspy
import numpy as np

from instance import report


def solve(weight, width, matrix, lower, upper, time_limit):
    """Maximises the weight of the merged rows covered by the `width` sites under the rows of the matrix between their bounds."""
    merged = len(weight)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = width + merged, matrix.shape[0]
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.r_[np.zeros(width), weight]
    model.col_lower_, model.col_upper_ = np.zeros(width + merged), np.ones(width + merged)
    model.row_lower_, model.row_upper_ = lower, upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    model.integrality_ = [highspy.HighsVarType.kInteger] * width + [highspy.HighsVarType.kContinuous] * merged
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.999)    # weights are integers: a smaller difference is none
    solver.setOptionValue("time_limit", float(time_limit))
    solver.passModel(model)
    solver.run()
    report(covered_weight=round(solver.getInfo().objective_function_value), merged_rows=merged,
           proven=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)
