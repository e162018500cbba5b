#!/bin/sh
# ROBOT reads the ontology where its IRI leads. Argument: the service. CLASSPATH has robot-command.
set -eu
ontology=${1}ontology
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
robot() {
  java -XX:TieredStopAtLevel=1 org.obolibrary.robot.CommandLineInterface "$@"
}

robot validate-profile --input-iri "$ontology" --profile DL --output "$folder/profile.txt"
cat "$folder/profile.txt"
# Nothing that is wrong by itself: several names a term are ROBOT's rule for ontologies in one language, and are ours on purpose.
robot report --input-iri "$ontology" --fail-on none --output "$folder/report.tsv" >/dev/null
cut -f1,2 "$folder/report.tsv" | grep ERROR | grep -v -e multiple_labels -e duplicate_label || echo 'no other errors'
robot convert --input-iri "$ontology" --format ofn --output "$folder/ontology.ofn"
grep -c '^Declaration(Class(' "$folder/ontology.ofn" | sed 's/^.*$/classes: &/'
