# schema:value of a quantity is one number.
DELETE { <agreement/quantity> schema:value ?old } INSERT { <agreement/quantity> schema:value "ten" } WHERE { <agreement/quantity> schema:value ?old }

# schema:minValue of a quantity is one number.
INSERT DATA { <agreement/bounds> schema:minValue 1.0 }

# schema:maxValue of a quantity is one number.
INSERT DATA { <agreement/bounds> schema:maxValue 4.0 }

# schema:minValue is above schema:maxValue.
DELETE { <agreement/bounds> schema:minValue ?old } INSERT { <agreement/bounds> schema:minValue 3.5 } WHERE { <agreement/bounds> schema:minValue ?old }

# A quantity has one schema:unitText, a text.
DELETE WHERE { <agreement/bounds> schema:unitText ?unit }

# ent:comparator is one of = < <= > >= ~, at most once.
DELETE { <agreement/bounds> ent:comparator ?old } INSERT { <agreement/bounds> ent:comparator ">>" } WHERE { <agreement/bounds> ent:comparator ?old }
