"""SPARQLWrapper in every form that it knows. Arguments: the service, the folder of queries."""

import sys
from pathlib import Path

from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

service, queries = sys.argv[1], Path(sys.argv[2])


def wrapper(name, form, method=GET):
    sparql = SPARQLWrapper(service + "sparql", returnFormat=form)
    sparql.setQuery((queries / f"{name}.rq").read_text("utf-8"))
    if method == POSTDIRECTLY:
        sparql.setMethod(POST)
        sparql.setRequestMethod(POSTDIRECTLY)
    else:
        sparql.setMethod(method)
    return sparql


for row in wrapper("select", JSON).queryAndConvert()["results"]["bindings"]:
    amount = row["amount"]["value"] if "amount" in row else "-"
    print("select", row["label"]["value"], row["signed"]["value"], row["signed"]["datatype"].split("#")[1], amount, sep="|")
for row in wrapper("languages", JSON, POST).queryAndConvert()["results"]["bindings"]:
    print("languages", row["label"]["value"], row["label"]["xml:lang"], sep="|")
print("ask", str(wrapper("ask", JSON, POSTDIRECTLY).queryAndConvert()["boolean"]).lower(), sep="|")
# Its converters make an rdflib graph of each of these.
for form in (RDFXML, JSONLD):
    print("construct", len(wrapper("construct", form).queryAndConvert()), sep="|")
for form in (TURTLE, N3):
    text = wrapper("construct", form).queryAndConvert().decode("utf-8")
    print("construct-" + form, "Россия" in text, sep="|")
china = wrapper("describe", RDFXML).queryAndConvert()
print("describe", any(str(o) == "People's Republic of China" for o in china.objects()), sep="|")
print("big", len(wrapper("big", JSON).queryAndConvert()["results"]["bindings"]), sep="|")
print("xml", len(wrapper("languages", XML).queryAndConvert().getElementsByTagName("literal")), sep="|")
for form in (CSV, TSV):
    print(form, "俄罗斯" in wrapper("languages", form).queryAndConvert().decode("utf-8"), sep="|")
try:
    wrapper("wrong", JSON).query()
except QueryBadFormed:
    print("wrong", 400, sep="|")
