"""Reads a cost matrix with its demand and sites."""

import numpy as np
from pyarrow import csv


class Matrix:
    """Costs by demand point and site; every pair must be there."""

    def __init__(self, demand_path, sites_path, matrix_path):
        demand, sites, pairs = csv.read_csv(demand_path), csv.read_csv(sites_path), csv.read_csv(matrix_path)
        self.row = {str(name): number for number, name in enumerate(demand["id"].to_pylist())}
        self.column = {str(name): number for number, name in enumerate(sites["id"].to_pylist())}
        self.weight = demand["population"].to_numpy().astype(float)
        self.pairs = pairs

    def dense(self):
        """The costs, NaN nowhere, and the weights."""
        cost = np.full((len(self.row), len(self.column)), np.nan)
        rows = [self.row[str(name)] for name in self.pairs["from"].to_pylist()]
        columns = [self.column[str(name)] for name in self.pairs["to"].to_pylist()]
        cost[rows, columns] = self.pairs["cost"].to_numpy()
        if np.isnan(cost).any():
            raise SystemExit("a pair is missing")
        return cost, self.weight
