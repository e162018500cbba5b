# A link that is accepted is between two facts.
DELETE WHERE { <acceptance> ent:corrects ?what }

# A link that is accepted is between two facts.
INSERT DATA { <acceptance> ent:corrects <norway> }
