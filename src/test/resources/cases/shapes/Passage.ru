# A passage has one oa:hasSource, an ent:Document.
DELETE { <passage> oa:hasSource ?old } INSERT { <passage> oa:hasSource <norway> } WHERE { <passage> oa:hasSource ?old }

# A passage has one oa:hasSource, an ent:Document.
DELETE WHERE { <passage> oa:hasSource ?what }

# A passage has one oa:TextQuoteSelector.
DELETE WHERE { <passage> oa:hasSelector <passage/quote> }

# A passage has one oa:TextPositionSelector.
DELETE WHERE { <passage> oa:hasSelector <passage/position> }
