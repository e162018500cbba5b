# It needs a label that is not empty.
DELETE WHERE { <equinor> rdfs:label ?label }

# It needs a label that is not empty.
DELETE { <equinor> rdfs:label ?old } INSERT { <equinor> rdfs:label ""@en } WHERE { <equinor> rdfs:label ?old }

# It has two labels in one language.
INSERT DATA { <equinor> rdfs:label "another"@en }

# An actor is of exactly one of the nine kinds.
DELETE WHERE { <georgia> a ent:State }

# An actor is of exactly one of the nine kinds.
INSERT DATA { <equinor> a ent:Organisation }

# Other names are texts that are not empty.
INSERT DATA { <norway> skos:altLabel <name> }

# owl:sameAs names a resource by its IRI.
INSERT DATA { <norway> owl:sameAs "Q20" }

# skos:exactMatch names a resource by its IRI.
INSERT DATA { <norway> skos:exactMatch "NOR" }

# An actor is a part of another actor.
INSERT DATA { <navy> org:subOrganizationOf <north-sea> }

# An actor is a member of another actor.
INSERT DATA { <minister> org:memberOf <nobody> }

# Who an ambiguous actor may be is an actor.
INSERT DATA { <georgia> ent:candidate <gas> }
