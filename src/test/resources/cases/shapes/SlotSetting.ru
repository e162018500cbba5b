# A slot that is set is of one fact.
DELETE WHERE { <setting> ent:corrects ?what }

# A slot that is set is of one fact.
INSERT DATA { <setting> ent:corrects <norway> }

# A setting names one property.
DELETE WHERE { <setting> ent:slot ?what }

# A setting names one property.
INSERT DATA { <setting> ent:slot ent:date }

# A setting gives one value.
DELETE WHERE { <setting> ent:newValue ?what }

# A setting gives one value.
INSERT DATA { <setting> ent:newValue "x" }
