"""MCLP by PySAL spopt with HiGHS through PuLP, on a dense matrix of distances."""

import numpy as np
import pulp
from scipy.spatial.distance import cdist
from spopt.locate import MCLP

from instance import Layer, arguments, band, confirmed, report

demand_path, sites_path, radius, count, time_limit = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
certain, possible = band(radius, demand.is_planar)
distance = cdist(demand.searchable(), sites.searchable())
rows, columns = np.nonzero((distance > certain) & (distance <= possible))
if len(rows):
    distance[rows, columns] = np.where(confirmed(demand, sites, rows, columns, radius), 0, 2 * possible)
distance[distance <= certain] = 0
model = MCLP.from_cost_matrix(distance, demand.weight, radius, p_facilities=count)
model.solve(pulp.HiGHS(msg=False, gapRel=0.0, timeLimit=time_limit))
report(covered_weight=round(model.problem.objective.value()), proven=pulp.LpStatus[model.problem.status] == "Optimal")
