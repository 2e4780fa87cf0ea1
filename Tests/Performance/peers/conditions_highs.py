"""MCLP under a condition, written by hand for HiGHS: demand points with the same cover set (and, for a floor, unit) become one row.

The condition is `floor SHARE`, `quota MOST`, `spacing METRES` or `budget MONEY`.
"""

import sys
from pathlib import Path

import highspy
import numpy as np
from scipy import sparse

from covering_model import solve
from instance import Layer, arguments, pairs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from make_conditions import grid, rows as file_rows, unit_of

condition, value = sys.argv.pop(1), float(sys.argv.pop(1))
demand_path, sites_path, radius, count, time_limit = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
rows, columns = pairs(demand, sites, radius)
points, candidates = file_rows(demand_path), file_rows(sites_path)
lines = grid(points + candidates)
unit_names, unit_of_point = np.unique([unit_of(point, lines) for point in points], return_inverse=True)
unit_of_site = np.array([unit_of(site, lines) for site in candidates])
words = np.random.default_rng(7).integers(0, 2**63, (2, len(candidates)), dtype=np.uint64)
signature = np.zeros((len(points), 3), dtype=np.uint64)
if condition == "floor":
    signature[:, 2] = unit_of_point
for side in (0, 1):
    np.add.at(signature[:, side], rows, words[side, columns])
reached = np.flatnonzero(np.bincount(rows, minlength=len(points)))
_, first, group = np.unique(signature[reached], axis=0, return_index=True, return_inverse=True)
weight = np.bincount(group.ravel(), weights=demand.weight[reached])
cover = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(points), len(candidates)))[reached[first]]
merged, width = cover.shape        # variables: opened sites, then covered merged rows
unlimited = highspy.kHighsInf


def over_sites(matrix):
    return sparse.hstack((sparse.csr_matrix(matrix), sparse.csr_matrix((matrix.shape[0], merged))))


blocks = [sparse.hstack((-cover, sparse.identity(merged))), over_sites(np.ones((1, width)))]
lower, upper = [np.full(merged + 1, -unlimited)], [np.r_[np.zeros(merged), count]]
if condition == "floor":
    inside = unit_of_point[reached[first]][None, :] == np.arange(len(unit_names))[:, None]
    blocks.append(sparse.hstack((sparse.csr_matrix((len(unit_names), width)), sparse.csr_matrix(inside * weight))))
    lower.append(np.ceil(value * np.bincount(unit_of_point, weights=demand.weight)))
    upper.append(np.full(len(unit_names), unlimited))
elif condition == "quota":
    inside = np.array([unit_of_site == name for name in unit_names], dtype=float)
    blocks.append(over_sites(inside))
    lower.append(np.full(len(inside), -unlimited))
    upper.append(np.full(len(inside), value))
elif condition == "spacing":
    from pyproj import Geod

    one, other = np.triu_indices(width, 1)
    _, _, metres = Geod(ellps="WGS84").inv(sites.lon[one], sites.lat[one], sites.lon[other], sites.lat[other])
    close = np.flatnonzero(metres < value - 1e-6)
    number = np.arange(len(close))
    blocks.append(over_sites(sparse.csr_matrix((np.ones(2 * len(close)), (np.r_[number, number], np.r_[one[close], other[close]])),
                                               shape=(len(close), width))))
    lower.append(np.full(len(close), -unlimited))
    upper.append(np.ones(len(close)))
else:
    blocks.append(over_sites(np.array([[float(site["opening_cost"]) for site in candidates]])))
    lower.append([-unlimited])
    upper.append([value])
matrix = sparse.vstack(blocks).tocsr()
solve(weight, width, matrix, np.concatenate(lower), np.concatenate(upper), time_limit)
