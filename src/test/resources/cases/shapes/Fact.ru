# It needs a label that is not empty.
DELETE WHERE { <project> rdfs:label ?label }

# It needs a label that is not empty.
DELETE { <project> rdfs:label ?old } INSERT { <project> rdfs:label ""@en } WHERE { <project> rdfs:label ?old }

# It has two labels in one language.
INSERT DATA { <project> rdfs:label "another"@en }

# Nothing without evidence: it is derived from at least one passage (oa:SpecificResource).
DELETE WHERE { <meeting> prov:wasDerivedFrom ?passage }

# Nothing without evidence: it is derived from at least one passage (oa:SpecificResource).
INSERT DATA { <rating> prov:wasDerivedFrom <document> }

# ent:date is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:date "2022" }

# ent:dateSigned is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateSigned "2022" }

# ent:dateAnnounced is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateAnnounced "2022" }

# ent:dateStarted is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateStarted "2022" }

# ent:dateEnded is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateEnded "2022" }

# ent:dateDue is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateDue "2022" }

# ent:dateOccurred is an xsd:date, xsd:gYearMonth or xsd:gYear.
INSERT DATA { <agreement> ent:dateOccurred "2022" }

# ent:earliest is one xsd:date.
INSERT DATA { <event> ent:earliest "2024-06-01"^^xsd:date }

# ent:latest is one xsd:date.
INSERT DATA { <event> ent:latest "2024-06-01"^^xsd:date }

# ent:earliest is one xsd:date.
# ent:earliest is after ent:latest.
DELETE { <event> ent:earliest ?old } INSERT { <event> ent:earliest "2024"^^xsd:gYear } WHERE { <event> ent:earliest ?old }

# ent:earliest is after ent:latest.
DELETE { <event> ent:earliest ?old } INSERT { <event> ent:earliest "2025-01-01"^^xsd:date } WHERE { <event> ent:earliest ?old }

# ent:factuality is one concept of the scheme entc:factuality.
INSERT DATA { <agreement> ent:factuality entc:denied }

# ent:factuality is one concept of the scheme entc:factuality.
INSERT DATA { <event> ent:factuality entc:agreed }

# ent:attributedTo names an actor.
INSERT DATA { <event> ent:attributedTo <document> }

# ent:confidence is one xsd:decimal from 0 to 1.
DELETE { <agreement> ent:confidence ?old } INSERT { <agreement> ent:confidence 1.1 } WHERE { <agreement> ent:confidence ?old }
