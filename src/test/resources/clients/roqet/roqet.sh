#!/bin/sh
# roqet of Rasqal: rows over the SPARQL protocol (it reads neither graphs nor ASK from a service), and a query of its own over
# a graph that it fetches. Arguments: the service, the folder of queries.
set -eu
service=$1 queries=$2
ask() { # query, form of the output
  roqet --quiet -p "${service}sparql" -r "$2" -e "$(cat "$queries/$1.rq")"
}

ask select csv | tail -n +2 | tr -d '\r' | sed 's/^/select,/'
ask languages tsv | tail -n +2 | sed 's/^/languages	/'
echo "big,$(ask big csv | tail -n +2 | wc -l)"
register="${service}data?graph=https%3A%2F%2Fw3id.org%2Fentente%2Fid%2Fgraph%2Fregister"
echo "graph,$(roqet --quiet --input sparql11-query -r csv --data "$register" -e "$(cat "$queries/languages.rq")" | grep -c 俄罗斯)"
ask wrong csv >/dev/null 2>&1 || echo "wrong,$?"
