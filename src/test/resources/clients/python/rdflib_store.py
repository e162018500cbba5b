"""rdflib: a remote store that behaves as a graph. Arguments: the service, the folder of queries."""

import sys
from pathlib import Path
from urllib.error import HTTPError

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore

service, queries = sys.argv[1], Path(sys.argv[2])
RUSSIA = URIRef("https://w3id.org/entente/id/actor/russia")


def text(name):
    return (queries / f"{name}.rq").read_text("utf-8")


graph = Graph(SPARQLStore(service + "sparql"))
for row in graph.query(text("select")):
    print("select", row.label, row.signed, row.signed.datatype.split("#")[1], row.amount if row.amount is not None else "-", sep="|")
for row in graph.query(text("languages")):
    print("languages", row.label, row.label.language, sep="|")
print("ask", str(graph.query(text("ask")).askAnswer).lower(), sep="|")
print("construct", len(graph.query(text("construct")).graph), sep="|")
print("describe", Literal("People's Republic of China", "en") in set(graph.query(text("describe")).graph.objects()), sep="|")
print("big", len(graph.query(text("big"))), sep="|")
# The graph's own methods become queries: a pattern, a test, one value, a count.
print("pattern", *sorted(label for label in graph.objects(RUSSIA, RDFS.label)), sep="|")
print("contains", (RUSSIA, RDFS.label, Literal("Россия", "ru")) in graph, sep="|")
for returns in ("json", "csv", "tsv"):
    print(returns, len(Graph(SPARQLStore(service + "sparql", returnFormat=returns)).query(text("languages"))), sep="|")
for method in ("POST", "POST_FORM"):
    print(method, len(Graph(SPARQLStore(service + "sparql", method=method)).query(text("languages"))), sep="|")
# The Graph Store Protocol, by parsing what an address gives.
register = service + "data?graph=https%3A%2F%2Fw3id.org%2Fentente%2Fid%2Fgraph%2Fregister"
print("graph", Literal("俄罗斯", "zh") in set(Graph().parse(register).objects(RUSSIA, RDFS.label)), sep="|")
dataset = Dataset(SPARQLStore(service + "sparql"), default_union=True)
print("dataset", len(set(str(row.g) for row in dataset.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))) > 4, sep="|")
try:
    list(graph.query(text("wrong")))
except (HTTPError, ValueError) as error:
    print("wrong", getattr(error, "code", error), sep="|")
