# A statement is derived from a passage, gives its reason (rdfs:comment, ent:reason) or is the word of a person (ent:accordingTo).
DELETE WHERE { <statement> prov:wasDerivedFrom ?passage }
