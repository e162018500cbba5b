# A merged actor is one other actor.
DELETE WHERE { <merged> dcterms:isReplacedBy ?what }

# A merged actor is one other actor.
INSERT DATA { <merged> dcterms:isReplacedBy <document> }

# A merged actor has the name that it had.
DELETE WHERE { <merged> rdfs:label ?what }
