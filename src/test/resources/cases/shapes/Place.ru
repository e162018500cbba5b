# It needs a label that is not empty.
DELETE WHERE { <north-sea> rdfs:label ?label }

# It needs a label that is not empty.
DELETE { <north-sea> rdfs:label ?old } INSERT { <north-sea> rdfs:label ""@en } WHERE { <north-sea> rdfs:label ?old }

# It has two labels in one language.
INSERT DATA { <north-sea> rdfs:label "another"@en }
