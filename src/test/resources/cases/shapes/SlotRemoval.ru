# A slot that something is removed from is of one fact.
DELETE WHERE { <removal> ent:corrects ?what }

# A slot that something is removed from is of one fact.
INSERT DATA { <removal> ent:corrects <norway> }

# A removal names one property.
DELETE WHERE { <removal> ent:slot ?what }

# A removal names one property.
INSERT DATA { <removal> ent:slot ent:date }

# A removal names one value, or none for all.
INSERT DATA { <removal> ent:oldValue "x" }
