"""p-median and p-center as textbooks write them, for HiGHS: x for every pair, x <= y, one site per demand point."""

import sys

import highspy
import numpy as np
from scipy import sparse

from instance import report
from matrix import Matrix

model_name, demand_path, sites_path, matrix_path, count, time_limit = sys.argv[1:]
cost, weight = Matrix(demand_path, sites_path, matrix_path).dense()
rows, sites = cost.shape
pairs = rows * sites
is_center = int(model_name == "p-center")
columns = sites + pairs + is_center    # y, x by row, and the largest cost
each_row = np.repeat(np.arange(rows), sites)
each_site = np.tile(np.arange(sites), rows)
served = sparse.csr_matrix((np.ones(pairs), (each_row, sites + np.arange(pairs))), shape=(rows, columns))
opened = sparse.csr_matrix((np.r_[np.ones(pairs), -np.ones(pairs)],
                            (np.tile(np.arange(pairs), 2), np.r_[sites + np.arange(pairs), each_site])), shape=(pairs, columns))
limit = sparse.csr_matrix((np.ones(sites), (np.zeros(sites, dtype=int), np.arange(sites))), shape=(1, columns))
blocks, lower = [served, opened, limit], [np.ones(rows), np.full(pairs, -highspy.kHighsInf), [-highspy.kHighsInf]]
upper = [np.ones(rows), np.zeros(pairs), [float(count)]]
if is_center:
    paid = sparse.csr_matrix((cost.ravel(), (each_row, sites + np.arange(pairs))), shape=(rows, columns)).tolil()
    paid[:, columns - 1] = -1
    blocks.append(paid.tocsr())
    lower.append(np.full(rows, -highspy.kHighsInf))
    upper.append(np.zeros(rows))
matrix = sparse.vstack(blocks).tocsr()
model = highspy.HighsLp()
model.num_col_, model.num_row_ = columns, matrix.shape[0]
model.col_cost_ = np.r_[np.zeros(sites + pairs), 1.0] if is_center else np.r_[np.zeros(sites), (cost * weight[:, None]).ravel()]
model.col_lower_ = np.zeros(columns)
model.col_upper_ = np.r_[np.ones(sites + pairs), np.full(is_center, highspy.kHighsInf)]
model.row_lower_, model.row_upper_ = np.concatenate(lower), np.concatenate(upper)
model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
model.integrality_ = [whole] * sites + [whole if is_center else part] * pairs + [part] * is_center
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("mip_rel_gap", 0.0)
solver.setOptionValue("mip_abs_gap", 0.999)    # costs and weights are whole: a smaller difference is none
solver.setOptionValue("time_limit", float(time_limit))
solver.passModel(model)
solver.run()
report(objective=round(solver.getInfo().objective_function_value),
       proven=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)
