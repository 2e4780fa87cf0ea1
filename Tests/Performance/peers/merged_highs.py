"""MCLP written by hand for HiGHS: demand points with the same cover set become one row, then one MILP to gap 0."""

import highspy
import numpy as np
from scipy import sparse

from covering_model import solve
from instance import Layer, arguments, pairs

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
solve(weight, candidates, matrix, np.full(merged + 1, -highspy.kHighsInf), np.r_[np.zeros(merged), count], time_limit)
