# Who is renamed is one actor.
DELETE WHERE { <renaming> ent:corrects ?what }

# Who is renamed is one actor.
INSERT DATA { <renaming> ent:corrects <norway> }

# A renaming gives one name with its language.
DELETE WHERE { <renaming> ent:newName ?what }

# A renaming gives one name with its language.
INSERT DATA { <renaming> ent:newName "Norge" }
