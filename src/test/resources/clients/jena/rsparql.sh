#!/bin/sh
# Jena's own rsparql. Arguments: the service, the folder of queries. CLASSPATH has jena-cmds.
set -eu
service=$1 queries=$2
ask() { # query, form of the output
  java -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 arq.rsparql --service "${service}sparql" --results "$2" --query "$queries/$1.rq"
}

ask select CSV | tail -n +2 | tr -d '\r' | sed 's/^/select,/'
ask languages TSV | tail -n +2 | sed 's/^/languages	/'
echo "ask,$(ask ask text)"
echo "construct,$(ask construct NT | wc -l)"
echo "describe,$(ask describe TTL | grep -c "People's Republic of China")"
echo "big,$(ask big CSV | tail -n +2 | wc -l)"
