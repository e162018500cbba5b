# A link that is refused is between two facts.
DELETE WHERE { <rejection> ent:corrects ?what }

# A link that is refused is between two facts.
INSERT DATA { <rejection> ent:corrects <norway> }
