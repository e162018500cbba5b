# A link is owl:sameAs, skos:exactMatch or skos:closeMatch.
DELETE { <norway/link/1> rdf:predicate ?p } INSERT { <norway/link/1> rdf:predicate skos:broadMatch } WHERE { <norway/link/1> rdf:predicate ?p }

# A link leads to an IRI.
DELETE { <norway/link/1> rdf:object ?o } INSERT { <norway/link/1> rdf:object "NO" } WHERE { <norway/link/1> rdf:object ?o }

# A link was made by one method, a concept of entc:method.
DELETE { <norway/link/1> ent:method ?m } INSERT { <norway/link/1> ent:method entc:asserted } WHERE { <norway/link/1> ent:method ?m }

# A link says how sure it is, from 0 to 1.
DELETE { <norway/link/1> ent:confidence ?c } INSERT { <norway/link/1> ent:confidence 1.5 } WHERE { <norway/link/1> ent:confidence ?c }

# A link has the date of its making.
DELETE WHERE { <norway/link/1> dcterms:created ?when }

# A link gives its reason.
# A statement is derived from a passage, gives its reason (rdfs:comment, ent:reason) or is the word of a person (ent:accordingTo).
DELETE WHERE { <norway/link/1> ent:reason ?why }
