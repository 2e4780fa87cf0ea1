"""DuckDB with its spatial extension: ST_DWithin join in a transverse Mercator plane."""

import sys
from pathlib import Path

import duckdb

from instance import arguments, report
from plane import DEFINITION

demand_path, sites_path, radius = arguments()
connection = duckdb.connect()
try:
    import duckdb_extension_spatial
    library = next(Path(duckdb_extension_spatial.__file__).parent.glob(f"extensions/v{duckdb.__version__}/*.duckdb_extension"))
    connection.execute(f"LOAD '{library}'")
except (ImportError, StopIteration, duckdb.Error) as failure:
    print(f"DuckDB's spatial extension is not available: {failure}", file=sys.stderr)
    sys.exit(69)    # the runner prints "not available"

LAYER = "ST_Transform(ST_Point(lon, lat), 'OGC:CRS84', '" + DEFINITION + "', always_xy := true) AS position"
points, weight = connection.execute(f"""
    WITH demand AS (SELECT id, population, {LAYER} FROM read_csv(?)),
         sites AS (SELECT {LAYER} FROM read_csv(?)),
         covered AS (SELECT DISTINCT demand.id, population FROM demand JOIN sites
                     ON ST_DWithin(demand.position, sites.position, {radius}))
    SELECT count(*), sum(population)::BIGINT FROM covered""", [demand_path, sites_path]).fetchone()
report(covered_points=points, covered_weight=weight)
