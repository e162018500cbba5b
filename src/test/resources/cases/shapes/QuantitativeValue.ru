# A quantity has either schema:value or both schema:minValue and schema:maxValue.
DELETE WHERE { <agreement/quantity> schema:value ?n }

# A quantity has either schema:value or both schema:minValue and schema:maxValue.
DELETE WHERE { <agreement/bounds> schema:maxValue ?n }

# A quantity has either schema:value or both schema:minValue and schema:maxValue.
INSERT DATA { <agreement/bounds> schema:value 2.0 }
