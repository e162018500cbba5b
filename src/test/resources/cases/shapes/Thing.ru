# It needs a label that is not empty.
DELETE WHERE { <gas> rdfs:label ?label }

# It needs a label that is not empty.
DELETE { <gas> rdfs:label ?old } INSERT { <gas> rdfs:label ""@en } WHERE { <gas> rdfs:label ?old }

# It has two labels in one language.
INSERT DATA { <gas> rdfs:label "another"@en }

# A thing is an ent:Equipment, ent:Commodity or ent:Technology.
DELETE { <frigate> a ?old } INSERT { <frigate> a ent:Thing } WHERE { <frigate> a ?old }
