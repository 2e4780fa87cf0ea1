"""What is timed: the instances, what Catchment is asked, and the peers that are asked the same."""

from pathlib import Path

from measure import Program

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "Data" / "sample-county"
TIME_LIMIT = 120    # seconds a solver may take before it gives what it has


class Case:
    """One piece of work: an instance, what Catchment is asked, and the peers that are asked the same."""

    def __init__(self, name, title, instance, radius, count=None, peers=(), planar=False, large=False, target=None,
                 time_limit=TIME_LIMIT, model="mclp", condition=None):
        self.name, self.title, self.instance, self.radius, self.count = name, title, instance, radius, count
        self.peers, self.planar, self.large, self.target, self.time_limit = peers, planar, large, target, time_limit
        self.model, self.condition = model, condition

    @property
    def is_on_costs(self):
        """Whether the costs of pairs are given as matrix.csv and the objective is one of them."""
        return self.model in ("p-median", "p-center")


class WhatIf(Case):
    """A plan of so many scenarios: on the sample county with all its layers, or on an instance, whose sites are its facilities, without."""

    def __init__(self, name, title, scenarios, instance=None, radius=None, large=False):
        super().__init__(name, title, instance, radius, large=large)
        self.scenarios = scenarios


class Edits(Case):
    """One edit of a facility after the other, figures included, and the computation afresh beside it."""

    def __init__(self, name, title, points, facilities):
        super().__init__(name, title, None, None)
        self.points, self.facilities = points, facilities


def graph(model, vertices, count, peers=(), large=False):
    """A case on a graph in the manner of the OR-Library."""
    return Case(f"{model.replace('-', '')}-{vertices}-{count}", f"{model}, graph of {vertices} vertices, p {count}",
                ("graph", vertices, vertices), None, count, peers, planar=True, large=large, model=model)


def conditioned(name, value, flags):
    """A case of MCLP under one condition: the peer's word and number for it, and Catchment's flags."""
    return Case(f"mclp-10k-{name}", f"MCLP, 10 k points × 1 k sites, p 50, 3 km, {' '.join(flags)}", ("clustered", 10_000, 1_000), 3000,
                50, peers=("conditions_highs",), condition=(name, value, flags))


# Peers by file: what the table calls them, and whether their figure must equal Catchment's.
PEERS = {
    "reading_alone": ("pyarrow, reading alone", False),
    "kd_tree": ("SciPy cKDTree, Karney near the radius", True),
    "duckdb_spatial": ("DuckDB spatial, plane", False),
    "shapely_dwithin": ("Shapely dwithin, plane", False),
    "geopandas_buffer": ("GeoPandas buffer + sjoin, plane", False),
    "merged_highs": ("merged model, HiGHS", True),
    "spopt_mclp": ("spopt, HiGHS", True),
    "spopt_distance": ("spopt, HiGHS", True),
    "conditions_highs": ("merged model, HiGHS", True),
    "distance_highs": ("textbook model, HiGHS", True),
}
FAST_COVER = ("reading_alone", "kd_tree", "duckdb_spatial")
CASES = (
    Case("cover-1m", "coverage, 1 M points × 10 k facilities, 1 km, from CSV", ("clustered", 1_000_000, 10_000), 1000,
         peers=(*FAST_COVER, "shapely_dwithin", "geopandas_buffer")),
    Case("mclp-1k", "MCLP, 1 k points × 200 sites, p 20, 3 km", ("clustered", 1_000, 200), 3000, 20,
         peers=("merged_highs", "spopt_mclp")),
    Case("mclp-10k", "MCLP, 10 k points × 1 k sites, p 50, 3 km", ("clustered", 10_000, 1_000), 3000, 50,
         peers=("merged_highs",)),
    Case("sample-county", "sample county, whole site job: units and every layer", None, 1000, 5),
    WhatIf("scenarios-100", "sample county, 100 scenarios: units and every layer of each", 100),
    Edits("edit-1m", "one edit of 10 k facilities over 1 M points, figures included", 1_000_000, 10_000),
    WhatIf("scenarios-1m", "3 scenarios of 1 M points × 10 k facilities, 1 km, from CSV", 3, ("clustered", 1_000_000, 10_000), 1000,
           large=True),
    conditioned("floor", 0.2, ("--floor", "district=20%")),
    conditioned("quota", 4, ("--quota", "district=..4")),
    conditioned("spacing", 5_000, ("--spacing", "5km")),
    conditioned("budget", 8_000_000, ("--budget", "8000000")),
    graph("p-median", 100, 5, peers=("distance_highs", "spopt_distance")),
    graph("p-median", 200, 40, peers=("distance_highs", "spopt_distance")),
    graph("p-center", 100, 5, peers=("distance_highs", "spopt_distance")),
    *(graph("p-median", 900, count) for count in (5, 10, 90)),
    *(graph("p-center", 900, count) for count in (5, 10, 90)),
    *(graph(model, vertices, count, large=True) for model in ("p-median", "p-center") for vertices, counts in (
        (100, (10, 20, 33)), (200, (5, 10, 20, 67)), (300, (5, 10, 30, 60, 100)), (400, (5, 10, 40, 80, 133)),
        (500, (5, 10, 50, 100, 167)), (600, (5, 10, 60, 120, 200)), (700, (5, 10, 70, 140)), (800, (5, 10, 80)),
    ) for count in counts),
    graph("p-center", 200, 40, large=True),
    Case("cover-10m", "coverage, 10 M points × 10 k facilities, 1 km, from CSV", ("clustered", 10_000_000, 10_000), 1000,
         peers=FAST_COVER, large=True),
    *(Case(f"cover-{name}", f"coverage, {points // 1_000_000} M points × {sites // 1000} k facilities, 1 km, from CSV",
           ("clustered", points, sites), 1000, peers=("reading_alone",), large=True)
      for name, points, sites in (("2m", 2_000_000, 10_000), ("5m", 5_000_000, 10_000), ("10m-100k", 10_000_000, 100_000))),
    Case("mclp-10k-spopt", "MCLP, 10 k points × 1 k sites, p 50, 3 km, against spopt", ("clustered", 10_000, 1_000), 3000, 50,
         peers=("merged_highs", "spopt_mclp"), large=True),
    Case("mclp-100k", "MCLP, 100 k points × 1 k sites, p 50, 3 km", ("clustered", 100_000, 1_000), 3000, 50,
         peers=("merged_highs",), large=True),
    Case("mclp-1m", "MCLP, 1 M points × 1 k sites, p 50, 3 km", ("clustered", 1_000_000, 1_000), 3000, 50, large=True),
    Case("mclp-100k-10k", "MCLP, 100 k points × 10 k sites, p 200, 1 km", ("clustered", 100_000, 10_000), 1000, 200, large=True,
         time_limit=60),
    Case("mclp-1m-10k", "MCLP, 1 M points × 10 k sites, p 200, 2 km", ("clustered", 1_000_000, 10_000), 2000, 200, large=True),
    Case("lscp-100k", "LSCP, 100 k points × 1 k sites, 3 km: fewest sites for all that can be covered",
         ("clustered", 100_000, 1_000), 3000, target="100%", large=True),
    Case("partial-100k-10k", "partial cover, 100 k points × 10 k sites, 1 km: fewest sites for half",
         ("clustered", 100_000, 10_000), 1000, target="50%", large=True, time_limit=60),
    Case("cordeau-1m", "Cordeau, Furini & Ljubić: 1 M customers × 100 sites, p 10, radius 5.5 of 30",
         ("cordeau", 1_000_000, 100), 5.5, 10, peers=("merged_highs",), planar=True, large=True),
    Case("cordeau-10m", "Cordeau, Furini & Ljubić: 10 M customers × 100 sites, p 10, radius 5.5 of 30",
         ("cordeau", 10_000_000, 100), 5.5, 10, planar=True, large=True),
    Case("cordeau-10m-wide", "Cordeau, Furini & Ljubić: 10 M customers × 100 sites, p 10, radius 6.25 of 30",
         ("cordeau", 10_000_000, 100), 6.25, 10, planar=True, large=True),
)


def programs(case, files, catchment, python, out):
    """Catchment first, then the peers of the case; without a Python for them, Catchment alone."""
    if isinstance(case, Edits):
        yield Program("Catchment", [catchment.parent / "EditBenchmark", str(case.points), str(case.facilities)], exact=True)
        return
    if isinstance(case, WhatIf):
        layers = [] if case.instance is None else ["--no-layers"]
        yield Program("Catchment", [catchment, "scenario", *files, *layers, "--quiet", "--out", out], exact=True,
                      report=out / "report.json")
        return
    reach = ["--cost-matrix", files[2]] if case.is_on_costs else ["--radius", f"{case.radius}m"]
    common = [*reach, "--crs", "planar" if case.planar else "wgs84", "--quiet", "--out", out]
    if files is None:
        command = ["site", "--demand", SAMPLE / "demand.csv", "--facilities", SAMPLE / "facilities.csv", "--candidates",
                   SAMPLE / "candidates.csv", "--units", SAMPLE / "units.geojson", "--exclude", SAMPLE / "exclusions.geojson"]
    elif case.count is None and case.target is None:
        command = ["cover", "--demand", files[0], "--facilities", files[1], "--no-layers"]
    else:
        command = ["site", "--demand", files[0], "--candidates", files[1], "--no-layers"]
    if case.condition:
        files, (units, priced) = files[:2], files[2:]
        if case.condition[0] == "budget":
            command[command.index(files[1])] = priced
            files = (files[0], priced)
        command += [*(["--units", units] if case.condition[0] in ("floor", "quota") else []), *case.condition[2]]
    if case.count is not None:
        command += ["--model", case.model, "--count", str(case.count), "--time-limit", f"{case.time_limit}s"]
    elif case.target is not None:
        command += ["--model", "lscp", "--target", case.target, "--time-limit", f"{case.time_limit}s"]
    yield Program("Catchment", [catchment, *command, *common], exact=True, report=out / "report.json", accepted=(0, 3, 4))
    for peer in case.peers if python else ():
        name, exact = PEERS[peer]
        counts = [] if case.count is None else [str(case.count), str(case.time_limit)]
        asked = [case.model, *files] if case.is_on_costs else [*files, str(case.radius)]
        if case.condition:
            asked = [*map(str, case.condition[:2]), *asked]
        yield Program(name, [python, "-B", HERE / "peers" / f"{peer}.py", *asked, *counts], exact)


def catchment_figures(case, report):
    """Catchment's report as the figures that peers give."""
    if isinstance(case, Edits):
        return report
    if isinstance(case, WhatIf):
        return {"timing": report["timing"], "scenarios": len(report["scenarios"]),
                "base_weight": report["base"]["overall"]["covered_weight"]}
    figures = {"timing": report["timing"]}
    if case.count is None and case.target is None:
        overall = report["coverage"]["overall"]
        return figures | {"covered_points": overall["covered_points"], "covered_weight": overall["covered_weight"]}
    siting = report["siting"]
    measure = "objective" if case.is_on_costs else "covered_weight" if case.target is None else "sites_opened"
    return figures | {measure: siting["objective"], "proven": siting["status"] == "optimal" and siting["gap"] == 0} | {
        name: siting[name] for name in ("status", "bound", "gap")} | {"base_weight": report["coverage"]["overall"]["covered_weight"]}
