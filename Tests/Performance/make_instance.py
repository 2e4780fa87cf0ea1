#!/usr/bin/env python3
"""Makes the instances that the benchmark times: the same call gives the same bytes. Needs numpy only.

    make_instance.py --points 1000000 --sites 10000 --seed 1 --out FOLDER
    make_instance.py --recipe cordeau --points 1000000 --seed 1 --out FOLDER

Writes demand.csv and sites.csv. Points are drawn and written in chunks, each from its own random stream, so
that memory does not grow with their number.

`clustered` (the default): towns and villages in 200 × 200 km around 106° E 36° N. Files are `id,lon,lat,population`
and `id,lon,lat`, WGS 84 degrees with 7 decimals.

`cordeau`: sites (100 unless told) and customers uniform in a square of 30 × 30, demand 1 to 100, after Cordeau, Furini & Ljubić 2019
(doi:10.1016/j.ejor.2018.12.021). Planar: files are `id,x,y,population` and `id,x,y`, 6 decimals.

`graph`: a graph of n vertices, each demand point of one and site, in the manner of the OR-Library's p-median files (Beasley 1985,
doi:10.1016/0377-2217(85)90040-2; their sizes are n = 100 … 900 with n²/50 edges): a random tree that joins all, then random edges, whole
lengths 1 to 100, costs are all-pairs shortest paths. Planar: `demand.csv` and `sites.csv` as above with positions that mean nothing, and
`matrix.csv` with `from,to,cost`.
"""

import argparse
from pathlib import Path

import numpy as np

CHUNK = 200_000  # rows held at once

ORIGIN = (106.0, 36.0)  # degrees, the middle of the square
SIDE = 200_000.0        # metres
TOWNS = 60
VILLAGES = 4_000
SHARES = (0.65, 0.30, 0.05)         # of the points: in towns, in villages, scattered
SITE_SHARES = (0.70, 0.25, 0.05)    # of the sites
TOWN_SPREAD = (1_200.0, 5_500.0)      # metres, standard deviation of the smallest and the largest town
VILLAGE_SPREAD = (120.0, 450.0)
MEAN_PEOPLE = (28.0, 11.0, 5.0)     # people of a point in a town, in a village, scattered

CORDEAU_SIDE = 30.0
CORDEAU_SITES = 100
LONGEST_EDGE = 100
VERTICES_PER_EDGE = 50  # a graph of n vertices has n·n / 50 edges

SEMI_MAJOR = 6_378_137.0
ECCENTRICITY_2 = 0.0066943799901413165


def stream(seed, *purpose):
    """An independent random stream for a purpose."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *purpose])))


class Settlements:
    """Where the towns and villages lie, how wide they are and how likely a point is in each."""

    def __init__(self, seed):
        draw = stream(seed, 0)
        self.towns = draw.uniform(-0.45 * SIDE, 0.45 * SIDE, (TOWNS, 2))
        rank = 1.0 / np.arange(1, TOWNS + 1) ** 0.8
        self.town_share = rank / rank.sum()
        self.town_spread = np.interp(np.sqrt(rank), [np.sqrt(rank[-1]), 1.0], TOWN_SPREAD)
        self.villages = draw.uniform(-0.5 * SIDE, 0.5 * SIDE, (VILLAGES, 2))
        size = draw.lognormal(0.0, 0.7, VILLAGES)
        self.village_share = size / size.sum()
        self.village_spread = draw.uniform(*VILLAGE_SPREAD, VILLAGES)

    def positions(self, draw, count, shares):
        """Positions in metres from the origin, and which kind of place each lies in."""
        kind = draw.choice(3, size=count, p=shares)
        town = draw.choice(TOWNS, size=count, p=self.town_share)
        village = draw.choice(VILLAGES, size=count, p=self.village_share)
        offset = draw.standard_normal((count, 2))
        scattered = draw.uniform(-0.5 * SIDE, 0.5 * SIDE, (count, 2))
        in_town = self.towns[town] + offset * self.town_spread[town, None]
        in_village = self.villages[village] + offset * self.village_spread[village, None]
        metres = np.where(kind[:, None] == 0, in_town, np.where(kind[:, None] == 1, in_village, scattered))
        half = SIDE / 2
        metres = np.where(metres > half, 2 * half - metres, metres)    # reflect at the edges of the square
        return np.where(metres < -half, -2 * half - metres, metres), kind


def degrees(metres):
    """Longitude and latitude of positions in metres from ORIGIN, along the parallel and the meridian of WGS 84."""
    lat0 = np.radians(ORIGIN[1])
    meridian = SEMI_MAJOR * (1 - ECCENTRICITY_2) / (1 - ECCENTRICITY_2 * np.sin(lat0) ** 2) ** 1.5
    lat = lat0 + metres[:, 1] / meridian
    parallel = SEMI_MAJOR / np.sqrt(1 - ECCENTRICITY_2 * np.sin(lat) ** 2) * np.cos(lat)
    return ORIGIN[0] + np.degrees(metres[:, 0] / parallel), np.degrees(lat)


def chunks(count):
    """Yields (number, first row, rows)."""
    for number, first in enumerate(range(0, count, CHUNK)):
        yield number, first, min(CHUNK, count - first)


def write(path, header, blocks):
    """Writes beside the target and renames, so that a file that is there is whole."""
    partial = path.with_name(path.name + ".partial")
    with open(partial, "w", encoding="ascii", newline="\n") as file:
        file.write(header + "\n")
        for block in blocks:
            file.write("\n".join(block))
            file.write("\n")
    partial.replace(path)


def clustered(arguments):
    places = Settlements(arguments.seed)

    def demand():
        for number, first, rows in chunks(arguments.points):
            draw = stream(arguments.seed, 1, number)
            metres, kind = places.positions(draw, rows, SHARES)
            people = 1 + draw.poisson(draw.exponential(np.asarray(MEAN_PEOPLE)[kind]))
            lon, lat = degrees(metres)
            yield ["%d,%.7f,%.7f,%d" % row for row in
                   zip(range(first + 1, first + rows + 1), lon.tolist(), lat.tolist(), people.tolist())]

    def sites():
        for number, first, rows in chunks(arguments.sites):
            metres, _ = places.positions(stream(arguments.seed, 2, number), rows, SITE_SHARES)
            lon, lat = degrees(metres)
            yield ["s%d,%.7f,%.7f" % row for row in
                   zip(range(first + 1, first + rows + 1), lon.tolist(), lat.tolist())]

    write(arguments.out / "demand.csv", "id,lon,lat,population", demand())
    write(arguments.out / "sites.csv", "id,lon,lat", sites())


def cordeau(arguments):
    def demand():
        for number, first, rows in chunks(arguments.points):
            draw = stream(arguments.seed, 3, number)
            x, y = draw.uniform(0, CORDEAU_SIDE, (2, rows))
            people = draw.integers(1, 100, rows, endpoint=True)
            yield ["%d,%.6f,%.6f,%d" % row for row in
                   zip(range(first + 1, first + rows + 1), x.tolist(), y.tolist(), people.tolist())]

    def sites():
        for number, first, rows in chunks(arguments.sites):
            x, y = stream(arguments.seed, 4, number).uniform(0, CORDEAU_SIDE, (2, rows))
            yield ["s%d,%.6f,%.6f" % row for row in zip(range(first + 1, first + rows + 1), x.tolist(), y.tolist())]

    write(arguments.out / "demand.csv", "id,x,y,population", demand())
    write(arguments.out / "sites.csv", "id,x,y", sites())


def shortest_paths(count, seed):
    """All-pairs shortest paths of a random graph with whole lengths (Floyd 1962)."""
    draw = stream(seed, 5, count)
    length = np.full((count, count), np.iinfo(np.int32).max // 2, dtype=np.int32)
    np.fill_diagonal(length, 0)
    edges = max(count - 1, count * count // VERTICES_PER_EDGE)
    order = draw.permutation(count)
    first, second = order[1:], order[(draw.random(count - 1) * np.arange(1, count)).astype(np.int64)]
    more = edges - (count - 1)
    first, second = np.r_[first, draw.integers(0, count, more)], np.r_[second, draw.integers(0, count, more)]
    for u, v, metres in zip(first, second, draw.integers(1, LONGEST_EDGE, edges, endpoint=True)):
        if u != v:
            length[u, v] = length[v, u] = min(length[u, v], metres)
    for through in range(count):
        np.minimum(length, length[:, through, None] + length[None, through, :], out=length)
    return length


def graph(arguments):
    if arguments.sites != arguments.points:
        raise SystemExit("a graph's sites are its vertices: leave --sites out")
    length = shortest_paths(arguments.points, arguments.seed)
    numbers = range(1, arguments.points + 1)
    write(arguments.out / "demand.csv", "id,x,y,population", [["%d,%d,0,1" % (n, n) for n in numbers]])
    write(arguments.out / "sites.csv", "id,x,y", [["s%d,%d,0" % (n, n) for n in numbers]])
    rows = (["%d,s%d,%d" % (n, m, cost) for m, cost in zip(numbers, length[n - 1].tolist())] for n in numbers)
    write(arguments.out / "matrix.csv", "from,to,cost", rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--recipe", choices=("clustered", "cordeau", "graph"), default="clustered")
    parser.add_argument("--points", type=int, required=True, help="demand points")
    parser.add_argument("--sites", type=int, help=f"sites (cordeau: {CORDEAU_SITES} unless told)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="folder for demand.csv and sites.csv")
    arguments = parser.parse_args()
    if arguments.sites is None:
        if arguments.recipe == "clustered":
            parser.error("--sites is needed")
        arguments.sites = CORDEAU_SITES if arguments.recipe == "cordeau" else arguments.points
    if arguments.points < 1 or arguments.sites < 1 or arguments.seed < 0:
        parser.error("--points and --sites must be at least 1, --seed at least 0")
    arguments.out.mkdir(parents=True, exist_ok=True)
    {"clustered": clustered, "cordeau": cordeau, "graph": graph}[arguments.recipe](arguments)


if __name__ == "__main__":
    main()
