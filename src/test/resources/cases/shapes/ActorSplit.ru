# Who is split is one actor.
DELETE WHERE { <split> ent:corrects ?what }

# Who is split is one actor.
INSERT DATA { <split> ent:corrects <norway> }

# A split names one other actor.
DELETE WHERE { <split> ent:replacement ?what }

# A split names one other actor.
INSERT DATA { <split> ent:replacement <norway> }

# A split names the documents in which it is another actor.
DELETE WHERE { <split> ent:inDocument ?what }
