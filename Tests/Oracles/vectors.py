"""Geodesic and Chinese-datum vectors, computed independently of Catchment.

Usage: python vectors.py OUTPUT_FOLDER

Writes karney_pairs.csv, direct_pairs.csv and china_datums.csv. Coordinates are WGS 84 degrees;
the same call gives the same files. See README.md for what each file holds.
"""

import csv
import random
import sys
from pathlib import Path

import mpmath
from geographiclib.geodesic import Geodesic
from mpmath import mpf

KARNEY = Geodesic.WGS84


def wrapped(lon):
    """The longitude in [-180, 180]."""
    return lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon


def destination(lon, lat, azimuth, distance):
    end = KARNEY.Direct(lat, lon, azimuth, distance)
    return wrapped(end["lon2"]), end["lat2"]


def distance(lon1, lat1, lon2, lat2):
    return KARNEY.Inverse(lat1, lon1, lat2, lon2)["s12"]


# --------------------------------------------------------------------------- pairs


def karney_pairs():
    draw = random.Random(20200701)

    def uniform(low, high, digits=9):
        return round(low + (high - low) * draw.random(), digits)

    def start(reach=89.0):
        return uniform(-180, 180), uniform(-reach, reach)

    def away(metres):
        lon, lat = start()
        return (lon, lat, *destination(lon, lat, uniform(0, 360), metres))

    pairs = [away(10 ** uniform(0, 3.7)) for _ in range(57)]  # 1 m to 5 km
    pairs += [away(metres) for metres in (1.0, 1000.0, 5000.0)]
    pairs += [away(50_000 * uniform(0.9, 1.1)) for _ in range(40)]
    pairs += [away(500_000 * uniform(0.9, 1.1)) for _ in range(40)]

    # Near-antipodal, where simple methods do not converge.
    pairs += [
        (0.0, 0.0, 180.0, 0.0), (0.0, 0.0, 179.5, 0.5), (0.0, 30.0, 180.0, -30.0),
        (0.0, 30.0, 179.8, -29.9), (0.0, 5.0, 179.6, -5.0), (0.0, 89.0, 180.0, -89.0),
        (-90.0, 1e-9, 90.0, 0.0), (10.0, -0.5, -170.5, 0.5), (0.0, 0.0, 179.4, 0.0),
        (0.0, 0.0, 179.39, 0.0),
    ]
    for _ in range(40):
        lon, lat = start(60)
        spread = 10 ** uniform(-4, 0)
        pairs.append((
            lon, lat,
            wrapped(lon + 180 + uniform(-1, 1) * spread), -lat + uniform(-1, 1) * spread,
        ))

    pairs += [(0.0, 90.0, 0.0, -90.0), (25.0, 90.0, -130.0, 90.0), (0.0, 90.0, 0.0, 0.0)]
    for k in range(27):
        pole = 90.0 if k % 2 else -90.0
        if k % 3 == 0:  # from the pole
            pairs.append((uniform(-180, 180), pole, *start()))
        elif k % 3 == 1:  # over the pole
            near = pole * (1 - 10 ** uniform(-7, -2))
            pairs.append((uniform(-180, 0), near, uniform(0, 180), near))
        else:  # beside the pole
            near = pole * (1 - 10 ** uniform(-7, -2))
            lon = uniform(-180, 180)
            pairs.append((lon, near, wrapped(lon + uniform(0, 20)), pole * (1 - 1e-6)))

    pairs += [(180.0, 10.0, -180.0, 10.0), (179.999, -17.0, -179.999, -17.001)]
    for k in range(28):
        half = 10 ** uniform(-4, 1)
        lat = uniform(-80, 80)
        ends = (180 - half, lat, -180 + half, lat + uniform(-1, 1) * half / 2)
        pairs.append(ends if k % 2 else (*ends[2:], *ends[:2]))

    pairs += [(0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.00001, 0.0), (-179.5, 0.0, 179.5, 0.0)]
    for _ in range(22):
        lon = uniform(-180, 180)
        pairs.append((lon, 0.0, wrapped(lon + uniform(0, 179)), 0.0))

    for _ in range(10):  # along a meridian
        lon = uniform(-180, 180)
        pairs.append((lon, uniform(-90, 90), lon, uniform(-90, 90)))
    pairs += [(*start(), *start()) for _ in range(14)]  # anywhere
    pairs.append((106.27306, 38.46806, 106.27306, 38.46806))  # the same point
    return pairs


def direct_cases():
    draw = random.Random(20200702)
    radii = [1.0, 300.0, 500.0, 800.0, 1000.0, 1500.0, 2000.0, 5000.0, 20_000.0, 50_000.0]
    places = [
        (106.27306, 38.46806), (121.5272106, 31.1774276), (-51.2, -30.05), (-25.6, 37.75),
        (0.0, 0.0), (179.9999, 65.0), (-179.999, -17.5), (15.6, 78.22), (12.0, 89.999),
        (0.0, 90.0), (-60.0, -89.99), (113.912316, 22.543847),
    ]
    cases = []
    for k, (lon, lat) in enumerate(places):
        for n, radius in enumerate(radii):
            if (k + n) % 4 == 0:  # the four compass directions as well
                azimuth = float(90 * ((k + n) // 4 % 4))
            else:
                azimuth = round(360 * draw.random(), 9)
            cases.append((lon, lat, azimuth, radius))
    return cases


# --------------------------------------------------------------------------- Chinese datums


def gcj_from_wgs(lon, lat):
    pi, sin, cos, sqrt = mpmath.pi, mpmath.sin, mpmath.cos, mpmath.sqrt
    a, e2 = mpf(6378245), mpf("0.00669342162296594323")
    third2 = mpf(2) / 3
    x, y = lon - 105, lat - 35
    wave = (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * third2
    north = (
        -100 + 2 * x + 3 * y + y * y / 5 + x * y / 10 + sqrt(abs(x)) / 5 + wave
        + (20 * sin(pi * y) + 40 * sin(pi * y / 3)) * third2
        + (160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)) * third2
    )
    east = (
        300 + x + 2 * y + x * x / 10 + x * y / 10 + sqrt(abs(x)) / 10 + wave
        + (20 * sin(pi * x) + 40 * sin(pi * x / 3)) * third2
        + (150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)) * third2
    )
    phi = lat * pi / 180
    m = 1 - e2 * sin(phi) ** 2
    return (
        lon + east * 180 / (a / sqrt(m) * cos(phi) * pi),
        lat + north * 180 / (a * (1 - e2) / (m * sqrt(m)) * pi),
    )


def bd_from_gcj(lon, lat):
    k = mpmath.pi * 3000 / 180
    z = mpmath.sqrt(lon * lon + lat * lat) + mpf("0.00002") * mpmath.sin(lat * k)
    theta = mpmath.atan2(lat, lon) + mpf("0.000003") * mpmath.cos(lon * k)
    return z * mpmath.cos(theta) + mpf("0.0065"), z * mpmath.sin(theta) + mpf("0.006")


def china_points():
    """200 points as decimal text: the two published ones, special ones, and random ones.

    The random ones come from boxes that lie wholly inside mainland China.
    """
    points = [
        ("121.5272106", "31.1774276"), ("113.912316", "22.543847"),  # published vectors
        ("105.000000", "35.000000"), ("105.000000", "30.500000"),  # x = 0, y = 0: the roots' kink
        ("112.250000", "35.000000"), ("105.000001", "34.999999"),
        ("106.273060", "38.468060"), ("116.397200", "39.907500"),
        ("87.600000", "43.800000"), ("91.110000", "29.650000"),
    ]
    boxes = [  # west, south, east, north
        (79, 37.5, 86, 44), (88, 29, 97, 36), (98, 25.5, 105, 32), (100, 36, 110, 40.5),
        (105, 28, 115, 36), (106, 24, 113, 28), (112, 36, 117, 41), (115, 28, 119, 34),
        (113, 24, 117, 28), (122, 42, 127, 47),
    ]
    draw = random.Random(20200703)
    while len(points) < 200:
        west, south, east, north = boxes[len(points) % len(boxes)]
        lon = west + (east - west) * draw.random()
        lat = south + (north - south) * draw.random()
        points.append((f"{lon:.6f}", f"{lat:.6f}"))
    return points


# --------------------------------------------------------------------------- files


def write(path, header, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def full(value):
    return format(value, ".17g")


def fixed(value, digits=12):
    scaled = int(mpmath.nint(value * 10**digits))
    return f"{scaled // 10**digits}.{scaled % 10**digits:0{digits}d}"


def main(folder):
    mpmath.mp.dps = 50
    pairs = karney_pairs()
    assert len(pairs) == 300
    write(
        folder / "karney_pairs.csv", "lon1,lat1,lon2,lat2,distance_m",
        ([*map(full, pair), f"{distance(*pair):.12f}"] for pair in pairs),
    )
    cases = direct_cases()
    assert len(cases) == 120
    write(
        folder / "direct_pairs.csv", "lon,lat,azimuth,radius_m,lon2,lat2",
        ([*map(full, case), *map(full, destination(*case))] for case in cases),
    )
    rows = []
    for lon, lat in china_points():
        gcj = gcj_from_wgs(mpf(lon), mpf(lat))
        rows.append([lon, lat, *map(fixed, gcj), *map(fixed, bd_from_gcj(*gcj))])
    write(folder / "china_datums.csv", "lon,lat,gcj_lon,gcj_lat,bd_lon,bd_lat", rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
