"""The floor: pyarrow reads both files and nothing is computed."""

from instance import Layer, arguments, report

demand_path, sites_path, _ = arguments()
demand, sites = Layer(demand_path), Layer(sites_path)
report(points=len(demand.lon), facilities=len(sites.lon))
