#!/usr/bin/env python3
"""Draws the README's pictures of the sample county from what the `catchment` command writes.

usage: scripts/make-pictures.py [--out docs/images]

The command is the one that CATCHMENT names, else .build/release/catchment, else the one on PATH. A font with Chinese
characters is needed (Debian: fonts-noto-cjk), for the maps Chromium too. Every figure in the pictures is read from report.json or the layers.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.patheffects as effects
import matplotlib.pyplot as plt
import shapely
from fontTools.ttLib import TTCollection
from matplotlib import font_manager
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from PIL import Image

import map_pictures

# The program speaks the language of its environment.
os.environ["LC_ALL"] = "C.UTF-8"

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "Data" / "sample-county"
METRIC = "EPSG:32648"  # UTM 48N, metres: only for drawing
LARGEST_FILE = 300_000  # bytes

# Okabe and Ito's colours, which stay apart for colour-blind readers; reds from light to dark for more people.
COVERED, FACILITY, PROPOSAL, BLANK = "#d6e9f5", "#0072b2", "#009e73", "#e4e1da"
CLUSTERS = [(0, 500, "#fdbe85"), (500, 2000, "#f0712c"), (2000, float("inf"), "#a81c07")]
SIZES = {"city": 150, "district": 95, "street": 46, "community": 15}  # of markers, in square points
LEVELS = {"city": "市级中心 city center", "district": "区县级中心 district center", "street": "街道级中心 street center", "community": "社区级中心 community center"}
HALO = [effects.withStroke(linewidth=2.6, foreground="white")]


def find_catchment():
    """Returns the path of the command."""
    named = os.environ.get("CATCHMENT")
    built = ROOT / ".build" / "release" / "catchment"
    found = named or (str(built) if built.exists() else shutil.which("catchment"))
    if not found:
        sys.exit("make-pictures: there is no catchment command; build it (swift build -c release) or set CATCHMENT")
    return found


def use_chinese_font(folder):
    """Makes a font with simplified Chinese the font. Of a collection matplotlib reads only the first face, which is the Japanese one."""
    family = "Noto Sans CJK SC"
    for font in font_manager.fontManager.ttflist:
        if font.name in (family, "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"):
            plt.rcParams["font.family"] = font.name
            return
    files = {Path(path).name: path for path in font_manager.findSystemFonts()}
    for weight in ("Regular", "Bold"):
        if f"NotoSansCJK-{weight}.ttc" not in files:
            sys.exit("make-pictures: no font with Chinese characters was found; install fonts-noto-cjk")
        for face in TTCollection(files[f"NotoSansCJK-{weight}.ttc"]).fonts:
            if face["name"].getDebugName(1) == family and face["name"].getDebugName(2) == weight:
                face.save(folder / f"{weight}.otf")
                font_manager.fontManager.addfont(folder / f"{weight}.otf")
    plt.rcParams["font.family"] = family


def run(folder, command, *options):
    """Runs the command on the sample and returns its report and its layers in metres."""
    inputs = ["--demand", DATA / "demand.csv", "--facilities", DATA / "facilities.csv", "--units", DATA / "units.geojson"]
    target = folder / command
    arguments = [find_catchment(), command, *inputs, *options, "--crs", "wgs84", "--radius", "1km", "--out", target, "--quiet"]
    subprocess.run([str(argument) for argument in arguments], check=True)
    layers = {path.stem: geopandas.read_file(path).to_crs(METRIC) for path in target.glob("*.geojson")}
    return json.loads((target / "report.json").read_text(encoding="utf-8")), layers


def label(axes, x, y, text, size=9.5, color="#222222", **options):
    """Writes text with a white halo."""
    options = {"ha": "center", "va": "center", "zorder": 9, **options}
    axes.text(x, y, text, fontsize=size, color=color, path_effects=HALO, **options)


def facilities(axes, layer, scale=1.0):
    """Draws the centers, the larger the higher their level."""
    for level, size in SIZES.items():
        here = layer[layer.level == level]
        axes.scatter(here.geometry.x, here.geometry.y, s=size * scale, color=FACILITY, edgecolor="white", linewidth=0.8, zorder=6)


def scale_bar(axes, x, y, metres, text):
    """Draws a bar of so many metres with its left end at x, y."""
    axes.plot([x, x + metres], [y, y], color="#222222", linewidth=3, solid_capstyle="butt", zorder=9)
    axes.annotate(text, (x + metres / 2, y), (0, 4), textcoords="offset points", ha="center", va="bottom", fontsize=9.5, path_effects=HALO, zorder=9)


def north_arrow(axes, x, y, length):
    """Draws an arrow to grid north, which over the sample is within a degree of true north."""
    axes.annotate(
        "北 N", (x, y + length), (x, y), ha="center", va="top", fontsize=9, arrowprops={"arrowstyle": "-|>", "color": "#222222"}, zorder=9)


def ground(axes, layers):
    """Draws blank ground, what the service areas cover of it, and the borders of the units."""
    units = layers["units"]
    outline = units[units.level == "city"]
    outline.plot(ax=axes, color=BLANK, zorder=1)
    areas = layers["service-areas"]
    served = areas[~areas.proposed].union_all().intersection(outline.union_all())
    geopandas.GeoSeries([served], crs=METRIC).plot(ax=axes, color=COVERED, zorder=2)
    units[units.level == "community"].boundary.plot(ax=axes, color="white", linewidth=0.5, zorder=3)
    units[units.level == "street"].boundary.plot(ax=axes, color="#8a8a8a", linewidth=0.9, zorder=5)
    outline.boundary.plot(ax=axes, color="#444444", linewidth=1.5, zorder=5)
    axes.set_axis_off()
    axes.set_aspect("equal")


def roomiest(area, *obstacles):
    """Returns the middle of the largest circle inside an area and outside the obstacles, or None where there is none."""
    free = area.difference(shapely.union_all(obstacles))
    if free.is_empty:
        return None
    return shapely.get_point(shapely.maximum_inscribed_circle(free, 20), 0)


def covered(totals):
    """Returns the covered people and their share as text, with the denominator."""
    return f"{totals['covered_weight']:,} / {totals['weight']:,} ({100 * totals['share']:.1f} %)"


def draw_blanks(path, report, layers):
    """The blank areas and uncovered clusters of the whole county."""
    figure = plt.figure(figsize=(9, 9.1))
    axes = figure.add_axes([0.01, 0.13, 0.98, 0.775])
    ground(axes, layers)
    clusters = layers["uncovered-clusters"]
    for least, below, colour in CLUSTERS:
        here = clusters[(clusters.weight >= least) & (clusters.weight < below)]
        here.plot(ax=axes, color=colour, edgecolor="white", linewidth=0.4, zorder=4)
    facilities(axes, layers["facilities"])
    units = layers["units"]
    near_centers = layers["facilities"].buffer(1100).union_all()
    many_people = clusters[clusters.weight >= CLUSTERS[2][0]].buffer(500).union_all()
    for _, unit in units[(units.level == "street") & (units.uncovered_weight >= 1000)].iterrows():
        point = roomiest(unit.geometry, near_centers, many_people) or unit.geometry.representative_point()
        label(axes, point.x, point.y, f"{unit['name']}\n{unit.uncovered_weight:,.0f}", size=10.5)
    west, south, east, north = units.total_bounds
    axes.set_xlim(west - 300, east + 300)
    axes.set_ylim(south - 300, north + 300)
    scale_bar(axes, west + 700, south + 700, 5000, "5 km")
    north_arrow(axes, west + 1500, south + 2300, 1800)

    overall, blanks = report["coverage"]["overall"], report["blanks"]
    uncovered = blanks["uncovered"]["weight"]
    ground_share = blanks["areas"]["blank_area_m2"] / blanks["areas"]["unit_area_m2"]
    figure.text(0.02, 0.968, "禾川市（虚构）服务空白与未覆盖人口", fontsize=19, weight="bold")
    figure.text(0.02, 0.939, "Blank areas and uncovered people, sample county (invented)", fontsize=13)
    figure.text(
        0.02, 0.913, f"覆盖 covered {covered(overall)} · 未覆盖 not covered {uncovered:,} 人 people · "
        f"服务空白占面积 blank ground {100 * ground_share:.0f} %", fontsize=11, color="#333333")
    keys = [
        *[Line2D([], [], linestyle="", marker="o", color=FACILITY, markeredgecolor="white", markersize=SIZES[level] ** 0.5, label=name)
          for level, name in LEVELS.items()],
        Patch(color=COVERED, label="服务半径之内 inside a service radius"),
        Patch(facecolor=BLANK, label="服务空白 blank area"),
        Line2D([], [], color="#8a8a8a", label="街道、乡镇界 street, township"),
        *[Patch(color=colour, label=f"未覆盖聚集区 cluster, {text}") for (_, _, colour), text in
          zip(CLUSTERS, ("50–499 人", "500–1,999 人", "≥ 2,000 人"))],
    ]
    figure.legend(handles=keys, loc="lower left", bbox_to_anchor=(0.005, 0.024), ncols=3, frameon=False, fontsize=10, columnspacing=1.6)
    figure.text(0.02, 0.012, "数字：各街道、乡镇未覆盖人数（1,000 人以上）  Figures: uncovered people by street or township, from 1,000",
                fontsize=9, color="#444444")
    save(figure, path)


def draw_proposals(path, report, layers):
    """The ground around the proposed centers, before and after."""
    proposals, demand = layers["proposals"].sort_values("rank"), layers["assignments"]
    circles = geopandas.GeoSeries([point.buffer(radius, 64) for point, radius in zip(proposals.geometry, proposals.radius_m)], crs=METRIC)
    west, south, east, north = circles.total_bounds
    margin = 900
    west, south, east, north = west - margin, south - margin, east + margin, north + margin
    here = demand.cx[west:east, south:north]
    before = here[here.covered & ~here.proposed]
    gained = here[here.covered & here.proposed]
    never = here[~here.covered]
    frame = shapely.box(west, south, east, north)
    crowded = shapely.union_all([circles.union_all(), here.buffer(120).union_all(), layers["facilities"].buffer(300).union_all()])
    streets = layers["units"][layers["units"].level == "street"]
    width, gap = 9.0, 0.02
    panel = (1 - 3 * gap) / 2
    height = panel * width * (north - south) / (east - west)
    top, bottom = 1.38, 1.72
    total = height + top + bottom
    figure = plt.figure(figsize=(width, total))
    views = [
        ("现状 before", report["coverage"]["overall"], [(before, FACILITY), (gained, CLUSTERS[2][2]), (never, CLUSTERS[2][2])]),
        ("新增五处之后 after five new centers", report["coverage_after"]["overall"],
         [(before, FACILITY), (gained, PROPOSAL), (never, CLUSTERS[2][2])]),
    ]
    for number, (title, totals, points) in enumerate(views):
        axes = figure.add_axes([gap + number * (panel + gap), bottom / total, panel, height / total])
        ground(axes, layers)
        if number:
            circles.plot(ax=axes, color="#cfeee2", edgecolor="none", zorder=2.5)
            circles.boundary.plot(ax=axes, color=PROPOSAL, linewidth=1.4, zorder=5)
        for part, colour in points:
            axes.scatter(part.geometry.x, part.geometry.y, s=part.weight / 14 + 0.6, color=colour, alpha=0.75, linewidth=0, zorder=4)
        facilities(axes, layers["facilities"], 1.5)
        if number:
            axes.scatter(proposals.geometry.x, proposals.geometry.y, s=260, color=PROPOSAL, edgecolor="white", linewidth=1.4, zorder=7)
            for _, site in proposals.iterrows():
                axes.text(site.geometry.x, site.geometry.y, str(site["rank"]), color="white", fontsize=11, weight="bold",
                          ha="center", va="center_baseline", zorder=8)
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        axes.set_title(f"{title}\n覆盖 covered {covered(totals)}", fontsize=11.5, loc="left")
        for _, unit in streets.iterrows():
            point = roomiest(unit.geometry.intersection(frame.buffer(-350)), crowded)
            if point is not None and unit.geometry.intersection(frame).area > 0.04 * frame.area:
                label(axes, point.x, point.y, unit["name"], size=10, color="#555555")
        scale_bar(axes, west + 200, south + 250, 1000, "1 km")
    gained_weight = report["siting"]["gained"]
    figure.text(gap, 1 - 0.36 / total, f"新增五处中心，多覆盖 {gained_weight:,} 人", fontsize=19, weight="bold")
    figure.text(gap, 1 - 0.66 / total, f"Five new centers reach {gained_weight:,} more people (sample county, invented)", fontsize=13)
    rows = [f"{site['rank']}  {site['name']}   +{site['gain']:,}" + ("   必选 required" if site["required"] else "")
            for site in report["siting"]["sites"]]
    figure.text(gap, (bottom - 0.30) / total, "新增中心与新增人数  new centers and what each adds", fontsize=10.5, weight="bold", va="center")
    figure.text(gap, (bottom - 0.42) / total, "\n".join(rows), fontsize=10.5, va="top", linespacing=1.45)
    status = "已证明为最优 proven optimal" if report["siting"]["status"] == "optimal" else f"{report['siting']['gap']:.2%} gap"
    keys = [
        *[Line2D([], [], linestyle="", marker="o", color=colour, markersize=7, label=text) for colour, text in (
            (FACILITY, "已覆盖人口 people covered already"), (PROPOSAL, "新增覆盖人口 people gained"), (CLUSTERS[2][2], "未覆盖人口 people not covered"))],
        Line2D([], [], linestyle="", marker="o", color=FACILITY, markeredgecolor="white", markersize=11, label="现有中心 existing center"),
        Line2D([], [], linestyle="", marker="o", color=PROPOSAL, markeredgecolor="white", markersize=14, label="新增中心 new center, 1 km"),
    ]
    figure.legend(handles=keys, loc="upper left", bbox_to_anchor=(0.465, (bottom - 0.08) / total), frameon=False, fontsize=10, labelspacing=0.4)
    locator = figure.add_axes([0.84, 0.1 / total, 0.15, (bottom - 0.2) / total])
    outline = layers["units"][layers["units"].level == "city"]
    outline.plot(ax=locator, color=BLANK, edgecolor="#444444", linewidth=1)
    geopandas.GeoSeries([frame], crs=METRIC).boundary.plot(ax=locator, color=PROPOSAL, linewidth=1.8)
    locator.set_axis_off()
    figure.text(gap, 0.12 / total, f"最大覆盖模型 MCLP，{status}；圆点面积按人口  dot size by people", fontsize=9, color="#444444", va="center")
    save(figure, path)


def save(figure, path):
    """Writes a picture of at most the largest size, in a palette of 128 colours."""
    figure.savefig(path, dpi=140, facecolor="white")
    plt.close(figure)
    shrink(path)


def shrink(path):
    """Brings a picture to a palette of 128 colours and at most the largest size."""
    with Image.open(path) as image:
        image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        sys.exit(f"make-pictures: {path} has {size:,} bytes, more than {LARGEST_FILE:,}")
    print(f"{path.name}: {size:,} bytes")


def main():
    parser = argparse.ArgumentParser(description="Draws the README's pictures of the sample county.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images", help="folder of the pictures (default: docs/images)")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        use_chinese_font(folder)
        draw_blanks(out / "sample-blanks.png", *run(folder, "cover"))
        sites = ["--candidates", DATA / "candidates.csv", "--exclude", DATA / "exclusions.geojson", "--model", "mclp", "--count", "5"]
        draw_proposals(out / "sample-proposals.png", *run(folder, "site", *sites))
        map_pictures.draw(find_catchment(), folder, out, shrink)


if __name__ == "__main__":
    main()
