"""Reference figures for four real cases, computed independently of Catchment.

Usage: python real_cases.py DATA_FOLDER > real_cases.json

DATA_FOLDER holds porto-alegre, sao-miguel, geonames and cn-admin. Every distance is a geodesic
on WGS 84 (Karney's algorithm, through PROJ). There is no prefilter: each matrix is computed in
full, so no pair can be missed. Covered means distance <= radius + 1e-6 m.

Conventions
-----------
* Weighted quantile q of the distance to the nearest facility: the smallest distance d such that
  the weight within d is at least q of the total weight. Points of weight 0 count for nothing,
  except in `max_all_points`.
* `margin_m`: the smallest |distance - radius| over all pairs of the case. Where it is far above
  1e-6, no figure hangs on rounding.
* Areas: straight lon/lat edges are cut into equal parts of at most 200 m, then the geodesic area
  of each ring is taken, holes subtracted. Overlays are made in lon/lat.
* A point on a border belongs to the unit with the smallest code; a point in no unit to `outside`.
"""

import json
import math
import sys
from itertools import combinations
from pathlib import Path

import geographiclib
import geopandas
import highspy
import numpy as np
import pandas
import pyproj
import rasterio
import scipy
import shapely
from geographiclib.geodesic import Geodesic
from geographiclib.polygonarea import PolygonArea
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

GEOD = pyproj.Geod(ellps="WGS84")
KARNEY = Geodesic.WGS84
MICROMETRE = 1e-6
EDGE_LIMIT = 200.0
DISC_VERTICES = 1024


# --------------------------------------------------------------------------- distances and cover


def distance_matrix(points, facilities):
    """Geodesic distances in metres, one row per point; both are arrays of lon, lat."""
    rows = [
        GEOD.inv(
            np.full(len(facilities), lon), np.full(len(facilities), lat),
            facilities[:, 0], facilities[:, 1],
        )[2]
        for lon, lat in points
    ]
    return np.array(rows).reshape(len(points), len(facilities))


def coverage(weights, covered):
    total, reached = math.fsum(weights), math.fsum(weights[covered])
    return {
        "points": len(weights),
        "weight": total,
        "covered_points": int(covered.sum()),
        "covered_weight": reached,
        "share": reached / total if total else None,
    }


def weighted_quantile(distances, weights, q):
    order = np.argsort(distances, kind="stable")
    running = np.cumsum(weights[order])
    at = np.searchsorted(running, q * running[-1], side="left")
    return float(distances[order][at])


def distance_figures(nearest, weights):
    people = weights > 0
    d, w = nearest[people], weights[people]
    return {
        "mean": math.fsum(d * w) / math.fsum(w),
        "median": weighted_quantile(d, w, 0.5),
        "p90": weighted_quantile(d, w, 0.9),
        "max": float(d.max()),
        "max_all_points": float(nearest.max()),
    }


def margin(distances, radius):
    return float(np.abs(distances - radius).min())


def clusters(points, weights, link_distance):
    """Connected components of points linked at most `link_distance` apart."""
    distances = distance_matrix(points, points)
    linked = csr_matrix(distances <= link_distance + MICROMETRE)
    count, label = connected_components(linked, directed=False)
    rows = [
        {"people": math.fsum(weights[label == k]), "points": int((label == k).sum())}
        for k in range(count)
    ]
    rows.sort(key=lambda r: (-r["people"], -r["points"]))
    off_diagonal = distances[~np.eye(len(points), dtype=bool)]
    return {
        "link_distance_m": link_distance,
        "count": count,
        "count_with_people": sum(r["people"] > 0 for r in rows),
        "people": math.fsum(weights),
        "points": len(points),
        "margin_m": margin(off_diagonal, link_distance),
        "largest": rows[:10],
    }


# --------------------------------------------------------------------------- siting


def solve_siting(cover, weights, count=None, needed_weight=None):
    """Exact siting over the points that no existing facility covers.

    `cover[i, j]`: candidate j covers point i; all weights are positive.
    With `count`: choose at most that many candidates, most weight.
    With `needed_weight`: fewest candidates that reach this weight.
    """
    # Points that the same candidates cover are one point with the sum of their weights.
    rows, group = np.unique(cover, axis=0, return_inverse=True)
    group_weights = np.bincount(group.ravel(), weights=weights)
    groups, sites = rows.shape

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    infinity = solver.getInfinity()
    for j in range(sites):
        solver.addVar(0.0, 1.0)
        solver.changeColIntegrality(j, highspy.HighsVarType.kInteger)
    for _ in range(groups):
        solver.addVar(0.0, 1.0)
    reached = np.arange(sites, sites + groups, dtype=np.int32)
    for i in range(groups):  # a group counts only if one of its candidates is chosen
        chosen = np.flatnonzero(rows[i]).astype(np.int32)
        columns = np.append(chosen, reached[i]).astype(np.int32)
        solver.addRow(0.0, infinity, len(columns), columns, np.append(np.ones(len(chosen)), -1.0))
    all_sites = np.arange(sites, dtype=np.int32)
    if count is not None:
        solver.addRow(-infinity, float(count), sites, all_sites, np.ones(sites))
        for column, weight in zip(reached, group_weights):
            solver.changeColCost(int(column), float(weight))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    else:
        # Weights are whole numbers, so half a unit of slack changes nothing but rounding.
        solver.addRow(needed_weight - 0.5, infinity, groups, reached, group_weights)
        for column in all_sites:
            solver.changeColCost(int(column), 1.0)
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    values = np.array(solver.getSolution().col_value)
    chosen = np.flatnonzero(values[:sites] > 0.5)
    return status, chosen, solver.getInfo().mip_dual_bound


def siting_figures(ids, cover_all, weights, existing_covered):
    """MCLP and LSCP figures; covered weight is recomputed from the cover matrix.

    `solver_bound` leaves the base out: it bounds `gained` (MCLP) or `sites` (LSCP).
    """
    base, total = math.fsum(weights[existing_covered]), math.fsum(weights)
    left = ~existing_covered & (weights > 0)
    cover, left_weights = cover_all[left], weights[left]

    def describe(answer):
        status, chosen, bound = answer
        gained = math.fsum(left_weights[cover[:, chosen].any(axis=1)])
        return {
            "status": status,
            "sites": len(chosen),
            "objective": base + gained,
            "gained": gained,
            "share": (base + gained) / total,
            "solver_bound": bound,
            "selected_one_of_the_optima": [ids[j] for j in chosen],
        }

    def fewest(permille):
        """Fewest sites for this share of all weight, existing coverage included."""
        needed = -(-permille * int(total) // 1000) - int(base)
        return describe(solve_siting(cover, left_weights, needed_weight=needed))

    figures = {
        "candidates": len(ids),
        "base": base,
        "points_left": int(left.sum()),
        "coverable_left": int(cover.any(axis=1).sum()),
        "mclp_5": describe(solve_siting(cover, left_weights, count=5)),
        "mclp_20": describe(solve_siting(cover, left_weights, count=20)),
    }
    if existing_covered.any():  # from nothing, the fewest cannot be proved in minutes
        figures["lscp"] = fewest(1000)
        figures["lscp_95_percent"] = fewest(950)
        figures["lscp_99_percent"] = fewest(990)
    return figures


# --------------------------------------------------------------------------- areas and units


def densified(ring, limit=EDGE_LIMIT):
    """A ring's vertices with each straight lon/lat edge cut into equal parts of <= limit metres."""
    out = []
    for (lon1, lat1), (lon2, lat2) in zip(ring[:-1], ring[1:]):
        parts = max(1, math.ceil(GEOD.inv(lon1, lat1, lon2, lat2)[2] / limit))
        for k in range(parts):
            t = k / parts
            out.append((lon1 + t * (lon2 - lon1), lat1 + t * (lat2 - lat1)))
    return out


def ring_area(ring):
    lons, lats = zip(*densified([c[:2] for c in ring.coords]))
    return abs(GEOD.polygon_area_perimeter(lons, lats)[0])


def area(geometry):
    """Geodesic area in m2 of a polygon, multipolygon or the polygons of a collection."""
    if geometry.is_empty:
        return 0.0
    if geometry.geom_type == "Polygon":
        return ring_area(geometry.exterior) - math.fsum(map(ring_area, geometry.interiors))
    return math.fsum(area(part) for part in getattr(geometry, "geoms", []))


def disc(lon, lat, radius):
    azimuths = np.arange(DISC_VERTICES) * (360.0 / DISC_VERTICES)
    n = np.ones(DISC_VERTICES)
    lons, lats, _ = GEOD.fwd(lon * n, lat * n, azimuths, radius * n)
    return shapely.Polygon(np.column_stack([lons, lats]))


def unit_of_points(points, codes, polygons):
    """The smallest code whose polygon holds or touches the point, else `outside`."""
    out = np.full(len(points), "outside", dtype=object)
    located = shapely.points(points)
    for code, polygon in sorted(zip(codes, polygons), key=lambda pair: pair[0], reverse=True):
        out[shapely.intersects(polygon, located)] = code
    return out


def by_unit(unit, codes, weights, covered):
    return {
        code: coverage(weights[unit == code], covered[unit == code])
        for code in [*sorted(codes), "outside"]
    }


# --------------------------------------------------------------------------- GCJ-02


def gcj_offset(lon, lat):
    a, e2 = 6378245.0, 0.00669342162296594323
    x, y, pi = lon - 105, lat - 35, math.pi
    wave = (20 * np.sin(6 * pi * x) + 20 * np.sin(2 * pi * x)) * 2 / 3
    north = (
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x)) + wave
        + (20 * np.sin(pi * y) + 40 * np.sin(pi * y / 3)) * 2 / 3
        + (160 * np.sin(pi * y / 12) + 320 * np.sin(pi * y / 30)) * 2 / 3
    )
    east = (
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + wave
        + (20 * np.sin(pi * x) + 40 * np.sin(pi * x / 3)) * 2 / 3
        + (150 * np.sin(pi * x / 12) + 300 * np.sin(pi * x / 30)) * 2 / 3
    )
    phi = np.radians(lat)
    m = 1 - e2 * np.sin(phi) ** 2
    dlat = north * 180 / (a * (1 - e2) / (m * np.sqrt(m)) * pi)
    dlon = east * 180 / (a / np.sqrt(m) * np.cos(phi) * pi)
    return np.column_stack([dlon, dlat])


def wgs_from_gcj(gcj):
    """Iterated inverse: p <- p - (forward(p) - q) until the step is below 1e-11 degree."""
    wgs = gcj.copy()
    for _ in range(30):
        step = wgs + gcj_offset(wgs[:, 0], wgs[:, 1]) - gcj
        wgs -= step
        if np.abs(step).max() < 1e-11:
            return wgs
    raise ArithmeticError("the inverse does not settle")


# --------------------------------------------------------------------------- the cases


def porto_alegre(data):
    table = pandas.read_csv(data / "porto-alegre/hexgrid.csv")
    assert table.id.is_unique and table.population.mod(1).eq(0).all()
    points = table[["lon", "lat"]].to_numpy()
    weights = table.population.to_numpy(dtype=float)
    existing = (table.schools > 0).to_numpy()
    radius = 800.0
    distances = distance_matrix(points, points)
    cover = distances <= radius + MICROMETRE
    covered = cover[:, existing].any(axis=1)
    return {
        "radius_m": radius,
        "facilities": int(existing.sum()),
        "points_with_weight": int((weights > 0).sum()),
        "overall": coverage(weights, covered),
        "covered_points_with_weight": int((covered & (weights > 0)).sum()),
        "distance_m": distance_figures(distances[:, existing].min(axis=1), weights),
        "margin_m": margin(distances[~np.eye(len(points), dtype=bool)], radius),
        "uncovered_clusters": clusters(points[~covered], weights[~covered], radius),
        "siting": siting_figures(list(table.id), cover, weights, covered),
        "siting_without_existing": siting_figures(
            list(table.id), cover, weights, np.zeros(len(table), dtype=bool)
        ),
    }


def read_places(data):
    return pandas.read_csv(
        data / "geonames/places.csv", dtype={"admin1": str}, keep_default_na=False
    )


def sao_miguel(data, places):
    with rasterio.open(data / "sao-miguel/gpw_v411_2020_count_2020.tif") as raster:
        values, valid = raster.read(1), raster.read_masks(1) > 0
        row, column = np.nonzero(valid & (values > 0))
        to_lonlat = raster.transform
    lon, lat = to_lonlat * (column + 0.5, row + 0.5)
    points = np.column_stack([lon, lat])
    weights = values[row, column].astype(float)

    municipalities = geopandas.read_file(data / "sao-miguel/concelhos.gpkg")
    west, south, east, north = map(float, municipalities.total_bounds)
    chosen = places[
        (places.country == "PT") & (places.population >= 1000)
        & places.lon.between(west, east) & places.lat.between(south, north)
    ].sort_values("geonameid")
    facilities = chosen[["lon", "lat"]].to_numpy()
    radius = 2000.0
    distances = distance_matrix(points, facilities)
    covered = (distances <= radius + MICROMETRE).any(axis=1)

    names = list(municipalities.name)
    unit = unit_of_points(points, names, municipalities.geometry)
    services = shapely.union_all([disc(x, y, radius) for x, y in facilities])
    areas = {}
    for name, polygon in sorted(zip(names, municipalities.geometry), key=lambda pair: pair[0]):
        whole, blank = area(polygon), area(polygon.difference(services))
        inside = area(polygon.intersection(services))
        areas[name] = {
            "area_m2": whole, "blank_m2": blank, "served_m2": inside,
            "residual_m2": whole - blank - inside,
        }
    return {
        "radius_m": radius,
        "cells": {
            "all": values.size,
            "positive": int((valid & (values > 0)).sum()),
            "zero": int((valid & (values == 0)).sum()),
            "negative": int((valid & (values < 0)).sum()),
            "no_data": int((~valid).sum()),
        },
        "bbox": [west, south, east, north],
        "facilities": [
            {"id": int(p.geonameid), "name": p.name_, "population": int(p.population)}
            for p in chosen.rename(columns={"name": "name_"}).itertuples()
        ],
        "facility_count": len(chosen),
        "overall": coverage(weights, covered),
        "distance_m": distance_figures(distances.min(axis=1), weights),
        "margin_m": margin(distances, radius),
        "by_municipality": by_unit(unit, names, weights, covered),
        "areas": areas,
        "area_total_m2": math.fsum(a["area_m2"] for a in areas.values()),
        "blank_total_m2": math.fsum(a["blank_m2"] for a in areas.values()),
        "service_area_union_m2": area(services),
        "invalid_polygons": {
            name: shapely.is_valid_reason(p)
            for name, p in zip(names, municipalities.geometry) if not p.is_valid
        },
    }


def geonames_china(places):
    table = places[(places.country == "CN") & (places.population > 0)]
    largest = table.sort_values(["population", "geonameid"], ascending=[False, True]).head(500)
    points = table[["lon", "lat"]].to_numpy()
    weights = table.population.to_numpy(dtype=float)
    radius = 50_000.0
    distances = distance_matrix(points, largest[["lon", "lat"]].to_numpy())
    covered = (distances <= radius + MICROMETRE).any(axis=1)
    return {
        "radius_m": radius,
        "facilities": len(largest),
        "last_facility": {
            "id": int(largest.geonameid.iloc[-1]), "population": int(largest.population.iloc[-1])
        },
        "overall": coverage(weights, covered),
        "distance_m": distance_figures(distances.min(axis=1), weights),
        "margin_m": margin(distances, radius),
    }


def ningxia(data, places):
    units = geopandas.read_file(data / "cn-admin/ningxia.geojson").sort_values("code")
    codes, levels, parents = list(units.code), list(units.level), list(units.parent)
    raw = dict(zip(codes, units.geometry))
    true = {code: shapely.transform(g, wgs_from_gcj) for code, g in raw.items()}
    at_level = {
        level: [c for c, l in zip(codes, levels) if l == level]
        for level in ("province", "city", "county")
    }
    children = {c: [k for k, p in zip(codes, parents) if p == c] for c in at_level["city"]}

    table = places[(places.country == "CN") & (places.admin1 == "21")].sort_values("geonameid")
    largest = table.sort_values(["population", "geonameid"], ascending=[False, True]).head(10)
    points = table[["lon", "lat"]].to_numpy()
    people = table.population.to_numpy(dtype=float)
    radius = 20_000.0
    distances = distance_matrix(points, largest[["lon", "lat"]].to_numpy())
    covered = (distances <= radius + MICROMETRE).any(axis=1)
    nearest = distances.min(axis=1)

    def locate(level, polygons):
        return unit_of_points(points, at_level[level], [polygons[c] for c in at_level[level]])

    unit = {level: locate(level, true) for level in at_level}
    wrong = {level: locate(level, raw) for level in at_level}

    def variant(kept, weights):
        return {
            "overall": coverage(weights, covered[kept]),
            "distance_m": distance_figures(nearest[kept], weights),
            "by_level": {
                level: by_unit(unit[level][kept], at_level[level], weights, covered[kept])
                for level in at_level
            },
        }

    def movers(level, kept):
        moved = (unit[level] != wrong[level]) & kept
        return {
            "places": int(moved.sum()),
            "people": math.fsum(people[moved]),
            "list": [
                {
                    "id": int(g), "name": n, "population": int(p),
                    "unit": a, "unit_if_taken_as_wgs84": b,
                }
                for g, n, p, a, b in zip(
                    table.geonameid[moved], table.name[moved], table.population[moved],
                    unit[level][moved], wrong[level][moved],
                )
            ],
        }

    # Overlays want valid polygons; areas below are of the polygons as they are.
    valid = {c: g if g.is_valid else shapely.make_valid(g) for c, g in true.items()}

    def overlap(some):
        return math.fsum(area(valid[a].intersection(valid[b])) for a, b in combinations(some, 2))

    def mismatch(whole, parts):
        union = shapely.union_all([valid[c] for c in parts])
        return {
            "parts_minus_whole_m2": area(union.difference(valid[whole])),
            "whole_minus_parts_m2": area(valid[whole].difference(union)),
            "overlap_between_siblings_m2": overlap(parts),
        }

    nesting = {city: mismatch(city, children[city]) for city in at_level["city"]}
    everything = np.ones(len(table), dtype=bool)
    with_people = people > 0
    shift = GEOD.inv(*points.T, *(points + gcj_offset(*points.T)).T)[2]
    return {
        "radius_m": radius,
        "facilities": [
            {"id": int(p.geonameid), "population": int(p.population)} for p in largest.itertuples()
        ],
        "margin_m": margin(distances, radius),
        "weight_population": variant(with_people, people[with_people]),
        "weight_one_all_places": variant(everything, np.ones(len(table))),
        "areas_m2": {c: area(true[c]) for c in codes},
        "vertices": {c: int(shapely.get_num_coordinates(raw[c])) for c in codes},
        "invalid_polygons_as_stored": {
            c: shapely.is_valid_reason(g) for c, g in raw.items() if not g.is_valid
        },
        "invalid_polygons_after_conversion": {
            c: shapely.is_valid_reason(g) for c, g in true.items() if not g.is_valid
        },
        "counties_against_their_city": nesting,
        "overlap_between_sibling_counties_m2": math.fsum(
            n["overlap_between_siblings_m2"] for n in nesting.values()
        ),
        "overlap_between_all_counties_m2": overlap(at_level["county"]),
        "cities_against_the_province": mismatch("640000", at_level["city"]),
        "gcj02_shift_at_the_places_m": {"min": float(shift.min()), "max": float(shift.max())},
        "changed_if_units_taken_as_wgs84": {
            "county": movers("county", everything),
            "county_places_with_population": movers("county", with_people)["places"],
            "city": movers("city", everything),
        },
    }


def circle_areas():
    """Area of geodesic circles: an inscribed 100,000-gon, and a quadrature as a cross-check.

    The quadrature integrates the reduced length m12 over distance and azimuth, which is the area
    of the true circle; the polygon is smaller by the factor 1 - (2 pi / 100000)^2 / 6 = 6.6e-10.
    """
    def polygon(lat, radius, vertices=100_000):
        ring = PolygonArea(KARNEY)
        for k in range(vertices):
            p = KARNEY.Direct(lat, 0.0, -360.0 * k / vertices, radius)
            ring.AddPoint(p["lat2"], p["lon2"])
        return abs(ring.Compute()[2])

    def quadrature(lat, radius, azimuths=64):
        nodes, node_weights = np.polynomial.legendre.leggauss(12)
        distances = (nodes + 1) * radius / 2
        mask = Geodesic.REDUCEDLENGTH
        terms = [
            w * KARNEY.Direct(lat, 0.0, 360.0 * k / azimuths, r, mask)["m12"]
            for k in range(azimuths) for r, w in zip(distances, node_weights)
        ]
        return math.fsum(terms) * radius / 2 * 2 * math.pi / azimuths

    cases = [(0.0, 1e3), (36.0, 1e3), (60.0, 1e3), (80.0, 1e3), (36.0, 5e4)]
    return [
        {
            "lat": lat, "radius_m": radius,
            "polygon_100000_m2": polygon(lat, radius),
            "quadrature_m2": quadrature(lat, radius),
        }
        for lat, radius in cases
    ]


def main(data):
    places = read_places(data)
    figures = {
        "versions": {
            "python": sys.version.split()[0],
            "geographiclib": geographiclib.__version__,
            "pyproj": pyproj.__version__, "PROJ": pyproj.proj_version_str,
            "shapely": shapely.__version__, "GEOS": shapely.geos_version_string,
            "HiGHS": highspy.Highs().version(), "scipy": scipy.__version__, "numpy": np.__version__,
            "rasterio": rasterio.__version__, "geopandas": geopandas.__version__,
        },
        "porto_alegre": porto_alegre(data),
        "sao_miguel": sao_miguel(data, places),
        "geonames_china": geonames_china(places),
        "ningxia": ningxia(data, places),
        "circle_areas": circle_areas(),
    }
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
