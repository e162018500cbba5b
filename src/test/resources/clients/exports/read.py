"""Reads exported files with rdflib and Python's csv; prints how much is in each."""

import csv
import os
import sys

from rdflib import Dataset

folder = sys.argv[1]
for name, syntax in [("x.nq", "nquads"), ("x.trig", "trig"), ("x.ttl", "turtle"), ("x.jsonld", "json-ld")]:
    data = Dataset(default_union=True)
    data.parse(os.path.join(folder, name), format=syntax)
    triples = {(s, p, o) for s, p, o, _ in data.quads()}
    graphs = {str(g) for _, _, _, g in data.quads() if g is not None and "graph" in str(g)}
    print(name, len(triples), "in", len(graphs))
for name in ["nodes.csv", "edges.csv"]:
    with open(os.path.join(folder, "tables", name), encoding="utf-8", newline="") as file:
        print(name, len(list(csv.DictReader(file))))
