"""What a script asks that has nothing but Python: urllib and json. Arguments: the service, the folder of queries."""

import json
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

service, queries = sys.argv[1], Path(sys.argv[2])


def ask(name, accept="application/sparql-results+json"):
    form = urlencode({"query": (queries / f"{name}.rq").read_text("utf-8")}).encode()
    return urlopen(Request(service + "sparql", form, {"Accept": accept})).read().decode("utf-8")


def rows(name):
    return json.loads(ask(name))["results"]["bindings"]


for row in rows("select"):
    amount = row["amount"]["value"] if "amount" in row else "-"
    print("select", row["label"]["value"], row["signed"]["value"], row["signed"]["datatype"].split("#")[1], amount, sep="|")
for row in rows("languages"):
    print("languages", row["label"]["value"], row["label"]["xml:lang"], sep="|")
print("ask", str(json.loads(ask("ask"))["boolean"]).lower(), sep="|")
print("construct", len(ask("construct", "application/n-triples").splitlines()), sep="|")
print("describe", "People's Republic of China" in ask("describe", "application/n-triples"), sep="|")
print("big", len(rows("big")), sep="|")
graph = quote("https://w3id.org/entente/id/graph/register")
triples = urlopen(Request(service + "data?graph=" + graph, headers={"Accept": "application/n-triples"})).read().decode("utf-8")
print("graph", "俄罗斯" in triples, sep="|")
try:
    ask("wrong")
except HTTPError as error:
    print("wrong", error.code, sep="|")
