# A document has one title, a text.
DELETE WHERE { <document> dcterms:title ?title }

# A document has one dcterms:source: its file or where it came from.
INSERT DATA { <document> dcterms:source "another.txt" }

# dcterms:created is one xsd:date, xsd:gYearMonth or xsd:gYear.
DELETE { <document> dcterms:created ?old } INSERT { <document> dcterms:created "March" } WHERE { <document> dcterms:created ?old }

# A document has one ent:sha256, 64 hexadecimal digits in lower case.
DELETE WHERE { <document> ent:sha256 ?sum }

# A document has one ent:sha256, 64 hexadecimal digits in lower case.
DELETE { <document> ent:sha256 ?old } INSERT { <document> ent:sha256 "E3B0C442" } WHERE { <document> ent:sha256 ?old }

# What a document mentions (schema:mentions) is an actor.
INSERT DATA { <document> schema:mentions <gas> }
