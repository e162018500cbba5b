# A statement has one rdf:subject, a resource.
DELETE WHERE { <statement> rdf:subject ?what }

# A statement has one rdf:predicate, an IRI.
DELETE { <statement> rdf:predicate ?old } INSERT { <statement> rdf:predicate "party" } WHERE { <statement> rdf:predicate ?old }

# A statement has one rdf:object.
INSERT DATA { <statement> rdf:object <poland> }

# A statement is derived from passages (oa:SpecificResource).
INSERT DATA { <statement> prov:wasDerivedFrom <document> }
