# A statement is derived from a passage, or gives its reason (rdfs:comment, ent:reason).
DELETE WHERE { <statement> prov:wasDerivedFrom ?passage }
