"""GeoPandas the usual way: buffer the facilities, join the points, drop duplicates; transverse Mercator plane."""

import geopandas
import pandas

from instance import arguments, report
from plane import DEFINITION

demand_path, sites_path, radius = arguments()


def layer(path):
    table = pandas.read_csv(path, engine="pyarrow")
    points = geopandas.points_from_xy(table.pop("lon"), table.pop("lat"), crs="OGC:CRS84")
    return geopandas.GeoDataFrame(table, geometry=points).to_crs(DEFINITION)


demand, sites = layer(demand_path), layer(sites_path)
areas = geopandas.GeoDataFrame(geometry=sites.buffer(radius))
joined = geopandas.sjoin(demand, areas, predicate="within")
covered = demand.loc[joined.index.unique()]
report(covered_points=len(covered), covered_weight=covered["population"].sum())
