"""SciPy's cKDTree on Earth-centred coordinates; Karney's inverse decides near the radius, so the count is exact."""

import numpy as np
from scipy.spatial import cKDTree

from instance import Layer, arguments, band, confirmed, report

demand_path, sites_path, radius = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
certain, possible = band(radius, demand.is_planar)
positions = demand.searchable()
tree = cKDTree(sites.searchable())
chord, _ = tree.query(positions, distance_upper_bound=possible, workers=-1)
covered = chord <= certain
unsure = np.flatnonzero((chord > certain) & (chord <= possible))
for row, near in zip(unsure, tree.query_ball_point(positions[unsure], possible)):
    covered[row] = confirmed(demand, sites, np.full(len(near), row), np.asarray(near, dtype=int), radius).any()
report(covered_points=covered.sum(), covered_weight=demand.weight[covered].sum(), decided_by_karney=len(unsure))
