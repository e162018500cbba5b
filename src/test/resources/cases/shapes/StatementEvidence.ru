# A statement is derived from a passage, or gives its reason (rdfs:comment).
DELETE WHERE { <statement> prov:wasDerivedFrom ?passage }
