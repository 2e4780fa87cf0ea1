"""MCLP written by hand for HiGHS: demand points with the same cover set become one row, then one MILP to gap 0."""

import highspy
import numpy as np
from scipy import sparse

from instance import Layer, arguments, pairs, report

demand_path, sites_path, radius, count, time_limit = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
rows, columns = pairs(demand, sites, radius)
words = np.random.default_rng(7).integers(0, 2**63, (2, len(sites.lon)), dtype=np.uint64)
signature = np.zeros((len(demand.lon), 2), dtype=np.uint64)
for side in (0, 1):
    np.add.at(signature[:, side], rows, words[side, columns])
reached = np.flatnonzero(np.bincount(rows, minlength=len(demand.lon)))
_, first, group = np.unique(signature[reached], axis=0, return_index=True, return_inverse=True)
weight = np.bincount(group.ravel(), weights=demand.weight[reached])
cover = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(demand.lon), len(sites.lon)))[reached[first]]

merged, candidates = cover.shape        # variables: opened sites, then covered merged rows
matrix = sparse.vstack((sparse.hstack((-cover, sparse.identity(merged))),
                        sparse.csr_matrix(np.r_[np.ones(candidates), np.zeros(merged)]))).tocsr()
model = highspy.HighsLp()
model.num_col_, model.num_row_ = candidates + merged, merged + 1
model.sense_ = highspy.ObjSense.kMaximize
model.col_cost_ = np.r_[np.zeros(candidates), weight]
model.col_lower_, model.col_upper_ = np.zeros(candidates + merged), np.ones(candidates + merged)
model.row_lower_ = np.full(merged + 1, -highspy.kHighsInf)
model.row_upper_ = np.r_[np.zeros(merged), count]
model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
model.integrality_ = [highspy.HighsVarType.kInteger] * candidates + [highspy.HighsVarType.kContinuous] * merged
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("mip_rel_gap", 0.0)
solver.setOptionValue("mip_abs_gap", 0.999)    # weights are integers: a smaller difference is none
solver.setOptionValue("time_limit", float(time_limit))
solver.passModel(model)
solver.run()
status = solver.getModelStatus()
report(covered_weight=round(solver.getInfo().objective_function_value), merged_rows=merged,
       proven=status == highspy.HighsModelStatus.kOptimal)
