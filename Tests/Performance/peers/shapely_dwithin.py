"""Shapely's STRtree with the dwithin predicate, in a transverse Mercator plane."""

import numpy as np
import shapely
from pyproj import Transformer

from instance import Layer, arguments, report
from plane import DEFINITION

demand_path, sites_path, radius = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
to_plane = Transformer.from_crs("OGC:CRS84", DEFINITION, always_xy=True)
points = shapely.points(*to_plane.transform(demand.lon, demand.lat))
centers = shapely.points(*to_plane.transform(sites.lon, sites.lat))
_, rows = shapely.STRtree(points).query(centers, predicate="dwithin", distance=radius)
covered = np.zeros(len(points), dtype=bool)
covered[rows] = True
report(covered_points=covered.sum(), covered_weight=demand.weight[covered].sum())
