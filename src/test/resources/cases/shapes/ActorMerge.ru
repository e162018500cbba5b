# Who is merged is one actor.
DELETE WHERE { <merge> ent:corrects ?what }

# Who is merged is one actor.
INSERT DATA { <merge> ent:corrects <norway> }

# A merge is into one actor.
DELETE WHERE { <merge> ent:replacement ?what }

# A merge is into one actor.
INSERT DATA { <merge> ent:replacement <norway> }
