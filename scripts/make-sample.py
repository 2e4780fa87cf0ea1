#!/usr/bin/env python3
"""Makes the sample county under Data/sample-county: an invented place, the same bytes on every run.

    make-sample.py            write the files
    make-sample.py --check    make them again in a temporary folder and compare
    make-sample.py --verify   read the files back, test them and print the key figures

Needs Python 3.11 or later, numpy 2.4.6, scipy 1.17.1, shapely 2.2.0 and pyproj 3.7.2. Other versions may draw
other random numbers or round other last digits; then `--check` says so.

How it works: everything is laid out in metres around ORIGIN (azimuthal equidistant, x east, y north) and
turned into degrees, rounded, before any test of containment. Communities are Voronoi cells; each edge gets its
fractal wiggle from its own random stream, once, so that both neighbours share every vertex. Higher levels are
the coverage union of their children, hence nest exactly.
"""

import argparse
import csv
import filecmp
import json
import math
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyproj
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.polygon import orient

SEED = 20261124
MADE_ON = "2026-11-24"
OUT = Path(__file__).resolve().parent.parent / "Data" / "sample-county"
FILES = ("units.geojson", "demand.csv", "facilities.csv", "candidates.csv", "exclusions.geojson", "SOURCE.md")

ORIGIN = (106.12, 35.98)  # degrees; loess country, chosen freely, the place is invented
DECIMALS = 6              # of a degree: 0.1 m, finer than any building's position
KM = 1000.0               # metres

# ---------------------------------------------------------------------------------------------------------
# The invented place. Lengths in km from ORIGIN; codes use 6409, which no real city has.


@dataclass(frozen=True)
class Town:
    """A built-up place: an ellipse filled with blocks, and the urban communities in it."""

    name: str
    street: str        # three digits after the district's six
    center: tuple      # km
    axes: tuple        # km, semi-axes of the built-up ellipse
    turn: float        # degrees, of its street grid
    communities: tuple  # names of its urban communities
    people: int        # residents aimed at
    mix: tuple         # weights of (tower, slab, row house, courtyard, empty) blocks
    district: str


CITY = ("640900", "禾川市")
DISTRICTS = {"640902": "临渠区", "640921": "东塬县", "640922": "石峡县"}

# nine digits: (name, seat in km, takes villages, side of the river: -1 south, 1 north)
STREETS = {
    "640902001": ("鼓楼街道", (-2.9, -0.9), False, -1),
    "640902002": ("文昌街道", (-0.7, -1.7), False, -1),
    "640902003": ("河滨街道", (1.2, -0.4), False, -1),
    "640902004": ("云湖街道", (5.2, -0.8), True, -1),
    "640902100": ("三里店镇", (0.3, -5.6), True, -1),
    "640902101": ("柳湾镇", (-8.4, -0.2), True, -1),
    "640902200": ("沙井乡", (-11.0, -7.6), True, -1),
    "640921100": ("东塬镇", (5.6, -10.4), True, -1),
    "640921101": ("麻黄沟镇", (13.2, -5.4), True, -1),
    "640921102": ("清水湾镇", (11.4, 0.4), True, -1),
    "640921200": ("白崖乡", (-3.2, -11.6), True, -1),
    "640921201": ("杏树塬乡", (11.6, -10.8), True, -1),
    "640922100": ("石峡镇", (-5.4, 8.4), True, 1),
    "640922101": ("渡口镇", (2.4, 4.4), True, 1),
    "640922200": ("黑石乡", (-12.8, 6.0), True, 1),
    "640922201": ("松岭乡", (11.0, 9.0), True, 1),
}

SEAT_NAMES = (
    "鼓楼 西关 钟楼 文庙 西街 和平 民生 建设 西苑 工农 水磨 文昌 南门 南苑 师院 朝阳 新民 体育场 学府 育才 安居 丰泽 "
    "北街 东关 河滨 滨河南 东街 东苑 铁东 车站 永安 惠民 长宁 春晓"
).split()
NEW_TOWN_NAMES = "云湖 云锦 澜庭 星湖 翠堤 书香苑 锦绣 东湖湾".split()

SMALL_MIX = (0, 3, 5, 3, 2)
TOWNS = (
    Town("老城", "", (-1.0, -1.0), (3.5, 2.05), 11, tuple(SEAT_NAMES), 142_000, (3, 6, 2, 1.2, 1.6), "640902"),
    Town("云湖新区", "004", (5.3, -0.85), (1.75, 1.45), 3, tuple(NEW_TOWN_NAMES), 37_000, (7, 1, 0, 0, 3), "640902"),
    Town("物流园", "100", (3.1, -5.3), (1.05, 0.75), 28, ("物流园", "驿运"), 8_600, (0, 4, 1, 0, 5), "640902"),
    Town("三里店", "100", (0.3, -5.6), (0.75, 0.5), 20, ("三里店",), 5_200, SMALL_MIX, "640902"),
    Town("柳湾", "101", (-8.4, -0.2), (0.8, 0.45), -8, ("柳湾",), 4_700, SMALL_MIX, "640902"),
    Town("沙井", "200", (-11.0, -7.6), (0.5, 0.4), 35, ("沙井",), 2_300, SMALL_MIX, "640902"),
    Town("东塬", "100", (5.6, -10.4), (1.25, 0.85), 24, ("东塬", "塬畔", "兴塬"), 17_500, (1, 5, 4, 2, 2), "640921"),
    Town("麻黄沟", "101", (13.2, -5.4), (0.65, 0.42), -15, ("麻黄沟",), 3_600, SMALL_MIX, "640921"),
    Town("清水湾", "102", (11.4, 0.4), (0.7, 0.4), 5, ("清水湾",), 4_100, SMALL_MIX, "640921"),
    Town("白崖", "200", (-3.2, -11.6), (0.5, 0.35), 10, ("白崖",), 2_000, SMALL_MIX, "640921"),
    Town("杏树塬", "201", (11.6, -10.8), (0.5, 0.36), 42, ("杏树塬",), 2_100, SMALL_MIX, "640921"),
    Town("石峡", "100", (-5.4, 8.4), (0.9, 1.2), 14, ("石峡", "峡口", "北川"), 15_000, (1, 5, 4, 2, 2), "640922"),
    Town("渡口", "101", (2.4, 4.4), (0.75, 0.42), 9, ("渡口",), 3_700, SMALL_MIX, "640922"),
    Town("黑石", "200", (-12.8, 6.0), (0.5, 0.35), -20, ("黑石",), 1_900, SMALL_MIX, "640922"),
    Town("松岭", "201", (11.0, 9.0), (0.45, 0.35), 30, ("松岭",), 1_700, SMALL_MIX, "640922"),
)

# Valley roads: villages line them. The two river roads are added from the river itself.
VALLEYS = (
    ((2.6, 0.4), (1.2, -2.8), (0.3, -5.6), (2.4, -8.2), (5.6, -10.4), (7.4, -14.6)),
    ((-5.6, 0.4), (-7.4, -3.6), (-11.0, -7.6), (-12.6, -11.8)),
    ((-3.4, 2.6), (-4.2, 5.6), (-5.4, 8.4), (-7.2, 13.4)),
    ((2.4, 3.2), (5.4, 5.8), (8.2, 7.0), (11.0, 9.0), (12.4, 13.0)),
    ((9.4, 0.4), (11.2, -2.4), (13.2, -5.4), (16.0, -8.0)),
    ((-7.4, -3.6), (-5.8, -8.4), (-3.2, -11.6), (-4.4, -14.6)),
    ((-9.6, 2.6), (-12.8, 6.0), (-13.6, 10.4)),
    ((5.6, -10.4), (8.8, -10.2), (11.6, -10.8), (13.8, -13.4)),
    ((0.3, -5.6), (3.1, -5.3), (7.4, -5.0), (13.2, -5.4)),
)

VILLAGES = 64                    # rural communities, beside those along the river
RIVER_PAIR_STEP = 2.4            # km between the seed pairs that put unit borders on the river
RIVER_PAIR_REACH = 0.85          # km from the river's middle to each seed of a pair
OUTLINE = (16.8, 14.6)           # km, mean semi-axes of the county
RESERVE = ((3.4, 11.6), (3.7, 2.3))  # km, centre and semi-axes
VILLAGE_PEOPLE = 1_330           # mean residents of a village community
PERSONS_PER_HOUSEHOLD = {"urban": 2.62, "rural": 2.95}

# Radii in metres; see SOURCE.md for the norms they lean on.
RADIUS = {
    ("city", "urban"): 3000, ("district", "urban"): 2000, ("street", "urban"): 1000, ("street", "rural"): 1500,
    ("community", "urban"): 500, ("community", "rural"): 1000,
}
# level, unit, where (km) and floor area (m²) of the centers above the streets; one is below its norm on purpose
UPPER_CENTERS = (
    ("city", "禾川市", (-1.7, -0.8), 4200),
    ("district", "临渠区", (0.5, -1.9), 2600),
    ("district", "东塬县", (5.6, -10.4), 2150),
    ("district", "石峡县", (-5.4, 8.4), 1680),
)
COMMUNITY_CENTERS = 84           # communities that have a center of their own
PEOPLE_PER_SQUARE_METRE = 9      # capacity: 30 m² per 100 households of about 2.7 persons
FULL_FUNCTIONS = ("党务", "政务", "养老", "托育", "卫生", "文体", "法律", "新就业群体驿站")

# Village names: a family and its place, or two features of the land.
FAMILIES = (
    "王 李 张 刘 马 赵 杨 周 吴 郑 冯 陈 褚 卫 蒋 韩 朱 秦 许 何 吕 孔 曹 严 金 魏 陶 姜 戚 谢 邹 苏 潘 葛 范 彭 鲁 韦 苗 花 方 任 "
    "袁 柳").split()
FAMILY_PLACES = "家庄 家沟 家湾 家堡 家塬 家岔 家台 家坪 家川 家洼 家梁 家河".split()
FEATURES = (
    "上 下 大 小 前 后 红 白 黄 青 石 沙 柳 杏 枣 榆 槐 桃 梨 羊 马莲 二道 三道 头道 阳 阴 高 深 长 干 双 新 旧").split()
FEATURE_PLACES = "庄子 沟 湾 堡 岔 台 坪 川 洼 梁 崖 窑 滩 咀".split()

TO_METRES = pyproj.Transformer.from_crs(
    "OGC:CRS84", f"+proj=aeqd +lon_0={ORIGIN[0]} +lat_0={ORIGIN[1]} +datum=WGS84 +units=m", always_xy=True)
GEOD = pyproj.Geod(ellps="WGS84")


def stream(*key):
    """A random stream of its own for each purpose, so that one change does not move everything else."""
    return np.random.default_rng([SEED, zlib.crc32("|".join(map(str, key)).encode())])


def to_degrees(points):
    """Metres around ORIGIN to rounded lon/lat degrees, shape (n, 2)."""
    points = np.asarray(points, dtype=float)
    lon, lat = TO_METRES.transform(points[:, 0], points[:, 1], direction="INVERSE")
    return np.round(np.column_stack([lon, lat]), DECIMALS)


def to_metres(points):
    """Lon/lat degrees to metres around ORIGIN, shape (n, 2)."""
    points = np.asarray(points, dtype=float)
    return np.column_stack(TO_METRES.transform(points[:, 0], points[:, 1]))


def turned(points, degrees):
    """Points turned counter-clockwise about the origin."""
    a = np.radians(degrees)
    return np.asarray(points) @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])


# ---------------------------------------------------------------------------------------------------------
# Land: river, reserve, valley roads


def river_y(x):
    """Northing of the river's middle line in km, for x in km: slow bends with meanders on them."""
    return 1.75 + 0.9 * np.sin(x / 3.1 + 0.5) + 0.33 * np.sin(x / 1.15 + 1.0) + 0.12 * np.sin(x / 0.47)


def river_line(step=0.08):
    """The river's middle line in metres, from beyond the county's west to beyond its east."""
    x = np.arange(-22, 22, step)
    return np.column_stack([x, river_y(x)]) * KM


def river_polygon():
    """The flood zone in metres: 75 to 170 m on either side of the middle line."""
    line = river_line()
    width = 120 + 35 * np.sin(line[:, 0] / 1700) + 18 * np.sin(line[:, 0] / 610 + 2)
    slope = np.gradient(line[:, 1], line[:, 0])
    normal = np.column_stack([-slope, np.ones(len(slope))]) / np.hypot(slope, 1)[:, None]
    ring = np.vstack([line + normal * width[:, None], (line - normal * width[:, None])[::-1]])
    return shapely.make_valid(Polygon(ring)).buffer(0)


def reserve_polygon():
    """The nature reserve in metres: a ragged oval on the northern ridge."""
    rng = stream("reserve")
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    ragged = 1 + sum(rng.normal(0, 0.09 / k**0.7) * np.sin(k * angle + rng.uniform(0, 6.28)) for k in range(2, 11))
    (cx, cy), (ax, ay) = RESERVE
    return Polygon(np.column_stack([cx + ax * ragged * np.cos(angle), cy + ay * ragged * np.sin(angle)]) * KM)


def fractal(a, b, rough, step, rng):
    """A line from a to b by midpoint displacement; `rough` is the displacement per length of a segment."""
    path = np.array([a, b], dtype=float)
    while np.hypot(*(path[1:] - path[:-1]).T).max() > step:
        d = path[1:] - path[:-1]
        shift = np.clip(rng.normal(0, rough, len(d)), -2.5 * rough, 2.5 * rough)
        middle = (path[1:] + path[:-1]) / 2 + np.column_stack([-d[:, 1], d[:, 0]]) * shift[:, None]
        joined = np.empty((2 * len(path) - 1, 2))
        joined[0::2], joined[1::2] = path, middle
        path = joined
    return path


def side_valleys(path, rng, every=2600, turn=(48, 85), length=(1700, 3600)):
    """Gullies that leave a valley to both sides; metres and degrees."""
    line = LineString(path)
    found = []
    for at in np.arange(every * 0.6, line.length, every):
        here, ahead = (np.array(line.interpolate(d).coords[0]) for d in (at, at + 60))
        way = (ahead - here) / np.hypot(*(ahead - here))
        for side in (-1, 1):
            if rng.random() < 0.75:
                end = here + turned(way[None] * rng.uniform(*length), side * rng.uniform(*turn))[0]
                found.append(fractal(here, end, 0.12, 150, rng))
    return found


def valley_roads():
    """All lines that villages follow, in metres."""
    rng = stream("valleys")
    lines = [river_line(0.25) + [0, -480], river_line(0.25) + [0, 470]]
    for corners in VALLEYS:
        corners = np.array(corners) * KM
        parts = [fractal(a, b, 0.09, 150, rng)[:-1] for a, b in zip(corners, corners[1:])]
        path = np.vstack(parts + [corners[-1:]])
        lines += [path] + side_valleys(path, rng)
    return [LineString(line) for line in lines]


# ---------------------------------------------------------------------------------------------------------
# Units


@dataclass
class Community:
    """A lowest-level unit in the making."""

    seed: np.ndarray              # metres
    town: Town | None = None
    name: str = ""
    street: str = ""              # nine digits
    code: str = ""                # twelve digits
    kind: str = "rural"           # urban or rural
    polygon: Polygon | None = None  # degrees
    people: dict = field(default_factory=lambda: dict(population=0, households=0))


def town_seeds(town):
    """Seeds of a town's communities: a jittered brick lattice, as many as there are names."""
    rng = stream("town", town.name)
    n = len(town.communities)
    if n == 1:
        return np.array([town.center]) * KM
    a, b = np.array(town.axes) * KM
    spacing = np.sqrt(np.pi * a * b / n)
    while True:
        rows = np.arange(-12, 13)
        grid = np.array([((i + 0.5 * (j % 2)) * spacing * 1.12, j * spacing * 0.89) for j in rows for i in rows])
        grid += rng.normal(0, spacing * 0.13, grid.shape)
        inside = grid[(grid[:, 0] / a) ** 2 + (grid[:, 1] / b) ** 2 < 0.96]
        if len(inside) == n:
            return turned(inside, town.turn) + np.array(town.center) * KM
        spacing *= 1 + 0.01 * np.sign(len(inside) - n)


def outline_radius(angle):
    """County radius in km towards `angle` (radians): an oval with bays and spurs."""
    a, b = OUTLINE
    oval = a * b / np.hypot(b * np.cos(angle), a * np.sin(angle))
    return oval * (1 + 0.08 * np.sin(3 * angle + 3.6) + 0.055 * np.sin(5 * angle + 2.1) + 0.035 * np.sin(9 * angle))


def in_outline(p, margin=0.0):
    """Whether p (metres) lies in the county's rough outline, grown by `margin` km."""
    return np.hypot(*p) / KM < outline_radius(np.arctan2(p[1], p[0])) + margin


def river_pair_seeds(taken):
    """Seeds mirrored in the river, so that the border between their cells is the river."""
    seeds = []
    for x in np.arange(-15.2, 17.5, RIVER_PAIR_STEP):
        slope = (river_y(x + 0.6) - river_y(x - 0.6)) / 1.2
        normal = np.array([-slope, 1]) / np.hypot(slope, 1)
        for side in (-1, 1):
            p = (np.array([x, river_y(x)]) + side * RIVER_PAIR_REACH * normal) * KM
            clear = np.hypot(*(taken - p).T).min() > 700
            if clear and in_outline(p, -0.4):
                seeds.append(p)
    return seeds


def village_seeds(taken, roads):
    """Seeds of the village communities: dart throwing, closer together near the seat and the roads."""
    rng = stream("villages")
    seeds, tree, tries = list(taken), shapely.STRtree(roads), 0
    goal, slack = len(taken) + VILLAGES, 1.0
    while len(seeds) < goal:
        tries += 1
        if tries % 3000 == 0:
            slack *= 0.96
        p = rng.uniform((-20 * KM, -18 * KM), (20 * KM, 18 * KM))
        away = Point(p).distance(roads[tree.nearest(Point(p))])
        if not in_outline(p, -0.7) or rng.random() > np.exp(-away / 900) + 0.12:
            continue
        gap = slack * (1350 + 62 * np.hypot(*p) / KM + 0.25 * away)
        if np.hypot(*(np.array(seeds) - p).T).min() > gap and abs(p[1] / KM - river_y(p[0] / KM)) > 1.5:
            seeds.append(p)
    return seeds[len(taken):]


def frame_seeds():
    """Seeds outside the county: their cells are thrown away, their borders are the county's border."""
    rng = stream("frame")
    seeds = []
    for ring, gap in ((1.1, 1.9), (4.0, 4.0), (9.0, 9.0)):
        angles = np.arange(0, 2 * np.pi, gap / 16)
        for angle in angles + rng.normal(0, 0.012, len(angles)):
            r = outline_radius(angle) + ring + rng.normal(0, 0.22)
            seeds.append((r * np.cos(angle) * KM, r * np.sin(angle) * KM))
    return np.array(seeds)


def bank(p):
    """1 north of the river, -1 south of it; p in metres."""
    return 1 if p[1] / KM > river_y(p[0] / KM) else -1


def ridge_path(a, b, seeds, on_river, rough, rng):
    """The wiggled border between two cells, kept inside the kite of the edge and its two seeds.

    The kites of a Voronoi diagram do not overlap, so the borders cannot cross.
    """
    if on_river:
        n = max(2, int(np.hypot(*(b - a)) / 60))
        x = np.linspace(a[0], b[0], n + 1)
        path = np.column_stack([x, river_y(x / KM) * KM])
        path[0], path[-1] = a, b
        return path
    kite = Polygon([a, seeds[0], b, seeds[1]])
    for _ in range(12):
        path = fractal(a, b, rough, 110, rng)
        between = shapely.union_all(shapely.points(path[1:-1])) if len(path) < 4 else LineString(path[1:-1])
        if kite.is_valid and kite.covers(between):
            return path
        rough /= 1.6
    return np.array([a, b])


def ring_of(paths):
    """Joins a cell's border paths, given as (first vertex, last vertex, degrees), into one ring."""
    start, at, coordinates = paths[0][0], paths[0][1], [paths[0][2]]
    left = paths[1:]
    while at != start:
        k = next(i for i, p in enumerate(left) if at in p[:2])
        u, v, c = left.pop(k)
        coordinates.append(c if u == at else c[::-1])
        at = v if u == at else u
    ring = np.vstack(coordinates)
    return ring[np.r_[True, (np.diff(ring, axis=0) != 0).any(axis=1)]]


def cells(communities, frame):
    """Gives every community its polygon in rounded degrees; neighbours share every vertex."""
    seeds = np.vstack([[c.seed for c in communities], frame])
    diagram = Voronoi(seeds)
    side = np.array([bank(p) for p in seeds])
    corners = diagram.vertices.copy()
    across = [(side[p] != side[q]) and -1 not in v for (p, q), v in zip(diagram.ridge_points, diagram.ridge_vertices)]
    for on_river, v in zip(across, diagram.ridge_vertices):
        if on_river:
            corners[v, 1] = river_y(corners[v, 0] / KM) * KM
    borders = defaultdict(list)
    for (p, q), (u, v), on_river in zip(diagram.ridge_points, diagram.ridge_vertices, across):
        if min(p, q) >= len(communities):
            continue
        built = all(k < len(communities) and communities[k].kind == "urban" for k in (p, q))
        rough = 0.035 if built else 0.13
        path = ridge_path(corners[u], corners[v], seeds[[p, q]], on_river, rough, stream("ridge", min(p, q), max(p, q)))
        for k in (p, q):
            borders[k].append((u, v, to_degrees(path)))
    for k, c in enumerate(communities):
        c.polygon = orient(Polygon(ring_of(borders[k])))


def street_for(c):
    """The street or township a seed belongs to before neighbours are made contiguous."""
    if c.town and c.town.street:
        return c.town.district + c.town.street
    in_town, side = c.town is not None, bank(c.seed)
    best = [
        (np.hypot(*(np.array(at) * KM - c.seed)), code)
        for code, (_, at, villages, where) in STREETS.items()
        if where == side and villages != in_town
    ]
    return min(best)[1]


def make_contiguous(communities):
    """Hands detached communities to the neighbouring street of the same district if possible."""
    polygons = [c.polygon for c in communities]
    tree = shapely.STRtree(polygons)
    for _ in range(8):
        moved = False
        for street in STREETS:
            members = [k for k, c in enumerate(communities) if c.street == street]
            body = shapely.coverage_union_all([polygons[k] for k in members])
            if isinstance(body, Polygon):
                continue
            largest = max(body.geoms, key=lambda g: g.area)
            for k in members:
                if not largest.covers(polygons[k].representative_point()):
                    communities[k].street = neighbour_street(k, communities, polygons, tree)
                    moved = True
        if not moved:
            return
    raise RuntimeError("streets stay in pieces")


def neighbour_street(k, communities, polygons, tree):
    """The other street with which community k shares the longest border; its own district counts four times."""
    shared = Counter()
    for j in tree.query(polygons[k]):
        street = communities[j].street
        takes_it = communities[k].town is not None or STREETS[street][2]
        if street != communities[k].street and takes_it:
            length = polygons[k].boundary.intersection(polygons[j].boundary).length
            shared[street] += length * (4 if street[:6] == communities[k].street[:6] else 1)
    return shared.most_common(1)[0][0]


def name_villages(communities):
    """Gives villages their names: no name twice."""
    rng = stream("names")
    names = [h + t for h in FAMILIES for t in FAMILY_PLACES] + [h + t for h in FEATURES for t in FEATURE_PLACES]
    order = iter(rng.permutation(len(names)))
    for c in communities:
        c.name = f"{c.name}社区" if c.town else names[next(order)] + "村"


def number_communities(communities):
    """Division codes: neighbourhoods from 001, villages from 200, from north-west to south-east."""
    by_street = defaultdict(list)
    for c in communities:
        by_street[c.street].append(c)
    for street, members in by_street.items():
        members.sort(key=lambda c: (c.town is None, round(-c.seed[1]), round(c.seed[0])))
        counts = {True: 0, False: 199}
        for c in members:
            counts[c.town is not None] += 1
            c.code = f"{street}{counts[c.town is not None]:03d}"
    communities.sort(key=lambda c: c.code)


def make_communities(roads):
    """All communities with polygon, street, name and code."""
    communities = []
    for town in TOWNS:
        seeds = town_seeds(town)
        order = np.argsort(seeds[:, 0], kind="stable")
        communities += [Community(seeds[k], town, name, kind="urban") for k, name in zip(order, town.communities)]
    taken = np.array([c.seed for c in communities])
    pairs = river_pair_seeds(taken)
    villages = village_seeds(np.vstack([taken, pairs]), roads)
    communities += [Community(np.asarray(p)) for p in pairs + villages]
    cells(communities, frame_seeds())
    for c in communities:
        c.street = street_for(c)
    make_contiguous(communities)
    name_villages(communities)
    number_communities(communities)
    return communities


# ---------------------------------------------------------------------------------------------------------
# People

TOWER, SLAB, ROW, COURT, EMPTY = range(5)
BLOCK = (290, 230)            # metres between the street lines of a town
# per block kind: metres between buildings (x, y), share of the plots built on, residents of one (log mean, log sd)
BUILDINGS = {
    TOWER: ((72, 66), 0.62, (np.log(92), 0.40)),
    SLAB: ((58, 30), 0.66, (np.log(24), 0.42)),
    ROW: ((26, 29), 0.68, (np.log(9.0), 0.45)),
    COURT: ((25, 28), 0.60, (np.log(6.0), 0.40)),
}


def block_buildings(kind, rng):
    """Buildings of one block: local metres from its middle, and residents."""
    (dx, dy), built, (mean, spread) = BUILDINGS[kind]
    half = np.array(BLOCK) / 2 - 16  # the street takes 16 m on each side
    xs, ys = (np.arange(-h, h, d) + d / 2 for h, d in zip(half, (dx, dy)))
    at = np.array([(x, y) for y in ys for x in xs])
    at = at[rng.random(len(at)) < built]
    people = np.clip(np.rint(rng.lognormal(mean, spread, len(at))), 1, 400)
    return at + rng.normal(0, 2.5, at.shape), people


def town_people(town):
    """Buildings of a town: metres and residents; blocks thin out and get lower towards the edge."""
    rng = stream("blocks", town.name)
    a, b = np.array(town.axes) * KM
    places, people = [], []
    span = int(a / min(BLOCK)) + 3
    mix = np.array(town.mix, dtype=float)
    for i in range(-span, span + 1):
        for j in range(-span, span + 1):
            middle = np.array([i * BLOCK[0], j * BLOCK[1]], dtype=float)
            r = np.hypot(middle[0] / a, middle[1] / b)
            if r > 1.0 + rng.normal(0, 0.07):
                continue
            edge = np.array([1.0, 1.25 - 0.5 * r, 0.4 + r, 0.2 + 2 * r**2, 0.5 + r**2])
            kind = rng.choice(5, p=mix * edge / (mix * edge).sum())
            if kind != EMPTY:
                at, n = block_buildings(kind, rng)
                places.append(turned(at + middle, town.turn) + np.array(town.center) * KM)
                people.append(n)
    people = np.concatenate(people)
    people = np.clip(np.rint(people * town.people / people.sum()), 1, 400)
    return np.vstack(places), people


def hamlet_sites(polygon, roads, tree, closed, rng, count):
    """Sites of a village's hamlets in metres with the way of their road: near roads, 380 m apart."""
    x0, y0, x1, y1 = polygon.bounds
    sites = []
    for attempt in range(4000):
        if len(sites) == count:
            break
        p = Point(rng.uniform(x0, x1), rng.uniform(y0, y1))
        road = roads[tree.nearest(p)]
        wanted = rng.random() < np.exp(-p.distance(road) / 220) + 0.012 + attempt / 40_000
        if not wanted or not polygon.contains(p) or closed.distance(p) < 120:
            continue
        if all(np.hypot(p.x - q[0], p.y - q[1]) > 380 for q, _ in sites):
            at = road.project(p)
            a, b = (np.array(road.interpolate(d).coords[0]) for d in (max(at - 60, 0), at + 60))
            sites.append(((p.x, p.y), np.degrees(np.arctan2(*(b - a)[::-1]))))
    return sites


def hamlet_houses(count, rng):
    """Houses of a hamlet in local metres: short rows along the road, thinner towards the ends."""
    rows = max(2, int(np.sqrt(count) / 2.2))
    long = rng.normal(0, count / rows * 12, count)
    across = (rng.integers(0, rows, count) - (rows - 1) / 2) * 38
    return np.column_stack([np.round(long / 19) * 19, across]) + rng.normal(0, 5, (count, 2))


def village_people(c, roads, tree, closed):
    """Houses of a village community: metres and residents."""
    rng = stream("village", round(c.seed[0]), round(c.seed[1]))
    polygon = Polygon(to_metres(c.polygon.exterior.coords))
    near = np.exp(-np.hypot(*(c.seed / KM - [0, -1])) / 14)
    total = VILLAGE_PEOPLE * (0.55 + 0.95 * near) * rng.lognormal(0, 0.28)
    sites = hamlet_sites(polygon, roads, tree, closed, rng, int(rng.integers(3, 8)))
    shares = rng.dirichlet(np.r_[3.2, np.ones(max(len(sites) - 1, 0))])
    places, people = [], []
    for (at, way), share in zip(sites, shares):
        count = max(4, int(total * share / 5.0))
        places.append(turned(hamlet_houses(count, rng), way) + at)
        people.append(np.clip(np.rint(rng.lognormal(np.log(4.7), 0.38, count)), 1, 16))
    return np.vstack(places), np.concatenate(people)


def class_counts(c, population, rng):
    """Elders, new employment groups and households of points in one community."""
    name = c.town.name if c.town else ""
    elders = {"老城": 0.19, "云湖新区": 0.075, "物流园": 0.05, "": 0.30}.get(name, 0.21)
    carriers = {"老城": 0.034, "云湖新区": 0.052, "物流园": 0.31, "": 0.006}.get(name, 0.014)
    old = rng.binomial(population, np.clip(rng.normal(elders, 0.04), 0.03, 0.5))
    new = rng.binomial(population - old, carriers)
    size = PERSONS_PER_HOUSEHOLD[c.kind]
    homes = np.maximum(1, np.rint(population / size * rng.normal(1, 0.06, len(population)))).astype(int)
    return old, new, np.minimum(homes, population)


def make_demand(communities, roads, closed):
    """Demand rows, each in the community that contains its rounded position; none in river or reserve."""
    tree = shapely.STRtree(roads)
    parts = [town_people(t) for t in TOWNS]
    parts += [village_people(c, roads, tree, closed) for c in communities if c.town is None]
    metres, people = np.vstack([p for p, _ in parts]), np.concatenate([n for _, n in parts]).astype(int)
    degrees = to_degrees(metres)
    points = shapely.points(degrees)
    _, first = np.unique(degrees, axis=0, return_index=True)
    keep = np.zeros(len(points), bool)
    keep[first] = True
    keep &= ~shapely.intersects(closed, shapely.points(metres))
    owner = np.full(len(points), -1)
    at, which = shapely.STRtree([c.polygon for c in communities]).query(points, predicate="within")
    owner[at] = which
    rows = []
    for k, c in enumerate(communities):
        mine = np.flatnonzero(keep & (owner == k))
        mine = mine[np.lexsort((degrees[mine, 0], -degrees[mine, 1]))]
        old, new, homes = class_counts(c, people[mine], stream("classes", c.code))
        c.people = dict(population=int(people[mine].sum()), households=int(homes.sum()))
        rows += [(*degrees[i], int(people[i]), int(o), int(n), int(h), c.code)
                 for i, o, n, h in zip(mine, old, new, homes)]
    return [(f"p{i:06d}", *row) for i, row in enumerate(rows, 1)]


# ---------------------------------------------------------------------------------------------------------
# Facilities and candidates


class Sites:
    """Finds free spots beside buildings: in their community, dry, and never the same twice."""

    def __init__(self, communities, demand, closed):
        """Takes the demand rows and the excluded ground, in metres."""
        self.by_code = {c.code: c for c in communities}
        self.closed = closed
        self.used = set()
        self.points = defaultdict(list)
        for _, lon, lat, people, *_, code in demand:
            self.points[code].append((lon, lat, people))
        self.points = {code: np.array(rows) for code, rows in self.points.items()}

    def central(self, code):
        """Degrees of the building with the most people within 450 m, weighted towards the near ones."""
        rows = self.points[code]
        metres = to_metres(rows[:, :2])
        step = metres[:: max(1, len(metres) // 150)]
        away = np.hypot(*(step[:, None, :] - metres[None]).transpose(2, 0, 1))
        score = (np.clip(1 - away / 450, 0, None) * rows[:, 2]).sum(axis=1)
        return step[score.argmax()]

    def anywhere(self, code, rng):
        """Metres of a building drawn by its residents."""
        rows = self.points[code]
        return to_metres(rows[[rng.choice(len(rows), p=rows[:, 2] / rows[:, 2].sum())], :2])[0]

    def beside(self, code, metres, rng, reach=(18, 60)):
        """A free spot near `metres`, as rounded degrees."""
        for attempt in range(500):
            angle, r = rng.uniform(0, 2 * np.pi), rng.uniform(*reach) * (1 + attempt / 60)
            spot = np.asarray(metres) + [r * np.cos(angle), r * np.sin(angle)]
            lon, lat = to_degrees(spot[None])[0]
            free = (lon, lat) not in self.used and self.closed.distance(Point(spot)) > 30
            if free and self.by_code[code].polygon.contains(Point(lon, lat)):
                self.used.add((lon, lat))
                return lon, lat
        raise RuntimeError(f"no free spot in {code}")


def left_blank(c):
    """Whether the county has built no community center in this part yet."""
    new_town, remote_township, across_the_river = "640902004", "640922201", "640922101"
    return (c.street in (new_town, remote_township)
            or c.street == across_the_river and c.town is None
            or c.town is not None and c.town.name == "物流园")


def wanted_communities(communities):
    """Codes of the communities with a center: what a county had built first, with the blanks it left."""
    rng = stream("centers")
    open_to = [c for c in communities if not left_blank(c)]
    urban = [c for c in open_to if c.kind == "urban"]
    without = set(rng.choice(len(urban), 4, replace=False))
    chosen = [c.code for k, c in enumerate(urban) if k not in without]
    rural = [c for c in open_to if c.kind == "rural"]
    rank = sorted(rural, key=lambda c: -c.people["population"] * rng.lognormal(0, 0.35))
    return chosen + [c.code for c in rank[: COMMUNITY_CENTERS - len(chosen)]]


def functions_for(level, seat, rng):
    """Functions of a center, `;`-separated; larger ones have more."""
    if level in ("city", "district"):
        return ";".join(FULL_FUNCTIONS)
    chance = {"street": 0.72, "community": 0.38}[level]
    chosen = [f for f in FULL_FUNCTIONS[2:7] if rng.random() < chance] or ["文体"]
    tail = ["新就业群体驿站"] if seat and rng.random() < chance * 0.6 else []
    return ";".join(["党务", "政务", *chosen, *tail])


def facility(number, name, level, status, spot, radius, area, functions, owner):
    """One row of facilities.csv; the capacity follows from the floor area."""
    capacity = int(round(area * PEOPLE_PER_SQUARE_METRE, -2))
    return (f"f{number:03d}", name, level, status, *spot, radius, area, functions, owner, capacity)


def upper_facilities(sites, communities, rng):
    """Centers of city, district and street level, without numbers."""
    def spot(c):
        return sites.beside(c.code, sites.central(c.code), rng)

    urban = [c for c in communities if c.kind == "urban"]
    rows = []
    for level, name, at, area in UPPER_CENTERS:
        home = min(urban, key=lambda c: np.hypot(*(c.seed - np.array(at) * KM)))
        rows.append((f"{name}党群服务中心", level, "existing", spot(home), RADIUS[level, "urban"], area,
                     functions_for(level, True, rng), f"{name}委组织部"))
    for code, (name, *_) in STREETS.items():
        at = [c for c in urban if c.street == code and c.town.name != "物流园"]
        home = max(at, key=lambda c: c.people["population"])
        status = "planned" if name == "云湖街道" else "existing"
        city = name.endswith("街道")
        area = int(rng.integers(1080, 1700) if city else rng.choice([760, 880, 1020, 1150, 1300, 1480]))
        rows.append((f"{name}党群服务中心", "street", status, spot(home), RADIUS["street", "urban" if city else "rural"],
                     area, functions_for("street", city, rng), f"{name}党{'工委' if city else '委'}"))
    return rows


def community_facilities(sites, communities, rng):
    """Centers of communities, without numbers; one in six stands badly, at a random building."""
    by_code = {c.code: c for c in communities}
    rows = []
    for code in sorted(wanted_communities(communities)):
        c = by_code[code]
        at = sites.anywhere(code, rng) if rng.random() < 1 / 6 else sites.central(code)
        homes = c.people["households"]
        area = int(round(max(180, 30 * homes / 100 * rng.lognormal(0.05, 0.35)), -1))
        owner = f"{c.name}党{'委' if c.kind == 'urban' else '支部'}"
        rows.append((f"{c.name}党群服务中心", "community", "existing", sites.beside(code, at, rng),
                     RADIUS["community", c.kind], min(area, 1600),
                     functions_for("community", c.kind == "urban", rng), owner))
    for name in ("物流园社区", "云锦社区"):
        code = next(c.code for c in communities if c.name == name)
        rows.append((f"{name}党群服务中心", "community", "planned", sites.beside(code, sites.central(code), rng),
                     RADIUS["community", "urban"], 620, "党务;政务;文体;新就业群体驿站", f"{name}党委"))
    return rows


def make_facilities(sites, communities):
    """All rows of facilities.csv."""
    rng = stream("facilities")
    rows = upper_facilities(sites, communities, rng) + community_facilities(sites, communities, rng)
    return [facility(i, *row) for i, row in enumerate(rows, 1)]


URBAN_KINDS = (("小学", "小学"), ("农贸市场", "市场"), ("物业用房", "物业用房"), ("老年活动室", "老年活动室"), ("图书分馆", "图书馆"))
RURAL_KINDS = (("小学", "小学"), ("卫生室", "卫生室"), ("供销社", "供销社"), ("原小学校舍", "闲置校舍"), ("文化活动室", "文化活动室"))


def community_candidates(sites, c, has_center, rng):
    """Public buildings of one community: (name, kind, spot, status)."""
    stem = c.name.removesuffix("社区").removesuffix("村")
    kinds = URBAN_KINDS if c.kind == "urban" else RURAL_KINDS
    count = 1 + int(rng.random() < 0.27) if has_center else 2
    count += int(c.street == "640902004" and c.town is not None)  # the new town has public buildings to spare
    rows = []
    if c.kind == "rural" and not has_center:
        rows.append((f"{c.name}委会", "村委会", sites.beside(c.code, sites.central(c.code), rng), "candidate"))
        count -= int(rng.random() < 0.7)
    for k in rng.permutation(len(kinds))[:count]:
        tail, kind = kinds[k]
        rows.append((stem + tail, kind, sites.beside(c.code, sites.anywhere(c.code, rng), rng), "candidate"))
    return rows


def special_candidates(sites, communities, rng):
    """Buildings that stand once: the approved one, the two forbidden ones, and those of the towns."""
    by_name = {c.name: c.code for c in communities}

    def spot(name):
        return sites.beside(by_name[name], sites.anywhere(by_name[name], rng), rng)

    def mid(name):
        return sites.beside(by_name[name], sites.central(by_name[name]), rng)

    flooded = tuple(to_degrees([(-0.35 * KM, river_y(-0.35) * KM - 35)])[0])
    rows = [
        ("云湖小学配套用房", "小学", mid("星湖社区"), "required"),
        ("文庙古建筑群东厢", "文物建筑", spot("文庙社区"), "forbidden"),
        ("滨河旧泵站", "闲置厂房", flooded, "forbidden"),
        ("禾川市图书馆", "图书馆", spot("师院社区"), "candidate"),
        ("禾川市工人文化宫", "文化站", spot("和平社区"), "candidate"),
        ("快递分拣中心附楼", "物流用房", mid("物流园社区"), "candidate"),
        ("货车司机之家", "物流用房", spot("驿运社区"), "candidate"),
    ]
    for town in TOWNS[3:]:
        rows.append((f"{town.name}综合文化站", "文化站", spot(f"{town.communities[0]}社区"), "candidate"))
    return rows


def make_candidates(sites, communities, facilities):
    """All rows of candidates.csv."""
    rng = stream("candidates")
    owners = {row[1] for row in facilities if row[3] == "existing"}
    rows = special_candidates(sites, communities, rng)
    for c in communities:
        rows += community_candidates(sites, c, f"{c.name}党群服务中心" in owners, rng)
    return [(f"c{i:03d}", name, kind, *spot, status) for i, (name, kind, spot, status) in enumerate(rows, 1)]


# ---------------------------------------------------------------------------------------------------------
# Files


def unit_row(code, name, level, parent, children, polygon):
    """One unit as a GeoJSON feature; people and households are sums over its communities."""
    total = {k: sum(c.people[k] for c in children) for k in ("households", "population")}
    urban = sum(c.people["population"] for c in children if c.kind == "urban")
    kind = "urban" if 2 * urban > total["population"] else "rural"
    if level == "street":
        kind = "urban" if name.endswith("街道") else "rural"
    properties = dict(code=code, name=name, level=level, parent=parent, type=kind, **total)
    return dict(type="Feature", properties=properties, geometry=mapping(orient(polygon)))


def unit_features(communities):
    """Units of the four levels, highest first, each the union of its communities."""
    def union(prefix):
        members = [c for c in communities if c.code.startswith(prefix)]
        return members, shapely.coverage_union_all([c.polygon for c in members])

    def pad(prefix):
        return prefix.ljust(12, "0")

    rows = [unit_row(pad(CITY[0]), CITY[1], "city", None, *union(CITY[0][:4]))]
    rows += [unit_row(pad(d), name, "district", pad(CITY[0]), *union(d)) for d, name in DISTRICTS.items()]
    rows += [unit_row(pad(s), v[0], "street", pad(s[:6]), *union(s)) for s, v in STREETS.items()]
    rows += [unit_row(c.code, c.name, "community", pad(c.street), [c], c.polygon) for c in communities]
    return rows


def exclusion_features(river, reserve, city):
    """River and reserve, cut at the city's border, in rounded degrees."""
    rows = []
    for name, kind, area in (("清渠河行洪区", "river", river), ("大青岭自然保护区", "reserve", reserve)):
        degrees = Polygon(to_degrees(area.exterior.coords)).intersection(city)
        degrees = shapely.set_precision(degrees, 10.0**-DECIMALS)
        parts = degrees.geoms if isinstance(degrees, MultiPolygon) else [degrees]
        rounded = [orient(Polygon(np.round(p.exterior.coords, DECIMALS))) for p in parts]
        geometry = rounded[0] if len(rounded) == 1 else MultiPolygon(rounded)
        rows.append(dict(type="Feature", properties=dict(name=name, kind=kind), geometry=mapping(geometry)))
    return rows


def write_geojson(path, features):
    """One feature per line, so that differences can be read."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def write_csv(path, header, rows):
    """UTF-8 without a byte order mark, LF; degrees with all their decimals."""
    degrees = {header.index("lon"), header.index("lat")}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([f"{v:.{DECIMALS}f}" if k in degrees else v for k, v in enumerate(row)])


def make(folder):
    """Makes all files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    roads, river, reserve = valley_roads(), river_polygon(), reserve_polygon()
    closed = shapely.union_all([river, reserve])
    shapely.prepare(closed)
    communities = make_communities(roads)
    demand = make_demand(communities, roads, closed)
    sites = Sites(communities, demand, closed)
    facilities = make_facilities(sites, communities)
    candidates = make_candidates(sites, communities, facilities)
    units = unit_features(communities)
    write_geojson(folder / "units.geojson", units)
    write_geojson(folder / "exclusions.geojson", exclusion_features(river, reserve, shape(units[0]["geometry"])))
    write_csv(folder / "demand.csv",
              "id lon lat population elders new_employment households community".split(), demand)
    write_csv(folder / "facilities.csv",
              "id name level status lon lat radius_m floor_area_m2 functions owner capacity".split(), facilities)
    write_csv(folder / "candidates.csv", "id name kind lon lat status".split(), candidates)
    write_source(folder)


# ---------------------------------------------------------------------------------------------------------
# Reading back, testing, figures

CLUSTER_LINK = 500     # metres: uncovered points this near belong to one cluster, the smallest radius in use
REACH_SLACK = 1e-6     # metres: decides "exactly at the radius" in doubles
AREA_TOLERANCE = 1e-6  # relative, of children against parent
EARTH = (6378137.0, 6.69437999014e-3)  # WGS 84 semi-axis in metres and first eccentricity squared
LEVELS = ("city", "district", "street", "community")
PROPOSED = ("c084", "c001", "c106", "c082", "c072")  # what site --count 5 proposes
# The least floor area by level, and the households of one community center: the profile four-level, and norms-2035.yaml.
NORMS = {"city": 3000, "district": 2000, "street": 1000, "community": 500}, 3000
NORMS_2035 = {"city": 4000, "district": 2500, "street": 1500, "community": 600}, 2000
COUNTS = ("population", "elders", "new_employment", "households")
STATUSES = {
    "demand": ("",), "facilities": ("existing", "planned"), "candidates": ("candidate", "required", "forbidden"),
}


def read_csv(path):
    """Rows as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(folder):
    """Units with geometry, exclusions, and the three tables."""
    layers = {}
    for k in ("units", "exclusions"):
        features = json.loads((folder / f"{k}.geojson").read_text("utf-8"))["features"]
        layers[k] = [dict(f["properties"], geometry=shape(f["geometry"])) for f in features]
    tables = {k: read_csv(folder / f"{k}.csv") for k in ("demand", "facilities", "candidates")}
    return layers | tables


def positions(rows):
    """Lon/lat of table rows in degrees, shape (n, 2)."""
    return np.array([(float(r["lon"]), float(r["lat"])) for r in rows])


def earth_centred(degrees):
    """Positions on the ellipsoid in metres: straight-line distance there never exceeds the geodesic one."""
    lon, lat = np.radians(degrees).T
    a, e2 = EARTH
    n = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    return np.column_stack([n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1 - e2) * np.sin(lat)])


def reach(data, statuses=("existing",), level=None):
    """Which demand points lie within the own radius of a facility, by geodesic distance."""
    points = positions(data["demand"])
    tree, covered = cKDTree(earth_centred(points)), np.zeros(len(points), bool)
    for f in data["facilities"]:
        if f["status"] not in statuses or level not in (None, f["level"]):
            continue
        at, radius = positions([f]), float(f["radius_m"])
        near = np.array(tree.query_ball_point(earth_centred(at)[0], radius + 1), dtype=int)
        _, _, metres = GEOD.inv(*np.repeat(at, len(near), 0).T, *points[near].T)
        covered[near[metres <= radius + REACH_SLACK]] = True
    return covered


def uncovered_clusters(data, covered):
    """Uncovered people by cluster within one community: (people, community code, lon, lat), largest first."""
    points, people = positions(data["demand"]), weights(data)
    codes = np.array([r["community"] for r in data["demand"]])
    left = np.flatnonzero(~covered)
    pairs = cKDTree(earth_centred(points[left])).query_pairs(CLUSTER_LINK, output_type="ndarray")
    pairs = pairs[codes[left[pairs[:, 0]]] == codes[left[pairs[:, 1]]]]
    graph = coo_matrix((np.ones(len(pairs)), pairs.T), (len(left), len(left)))
    count, label = connected_components(graph, directed=False)
    total = np.bincount(label, people[left], count).astype(int)
    middle = [np.bincount(label, people[left] * points[left, k], count) / total for k in (0, 1)]
    first = np.unique(label, return_index=True)[1]
    rows = [(int(total[k]), codes[left[first[k]]], middle[0][k], middle[1][k]) for k in range(count)]
    return sorted(rows, key=lambda r: (-r[0], r[1]))


def weights(data, column="population"):
    """One column of the demand as integers."""
    return np.array([int(r[column]) for r in data["demand"]])


def share(covered, weight):
    """Covered weight, kept weight and their ratio as text."""
    return f"{weight[covered].sum():,} of {weight.sum():,} = {weight[covered].sum() / weight.sum():.4f}"


def unit_problems(units):
    """What is wrong with the units: validity, ring order, nesting, overlaps, gaps, sums."""
    found = []
    by_code, children = {u["code"]: u for u in units}, defaultdict(list)
    for u in units:
        children[u["parent"]].append(u)
        if not (u["geometry"].is_valid and u["geometry"].geom_type == "Polygon" and u["geometry"].exterior.is_ccw):
            found.append(f"{u['code']} is no valid counter-clockwise polygon")
    for level in LEVELS:
        if not shapely.coverage_is_valid([u["geometry"] for u in units if u["level"] == level]):
            found.append(f"units of level {level} overlap or do not share their vertices")
    for code, parent in by_code.items():
        mine = children[code]
        if not mine:
            continue
        areas = [abs(GEOD.geometry_area_perimeter(u["geometry"])[0]) for u in [parent, *mine]]
        if abs(sum(areas[1:]) / areas[0] - 1) > AREA_TOLERANCE:
            found.append(f"areas below {code} do not add up")
        if not shapely.coverage_union_all([u["geometry"] for u in mine]).equals(parent["geometry"]):
            found.append(f"{code} is not the union of its children")
        for column in ("population", "households"):
            if sum(u[column] for u in mine) != parent[column]:
                found.append(f"{column} below {code} does not add up")
    if len(children[None]) != 1 or len(by_code) != len(units) or len({u["name"] for u in units}) != len(units):
        found.append("more than one root, or a code or name occurs twice")
    return found


def point_problems(data):
    """What is wrong with the demand points: community, exclusions, sums, classes."""
    found = []
    polygons = {u["code"]: u["geometry"] for u in data["units"]}
    points = shapely.points(positions(data["demand"]))
    inside = shapely.contains([polygons[r["community"]] for r in data["demand"]], points)
    if not inside.all():
        found.append(f"{(~inside).sum()} demand points outside their community")
    for e in data["exclusions"]:
        if not e["geometry"].is_valid or shapely.intersects(e["geometry"], points).any():
            found.append(f"{e['name']} is invalid or holds demand points")
    for column in ("population", "households"):
        totals = Counter()
        for r in data["demand"]:
            totals[r["community"]] += int(r[column])
        if any(u[column] != totals[u["code"]] for u in data["units"] if u["level"] == "community"):
            found.append(f"{column} of the communities differs from the demand")
    if (weights(data) < weights(data, "elders") + weights(data, "new_employment")).any() or weights(data).min() < 1:
        found.append("a demand point has more elders and new employment than people")
    return found


def site_problems(data):
    """What is wrong with facilities and candidates: words, doubles, places outside or on closed ground."""
    found = []
    closed = shapely.union_all([e["geometry"] for e in data["exclusions"]])
    for table in ("demand", "facilities", "candidates"):
        at = positions(data[table])
        if len(np.unique(at, axis=0)) < len(at) or len({r["id"] for r in data[table]}) < len(at):
            found.append(f"{table}: an id or a position occurs twice")
        if not shapely.contains(data["units"][0]["geometry"], shapely.points(at)).all():
            found.append(f"{table}: a position lies outside the city")
        for r, shut in zip(data[table], shapely.intersects(closed, shapely.points(at))):
            if r.get("status", "") not in STATUSES[table]:
                found.append(f"{table}: {r['id']} has the unknown status '{r['status']}'")
            if shut and r.get("status") != "forbidden":
                found.append(f"{table}: {r['id']} stands on excluded ground")
    levels = {k for k, _ in RADIUS}
    found += [f"{f['id']} has the level '{f['level']}' or no radius, area or capacity" for f in data["facilities"]
              if f["level"] not in levels or min(int(f[k]) for k in ("radius_m", "floor_area_m2", "capacity")) <= 0]
    return found


def figures(data):
    """Key figures and the largest uncovered clusters as text lines, for `--verify` and SOURCE.md."""
    people, covered = weights(data), reach(data)
    names = {u["code"]: u["name"] for u in data["units"]}
    levels = Counter(u["level"] for u in data["units"])
    lines = ["units: " + ", ".join(f"{levels[k]} {k}" for k in LEVELS)]
    lines.append(f"demand: {len(people):,} points, {people.sum():,} people, "
                 f"{weights(data, 'elders').sum():,} elders, {weights(data, 'new_employment').sum():,} in new "
                 f"employment, {weights(data, 'households').sum():,} households; largest point {people.max()}")
    for table, column in (("facilities", "level"), ("facilities", "status"), ("candidates", "status")):
        counts = Counter(r[column] for r in data[table])
        lines.append(f"{table}: {len(data[table])}; " + ", ".join(f"{v} {k}" for k, v in counts.items()))
    lines.append(f"covered by any existing facility: {share(covered, people)}")
    lines += [f"covered of {k}: {share(covered, weights(data, k))}" for k in COUNTS[1:]]
    lines += [f"covered by level {k}: {share(reach(data, level=k), people)}" for k in LEVELS]
    lines.append(f"covered with the planned ones: {share(reach(data, ('existing', 'planned')), people)}")
    for digits in (6, 9):
        prefix = np.array([r["community"][:digits] for r in data["demand"]])
        lines += [f"covered in {names[k.ljust(12, '0')]}: {share(covered[prefix == k], people[prefix == k])}"
                  for k in sorted(set(prefix))]
    return lines, [f"{n:,} uncovered in {names[c]} ({names[c[:9] + '000']}, {c}) around {x:.4f}, {y:.4f}"
                   for n, c, x, y in uncovered_clusters(data, covered)[:15]]


def scenario_figures(data):
    """What the scenarios of plan.yaml come to, reckoned here without the program: covered, gained, lost, population effect."""
    centers = [f for f in data["facilities"] if f["status"] == "existing"]
    five = [{**c, "level": "", "status": "existing", "radius_m": "1000"} for c in data["candidates"] if c["id"] in PROPOSED]
    village = rural(data, positions(centers))
    merged = [{**f, "lon": "106.0905", "lat": "35.9715", "floor_area_m2": str(2 * float(f["floor_area_m2"]))}
              if f["id"] == "f027" else f for f in centers + five if f["id"] != "f029"]
    standard = {"street": "1000", "community": "300"}
    people, later = weights(data).astype(float), weights(data) * np.where(rural(data, positions(data["demand"])), 0.85, 1.0)
    later = later * np.where([r["community"].startswith("640902004") for r in data["demand"]], 1.4, 1.0)
    scenarios = {
        "base": (centers, people), "five-sites": (centers + five, people),
        "close-two": ([f for f in centers if f["id"] not in ("f028", "f029")], people), "merge-two": (merged, people),
        "villages-wider": ([{**f, "radius_m": "1500"} if far and f["level"] == "community" else f
                            for f, far in zip(centers, village)], people),
        "population-2030": (centers, later), "five-sites-2030": (centers + five, later),
        "four-level-standard": ([{**f, "radius_m": standard.get(f["level"], f["radius_m"])} for f in centers], people),
        "norms-2035": (centers + five, people)}
    before, lines = None, []
    for name, (facilities, weight) in scenarios.items():
        covered = reach({**data, "facilities": facilities})
        before = covered if before is None else before
        gained, lost = weight[covered & ~before].sum(), people[before & ~covered].sum()
        effect = (weight - people)[covered & before].sum()
        small, missing = below_norms(data, facilities, NORMS_2035 if name == "norms-2035" else NORMS)
        lines.append(f"{name}: {number(weight[covered].sum())} of {number(weight.sum())} = {weight[covered].sum() / weight.sum():.4f}; "
                     f"gained {number(gained)}, lost {number(lost)}, population effect {number(effect)}; "
                     f"{small} centers below their floor area, {missing} units below their quota")
    return lines


def below_norms(data, facilities, norms):
    """How many centers are smaller than their level asks for, and how many streets and communities have fewer than they should."""
    areas, share = norms
    small = sum(float(f["floor_area_m2"]) < areas[f["level"]] for f in facilities if f["level"] and f.get("floor_area_m2"))
    missing = 0
    for level in ("street", "community"):
        at = shapely.points(positions([f for f in facilities if f["level"] == level]))
        for unit in (u for u in data["units"] if u["level"] == level):
            wanted = 1 if level == "street" else math.ceil(unit["households"] / share)
            missing += shapely.covers(unit["geometry"], at).sum() < wanted
    return small, missing


def number(value):
    """A number with at most two decimals and its thousands set apart."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def rural(data, at):
    """Which positions lie in a community that is rural."""
    villages = shapely.union_all([u["geometry"] for u in data["units"] if u["level"] == "community" and u["type"] == "rural"])
    return shapely.intersects(villages, shapely.points(at))


def verify(folder):
    """Prints the figures and what is wrong; returns whether nothing is."""
    data = read(folder)
    problems = unit_problems(data["units"]) + point_problems(data) + site_problems(data)
    lines, clusters = figures(data)
    print("\n".join([*lines, "largest uncovered clusters:", *clusters, "scenarios:", *scenario_figures(data)]))
    print("\n".join(problems) if problems else "no problem found")
    return not problems


# ---------------------------------------------------------------------------------------------------------
# SOURCE.md and the command line

SOURCE = """# Sample county

An invented Chinese county of ordinary size: a seat on a river, a new town, valleys with villages, a reserve. Made by
`scripts/make-sample.py`, seed {seed}, on {date}. Licence: Apache-2.0, like the project.

No real person, center, building or place is in it. Names are put together from common syllables, so some will occur
somewhere in China by chance. The coordinates lie over real ground in Ningxia, with which the data has nothing in
common. The division codes begin with 6409, which none of Ningxia's five cities (6401 to 6405) has.

- CRS of every file: WGS 84 longitude and latitude in degrees (OGC:CRS84), {decimals} decimals.
- Encoding: UTF-8 without a byte order mark, lines end with LF. Codes are text of 12 digits.
- GeoJSON follows RFC 7946: exterior rings counter-clockwise, edges straight in longitude and latitude.

## Files
{rows}

### units.geojson
Four levels that nest exactly: a unit is the union of its children, and neighbours share every vertex.
| property | meaning |
| --- | --- |
| `code` | 12-digit division code; the parent's digits are its beginning: 4 city, 6 district, 9 street, 12 community |
| `name` | Chinese name, unique in the file |
| `level` | `city`, `district`, `street`, `community` |
| `parent` | code of the unit one level up, null for the city |
| `type` | `urban` or `rural`; community: neighbourhood (社区) or village (村); street: 街道 or township; above: where most people live |
| `households` | households, the sum over the demand points inside |
| `population` | residents, the sum over the demand points inside |

### demand.csv
| column | meaning |
| --- | --- |
| `id` | `p000001` … in the order of the community codes |
| `lon`, `lat` | degrees, a residential building or a few houses |
| `population` | residents, 1 or more |
| `elders` | residents of 60 years and more |
| `new_employment` | couriers, drivers, live streamers and the like; none of them is also in `elders`; the rest belong to neither |
| `households` | households |
| `community` | code of the community whose polygon contains the point |

### facilities.csv
| column | meaning |
| --- | --- |
| `id`, `name` | `f001` …; Chinese name |
| `level` | `city`, `district`, `street`, `community` |
| `status` | `existing`, or `planned`: decided, not built |
| `lon`, `lat` | degrees |
| `radius_m` | service radius in metres, see below |
| `floor_area_m2` | floor area in square metres |
| `functions` | `;` between the words 党务 政务 养老 托育 卫生 文体 法律 新就业群体驿站 |
| `owner` | who runs it |
| `capacity` | residents it can serve: {per_metre} per square metre, which is 30 m² per 100 households of 2.7 persons |

### candidates.csv
Public buildings that could host a center.
| column | meaning |
| --- | --- |
| `id`, `name` | `c001` …; Chinese name |
| `kind` | 小学 school, 村委会 village committee, 市场 market, 文化站 cultural station, 闲置校舍 closed school and others |
| `lon`, `lat` | degrees |
| `status` | `candidate`; `required`: approved by the council; `forbidden`: a listed building, and one in the flood zone |

### exclusions.geojson
`name` and `kind`: `river` (the flood zone of the river, cut at the city's border) and `reserve`. No demand point and
no facility lies in either, and of the candidates only the forbidden one.

## Radii and floor areas
{radii}

They are this invented county's own plan, no norm. GB 50180-2018 is said to give 1000 m for a street-level center and
300 m for a community station; both numbers are **unverified** and the community radii here are wider. Floor areas of
communities scatter around 30 m² per 100 households (NDRC briefing of 2022-02-09). For city, district and street a local
report gives 3000, 2000 and 1000 m² in Yinchuan; some centers lie below on purpose.

## Blanks left on purpose
- the new town 云湖街道: 47,000 residents, two planned centers, none open;
- the logistics park 物流园 with its couriers and drivers: one planned;
- the remote township 松岭乡, and the villages of 渡口镇 across the river: nothing beyond the township's seat;
- about a third of the other villages has no center, and about one community center in six stands at a random building
  of its community instead of the middle of its people.

## Key figures
Covered: the geodesic distance on WGS 84 to an existing facility is at most its `radius_m`. Shares are of the residents
unless another count is named. A cluster: uncovered points of one community linked where at most {link} m apart.
```
{figures}
```

## Scenarios
`plan.yaml`, which is written by hand, has eight. Reckoned by `make-sample.py`, which shares no code with the program; `catchment scenario` gives the same.
Gained, lost and population effect are against `base`; the weights of 2030 have two decimals. Norms are those of the profile
`four-level`, of `norms-2035.yaml` in the scenario of this name, and of the plan (one center in each street); none is verified.
```
{scenarios}
```

## Remake
```
python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6 scipy==1.17.1 shapely==2.2.0 pyproj==3.7.2
.venv/bin/python scripts/make-sample.py            # write the files
.venv/bin/python scripts/make-sample.py --check    # make them again and compare the bytes
.venv/bin/python scripts/make-sample.py --verify   # test the files and print the figures
```
"""


def radii_table():
    """The radii as a Markdown table."""
    lines = ["| level | place | radius (m) |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| {level} | {place} | {metres} |" for (level, place), metres in RADIUS.items()])


def write_source(folder):
    """Writes SOURCE.md from what the other files hold."""
    data = read(folder)
    lines = ["| file | rows | what |", "| --- | --- | --- |"]
    for name, what in (("units.geojson", "administrative units"), ("demand.csv", "where people live"),
                       ("facilities.csv", "centers of four levels"), ("candidates.csv", "public buildings"),
                       ("exclusions.geojson", "where nothing may be built")):
        lines.append(f"| `{name}` | {len(data[name.split('.')[0]]):,} | {what} |")
    numbers, clusters = figures(data)
    text = SOURCE.format(
        seed=SEED, date=MADE_ON, decimals=DECIMALS, rows="\n".join(lines), per_metre=PEOPLE_PER_SQUARE_METRE,
        link=CLUSTER_LINK, radii=radii_table(), scenarios="\n".join(scenario_figures(data)), figures="\n".join([*numbers, "largest uncovered clusters:", *clusters]))
    (folder / "SOURCE.md").write_text(text, encoding="utf-8")


def check(folder):
    """Makes all files again and returns whether they equal those in `folder`."""
    with tempfile.TemporaryDirectory() as made:
        make(Path(made))
        _, differing, missing = filecmp.cmpfiles(made, folder, FILES, shallow=False)
    for name in [*differing, *missing]:
        print(f"{name} differs from what the script makes")
    return not differing and not missing


def main():
    """Reads the arguments; exit code 1 where a check fails."""
    parser = argparse.ArgumentParser(description="Makes the sample county under Data/sample-county.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="make again in a temporary folder and compare")
    what.add_argument("--verify", action="store_true", help="test the files and print the key figures")
    arguments = parser.parse_args()
    if arguments.check:
        return 0 if check(OUT) else 1
    if arguments.verify:
        return 0 if verify(OUT) else 1
    make(OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
