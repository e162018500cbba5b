# What is confirmed is one fact.
DELETE WHERE { <confirmation> ent:corrects ?what }

# What is confirmed is one fact.
INSERT DATA { <confirmation> ent:corrects <norway> }
