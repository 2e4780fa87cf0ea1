"""Reads an instance, and tells exactly which pairs of a site and a demand point are covered.

Covered means: the geodesic on WGS 84 (Karney) is at most the radius + 1 µm; in a planar instance the straight line.
Independent of Catchment: pyarrow reads, SciPy searches, PROJ measures.
"""

import json
import sys

import numpy as np
from pyarrow import csv

TOLERANCE = 1e-6        # metres: Catchment's "exactly at the radius"
ROUNDING = 5e-8         # metres: rounding of Earth-centred coordinates and of Karney's inverse
SEMI_MAJOR = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)
SMALLEST_CURVATURE_RADIUS = SEMI_MAJOR * (1 - ECCENTRICITY_2)


class Layer:
    """The columns of a file: positions and, for demand, weights."""

    def __init__(self, path):
        self.table = csv.read_csv(path)
        self.is_planar = "x" in self.table.column_names
        first, second = ("x", "y") if self.is_planar else ("lon", "lat")
        self.lon, self.lat = self.table[first].to_numpy(), self.table[second].to_numpy()
        has_weight = "population" in self.table.column_names
        self.weight = self.table["population"].to_numpy() if has_weight else None

    def ids(self):
        return [str(value) for value in self.table["id"].to_pylist()]

    def searchable(self):
        """Positions in which a straight line bounds the distance from below: Earth-centred, or the plane itself."""
        if self.is_planar:
            return np.column_stack((self.lon, self.lat))
        lon, lat = np.radians(self.lon), np.radians(self.lat)
        sin_lat, cos_lat = np.sin(lat), np.cos(lat)
        normal = SEMI_MAJOR / np.sqrt(1 - ECCENTRICITY_2 * sin_lat * sin_lat)
        return np.column_stack((normal * cos_lat * np.cos(lon), normal * cos_lat * np.sin(lon),
                                normal * (1 - ECCENTRICITY_2) * sin_lat))


def band(radius, is_planar):
    """Chords up to the first are covered, beyond the second not; between them `confirmed` decides."""
    reach = radius + TOLERANCE
    if is_planar:
        return reach, reach
    # The chord c and the geodesic s: c <= s <= 2r asin(c/2r), r the smallest radius of curvature (Schur's theorem).
    twice = 2 * SMALLEST_CURVATURE_RADIUS
    return twice * np.sin(reach / twice) - ROUNDING, reach + ROUNDING


def confirmed(demand, sites, rows, columns, radius):
    """Whether each pair's geodesic is within the radius."""
    from pyproj import Geod

    _, _, length = Geod(ellps="WGS84").inv(demand.lon[rows], demand.lat[rows], sites.lon[columns], sites.lat[columns])
    return length <= radius + TOLERANCE


def pairs(demand, sites, radius):
    """Every covered pair, as demand rows and site rows."""
    from scipy.spatial import cKDTree

    certain, possible = band(radius, demand.is_planar)
    found = cKDTree(demand.searchable()).sparse_distance_matrix(cKDTree(sites.searchable()), possible, output_type="ndarray")
    keep = found["v"] <= certain
    unsure = np.flatnonzero(~keep)
    if len(unsure):
        keep[unsure] = confirmed(demand, sites, found["i"][unsure], found["j"][unsure], radius)
    return found["i"][keep], found["j"][keep]


def arguments():
    """demand.csv, sites.csv, radius in metres and, for siting, the number of sites and the solver's limit in seconds."""
    demand, sites, radius, *siting = sys.argv[1:]
    return demand, sites, float(radius), *map(int, siting)


def report(**figures):
    print(json.dumps({name: value.item() if hasattr(value, "item") else value for name, value in figures.items()}))
