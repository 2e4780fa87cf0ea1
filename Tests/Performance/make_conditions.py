#!/usr/bin/env python3
"""Adds to an instance what the conditions of siting need, from its own files and without chance.

    make_conditions.py INSTANCE FOLDER

Writes `units.geojson`, a grid of 4 × 4 units of level `district` over all points and sites, and `priced.csv`, the sites with an
`opening_cost` of 100,000 to 500,000 by their place in the file.
"""

import csv
import json
import sys
from pathlib import Path

SPLITS = 4
MARGIN = 1e-4       # degrees around the outermost point
PRICES = (300_000, 100_000, 500_000, 200_000, 400_000)


def rows(path):
    with open(path, encoding="ascii", newline="") as file:
        return list(csv.DictReader(file))


def grid(places):
    """The lines of longitude and of latitude between the units."""
    def lines(values):
        low, high = min(values) - MARGIN, max(values) + MARGIN
        return [round(low + (high - low) * step / SPLITS, 7) for step in range(SPLITS + 1)]
    return lines([float(place["lon"]) for place in places]), lines([float(place["lat"]) for place in places])


def unit_of(place, lines):
    """The code of the unit a place lies in; no place lies on a line between two."""
    column, row = (sum(line <= float(place[name]) for line in side[1:]) for name, side in zip(("lon", "lat"), lines))
    return f"u{column}{row}"


def feature(column, row, lines):
    (west, east), (south, north) = lines[0][column:column + 2], lines[1][row:row + 2]
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": {"code": f"u{column}{row}", "name": f"u{column}{row}", "level": "district"},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}


def main():
    instance, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    sites = rows(instance / "sites.csv")
    lines = grid(rows(instance / "demand.csv") + sites)
    with open(folder / "priced.csv", "w", encoding="ascii", newline="\n") as file:
        file.write("id,lon,lat,opening_cost\n")
        file.writelines(f"{site['id']},{site['lon']},{site['lat']},{PRICES[number % len(PRICES)]}\n"
                        for number, site in enumerate(sites))
    features = [feature(column, row, lines) for column in range(SPLITS) for row in range(SPLITS)]
    (folder / "units.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}) + "\n")


if __name__ == "__main__":
    main()
