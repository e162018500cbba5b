#!/bin/sh
# curl, as in the documentation. Arguments: the service, the folder of queries.
set -eu
service=$1 queries=$2
ask() { # query, media type, more options
  name=$1 accept=$2
  shift 2
  curl --silent --show-error --fail-with-body -H "Accept: $accept" --data-urlencode "query@$queries/$name.rq" "$@" "${service}sparql"
}

ask select text/csv | tail -n +2 | tr -d '\r' | sed 's/^/select,/'
ask languages text/tab-separated-values | tail -n +2 | sed 's/^/languages	/'
# The same by GET.
ask languages text/csv --get | tail -n +2 | tr -d '\r' | sed 's/^/get,/'
echo "ask,$(ask ask text/csv | tail -1 | tr -d '\r')"
echo "construct,$(ask construct application/n-triples | wc -l)"
echo "describe,$(ask describe text/turtle | grep -c "People's Republic of China")"
echo "big,$(ask big text/csv | tail -n +2 | wc -l)"
# A query as the body, compressed on the way back.
echo "direct,$(curl --silent --compressed -H 'Content-Type: application/sparql-query' -H 'Accept: text/csv' --data-binary "@$queries/big.rq" "${service}sparql" | tail -n +2 | wc -l)"
echo "graph,$(curl --silent --get -H 'Accept: application/n-triples' --data-urlencode graph=https://w3id.org/entente/id/graph/register "${service}data" | grep -c 俄罗斯)"
echo "head,$(curl --silent --head --get --data-urlencode "query@$queries/select.rq" --write-out '%{http_code}' --output /dev/null "${service}sparql")"
echo "wrong,$(curl --silent --output /dev/null --write-out '%{http_code}' --data-urlencode "query@$queries/wrong.rq" "${service}sparql")"
