# What is refused is one fact.
DELETE WHERE { <refusal> ent:corrects ?what }

# What is refused is one fact.
INSERT DATA { <refusal> ent:corrects <norway> }
