#!/usr/bin/env python3
"""Makes a plan of many scenarios from a plan: the same call gives the same bytes. Needs nothing but Python.

    make_scenarios.py --plan Data/sample-county/plan.yaml --demand demand.csv --facilities facilities.csv --count 100 --out many.yaml

The new plan is the old one up to its scenarios, with the paths of its layers made absolute, and so many scenarios instead: facilities
open, close, move, get other radii, capacities and floor areas, people become more or fewer, alone and together, and every tenth is built
on one before it. Facilities open and move to places of demand points, so that they stand in some unit.
"""

import argparse
import csv
import json
import random
import re
from pathlib import Path


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def places(path, draw, count):
    """So many places of demand points, drawn while the file is read (reservoir sampling)."""
    kept = []
    for number, row in enumerate(rows(path)):
        place = (float(row["lon"]), float(row["lat"]))
        if number < count:
            kept.append(place)
        elif (slot := draw.randint(0, number)) < count:
            kept[slot] = place
    return kept


class Maker:
    """Draws changes of every kind; values are written as YAML's flow style, which JSON is."""

    def __init__(self, facilities, places, draw):
        self.facilities, self.places, self.draw, self.opened = facilities, places, draw, 0

    def ids(self, most):
        return self.draw.sample(self.facilities, min(self.draw.randint(1, most), len(self.facilities) // 2))

    def place(self):
        lon, lat = self.draw.choice(self.places)
        return {"lon": round(lon, 6), "lat": round(lat, 6)}

    def add(self):
        new = []
        for _ in range(self.draw.randint(1, 5)):
            self.opened += 1
            new.append({"id": f"new{self.opened}", **self.place(), "radius": f"{self.draw.choice((500, 800, 1500))}m"})
        return {"add": new}

    def close(self):
        return {"close": self.ids(3)}

    def move(self):
        return {"move": [{"id": name, **self.place()} for name in self.ids(3)]}

    def radius(self):
        return {"radius": [{"ids": self.ids(5), "to": f"{self.draw.randint(3, 30) * 100}m"}]}

    def all_radii(self):
        return {"radius": f"{self.draw.randint(8, 20) * 100}m"}

    def room(self):
        return {"capacity": [{"ids": self.ids(3), "to": 5000}], "floor_area": [{"ids": self.ids(3), "to": 800}]}

    def population(self):
        return {"population": round(self.draw.uniform(0.7, 1.5), 2)}

    def together(self):
        return {**self.add(), **self.population()}

    def scenario(self, number, before):
        kinds = (self.add, self.close, self.move, self.radius, self.room, self.population, self.together, self.radius, self.all_radii)
        change = self.add() if number % 10 == 9 else kinds[number % 10]()
        on = {"base": before[number // 10 * 10]} if number % 10 == 9 else {}
        return {"name": f"s{number + 1:03}", **on, **change}


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--plan", type=Path, required=True, help="the plan to begin with")
    parser.add_argument("--demand", required=True, help="its demand, a CSV file with lon and lat in the folder of the plan")
    parser.add_argument("--facilities", required=True, help="its facilities, a CSV file with id, lon and lat in that folder")
    parser.add_argument("--count", type=int, default=100, help="scenarios (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="the plan to write")
    return parser.parse_args()


def main():
    arguments = parsed()
    folder, draw = arguments.plan.resolve().parent, random.Random(arguments.seed)
    head = re.split(r"(?m)^(?:# What if.*\n)?scenarios:", arguments.plan.read_text(encoding="utf-8"))[0]
    head = re.sub(r"[\w-]+\.(?:csv|geojson)\b", lambda found: json.dumps(str(folder / found[0])), head)
    facilities = [row["id"] for row in rows(folder / arguments.facilities)
                  if row["lon"] and row.get("status", "existing") in ("", "existing")]
    maker = Maker(facilities, places(folder / arguments.demand, draw, 1000), draw)
    names, lines = [], []
    for number in range(arguments.count):
        scenario = maker.scenario(number, names)
        names.append(scenario["name"])
        lines.append(f"  - {json.dumps(scenario)}\n")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    partial = arguments.out.with_name(arguments.out.name + ".partial")
    partial.write_text(head + "scenarios:\n" + "".join(lines), encoding="utf-8")
    partial.replace(arguments.out)


if __name__ == "__main__":
    main()
