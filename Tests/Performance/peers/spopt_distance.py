"""p-median and p-center by PySAL spopt with HiGHS through PuLP, on the matrix of costs."""

import sys

import pulp
from spopt.locate import PCenter, PMedian

from instance import report
from matrix import Matrix

model_name, demand_path, sites_path, matrix_path, count, time_limit = sys.argv[1:]
cost, weight = Matrix(demand_path, sites_path, matrix_path).dense()
if model_name == "p-median":
    model = PMedian.from_cost_matrix(cost, weight, p_facilities=int(count))
else:
    model = PCenter.from_cost_matrix(cost, p_facilities=int(count))
model.solve(pulp.HiGHS(msg=False, gapRel=0.0, timeLimit=int(time_limit)))
report(objective=round(model.problem.objective.value()), proven=pulp.LpStatus[model.problem.status] == "Optimal")
